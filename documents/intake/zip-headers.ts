/** The earliest date that a zip can contain: 1 January 1980. */
const noTime = Buffer.from([0, 0, 0x21, 0]);

/** Offsets of each file's directory entry and local header, in a zip that has been checked. */
function* headersOf(zip: Buffer): Generator<{ entry: number; own: number }> {
  const end = zip.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  let entry = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    yield { entry, own: zip.readUInt32LE(entry + 42) };
    entry += 46 + zip.readUInt16LE(entry + 28) + zip.readUInt16LE(entry + 30) + zip.readUInt16LE(entry + 32);
  }
}

/** A zip without packing times (APPNOTE 4.4.6), so that the same content gives the same bytes. */
export function withoutTimes(zip: Buffer): Buffer {
  const bytes = Buffer.from(zip);
  for (const { entry, own } of headersOf(bytes)) {
    noTime.copy(bytes, entry + 12);
    noTime.copy(bytes, own + 10);
  }
  return bytes;
}

const [slash, backslash] = [0x2f, 0x5c];

/** Replaces backslashes in names, which some programs write, by slashes, as `yauzl` reads them. Names in Word files are ASCII (APPNOTE 4.4.17). */
export function withSlashes(zip: Buffer): Buffer {
  const bytes = Buffer.from(zip);
  const mend = (at: number, length: number) => {
    const name = bytes.subarray(at, at + length);
    if (name.every((byte) => byte < 0x80))
      for (const [index, byte] of name.entries()) if (byte === backslash) name[index] = slash;
  };
  for (const { entry, own } of headersOf(bytes)) {
    mend(entry + 46, bytes.readUInt16LE(entry + 28));
    mend(own + 30, bytes.readUInt16LE(own + 26));
  }
  return bytes;
}
