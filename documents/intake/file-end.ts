const endOfZip = Buffer.from('PK\x05\x06', 'latin1');
const shortestEnd = 22;
const longestEnd = shortestEnd + 0xffff;

/**
 * Whether archive programs take the file for a zip, however it begins: they look only for the end record (APPNOTE 4.3.16). So does
 * Java, which would run the code in it.
 */
export function endsAsZip(file: Buffer): boolean {
  const tail = file.subarray(Math.max(0, file.length - longestEnd));
  const at = tail.lastIndexOf(endOfZip);
  return at !== -1 && tail.length - at >= shortestEnd;
}
