/** Fields with other content; null takes away what may be missing. */
export type Changes<T> = {
  [K in keyof T]?: Required<T>[K] | (undefined extends T[K] ? null : never);
};

/** The value with the changed fields. */
export function withChanges<T extends object>(value: T, changes: Partial<Record<keyof T, unknown>>): T {
  const removed = new Set(Object.entries(changes).flatMap(([field, change]) => (change === null ? [field] : [])));
  const kept = Object.entries({ ...value, ...changes }).filter(([field]) => !removed.has(field));
  return Object.fromEntries(kept) as T; // only what may be missing can be null, by the type of the changes
}
