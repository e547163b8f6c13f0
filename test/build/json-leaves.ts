export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };
export type Path = (string | number)[];

/** The paths of all values in JSON that hold no others. */
export function leavesOf(value: Json, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([name, part]) =>
    leavesOf(part, [...path, Array.isArray(value) ? Number(name) : name]),
  );
}
