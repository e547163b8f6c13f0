import { pageCount, PageImageError } from '../pdf/page-images';
import { damagedKind, faults, Refusal, tooManyPages } from './faults';
import { endsAsZip } from './file-end';
import { checkActive } from './pdf-active';

/** Limited because every page is rendered as an image for the deciders. */
const mostPages = 1000;

/** White space, and the end-of-file character of old systems. */
const blanks = [0, 9, 10, 12, 13, 26, 32];

/**
 * Whether only white space follows the last end-of-file marker. Without a marker, readers still find the objects if the file says where its
 * table is. With other data after the marker, the rest of a later revision was cut off.
 */
function isClosed(file: Buffer): boolean {
  const marker = file.lastIndexOf('%%EOF');
  if (marker === -1) return /startxref\s+\d+\s*$/.test(file.toString('latin1', Math.max(0, file.length - 100)));
  return file.subarray(marker + 5).every((byte) => blanks.includes(byte));
}

/**
 * Checks a PDF and counts its pages.
 * @throws Refusal
 */
export async function inspectPdf(file: Buffer): Promise<number> {
  if (endsAsZip(file) || !isClosed(file))
    throw new Refusal(endsAsZip(file) ? faults.twoFilesInOne : damagedKind('pdf'));
  checkActive(file);
  try {
    const pages = await pageCount(file);
    if (pages > mostPages) throw new Refusal(tooManyPages(pages, mostPages));
    if (pages > 0) return pages;
  } catch (error) {
    if (!(error instanceof PageImageError)) throw error;
    if (/password/.test(error.message)) throw new Refusal(faults.encrypted);
  }
  throw new Refusal(damagedKind('pdf'));
}
