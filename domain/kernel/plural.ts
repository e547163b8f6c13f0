/** How many of what, in English: `1 record`, `2 records`. Chinese knows no difference. */
export function counted(count: number | string, one: string, many = `${one}s`): string {
  return `${count} ${String(count) === '1' ? one : many}`;
}
