/** By what file numbers are compared: people write the same one in other widths and cases, with other dashes, with spaces or without. */
export function fileKey(fileNumber: string): string {
  const key = fileNumber
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Cf}]/gu, '')
    .replace(/\p{Pd}/gu, '-');
  return key === '' ? fileNumber : key;
}
