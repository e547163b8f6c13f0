import { damagedKind, faults, Refusal } from './faults';
import { endsAsZip } from './file-end';
import { checkPixels } from './pixels';

/** Start of frame markers (ITU T.81, B.2.2), without the table markers in the same range. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
const startOfScan = 0xda;

/** Reads the size of the picture from the segments before the first scan. */
function sizeIn(file: Buffer): { width: number; height: number } | null {
  let at = 2;
  while (at + 4 <= file.length && file[at] === 0xff) {
    const marker = file[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === startOfScan) return null;
    if (isFrame(marker))
      return at + 9 <= file.length ? { height: file.readUInt16BE(at + 5), width: file.readUInt16BE(at + 7) } : null;
    at += 2 + file.readUInt16BE(at + 2);
  }
  return null;
}

/**
 * Checks that a JPEG has a size and an end, and no archive appended. Other data after the end is accepted, because cameras write some.
 * @throws Refusal
 */
export function inspectJpeg(file: Buffer): void {
  const size = sizeIn(file);
  if (!size || size.width === 0 || file.lastIndexOf(Buffer.from([0xff, 0xd9])) === -1)
    throw new Refusal(damagedKind('jpeg'));
  if (endsAsZip(file)) throw new Refusal(faults.twoFilesInOne);
  checkPixels(size.width, size.height);
}
