import { crc32 } from 'node:zlib';
import { damagedKind, faults, Refusal } from './faults';
import { checkPixels } from './pixels';

const signatureBytes = 8;
/** Length, type and checksum around a chunk's data (PNG 3, 5.3). */
const frameBytes = 12;

/**
 * Checks that a PNG is complete from header to end, with nothing after it. The pixels are not unpacked.
 * @throws Refusal
 */
export function inspectPng(file: Buffer): void {
  let at = signatureBytes;
  let last = '';
  while (at + frameBytes <= file.length && last !== 'IEND') {
    const length = file.readUInt32BE(at);
    const end = at + frameBytes + length;
    if (end > file.length || crc32(file.subarray(at + 4, end - 4)) !== file.readUInt32BE(end - 4)) break;
    const type = file.toString('latin1', at + 4, at + 8);
    if ((last === '') !== (type === 'IHDR') || (type === 'IHDR' && length !== 13)) break;
    if (type === 'IHDR') checkPixels(file.readUInt32BE(at + 8), file.readUInt32BE(at + 12));
    last = type;
    at = end;
  }
  if (last !== 'IEND') throw new Refusal(damagedKind('png'));
  if (at !== file.length) throw new Refusal(faults.twoFilesInOne);
}
