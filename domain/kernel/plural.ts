/** A count with its English noun: `1 record`, `2 records`. Chinese has no plural. */
export function counted(count: number | string, one: string, many = `${one}s`): string {
  return `${count} ${String(count) === '1' ? one : many}`;
}
