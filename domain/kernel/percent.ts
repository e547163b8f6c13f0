/** Whether it is a plain percentage from 0 to 100 with at most four decimals. */
export function isPercent(text: string): boolean {
  return /^((0|[1-9]\d?)(\.\d{1,4})?|100(\.0{1,4})?)$/.test(text);
}
