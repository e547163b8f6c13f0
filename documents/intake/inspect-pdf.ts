import { pageCount, PageImageError } from '../pdf/page-images';
import { damagedKind, faults, Refusal } from './faults';
import { endsAsZip } from './file-end';
import { checkActive } from './pdf-active';

/**
 * Checks a PDF and counts its pages.
 * @throws Refusal
 */
export async function inspectPdf(file: Buffer): Promise<number> {
  const marker = file.lastIndexOf('%%EOF');
  if (marker === -1) throw new Refusal(damagedKind('pdf'));
  const isClosed = file
    .subarray(marker + 5)
    .every((byte) => byte === 0 || byte === 9 || byte === 10 || byte === 13 || byte === 32);
  // Without an end of its own after it, what follows is the rest of a later revision that was cut off.
  if (!isClosed) throw new Refusal(endsAsZip(file) ? faults.twoFilesInOne : damagedKind('pdf'));
  if (endsAsZip(file)) throw new Refusal(faults.twoFilesInOne);
  checkActive(file);
  try {
    const pages = await pageCount(file);
    if (pages > 0) return pages;
  } catch (error) {
    if (!(error instanceof PageImageError)) throw error;
    if (/password/.test(error.message)) throw new Refusal(faults.encrypted);
  }
  throw new Refusal(damagedKind('pdf'));
}
