/** New values for some fields; null removes an optional field. */
export type Changes<T> = {
  [K in keyof T]?: Required<T>[K] | (undefined extends T[K] ? null : never);
};

/** The value with the changes applied. */
export function withChanges<T extends object>(value: T, changes: Partial<Record<keyof T, unknown>>): T {
  const removed = new Set(Object.entries(changes).flatMap(([field, change]) => (change === null ? [field] : [])));
  const kept = Object.entries({ ...value, ...changes }).filter(([field]) => !removed.has(field));
  return Object.fromEntries(kept) as T; // the type `Changes` allows null for optional fields only
}
