/** The earliest that a zip can say: 1 January 1980. */
const noTime = Buffer.from([0, 0, 0x21, 0]);

/** A zip that does not say when it was packed (APPNOTE 4.4.6): the same content, the same bytes. */
export function withoutTimes(zip: Buffer): Buffer {
  const bytes = Buffer.from(zip);
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    noTime.copy(bytes, at + 12);
    noTime.copy(bytes, bytes.readUInt32LE(at + 42) + 10);
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return bytes;
}
