/** The key by which file numbers are compared: ignores width, case, spaces and the kind of dash. */
export function fileKey(fileNumber: string): string {
  const key = fileNumber
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Cf}]/gu, '')
    .replace(/\p{Pd}/gu, '-');
  return key === '' ? fileNumber : key;
}
