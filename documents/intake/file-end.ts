const endOfZip = Buffer.from('PK\x05\x06', 'latin1');
const shortestEnd = 22;
const longestEnd = shortestEnd + 0xffff;

/**
 * Whether programs that read archives take a file for a zip, whatever it begins with: they look for its end only
 * (APPNOTE 4.3.16), and so does Java, which runs what it finds there.
 */
export function endsAsZip(file: Buffer): boolean {
  const tail = file.subarray(Math.max(0, file.length - longestEnd));
  const at = tail.lastIndexOf(endOfZip);
  return at !== -1 && tail.length - at >= shortestEnd;
}
