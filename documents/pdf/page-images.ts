import { type PageJob } from './draw-pages';
import { createPageLanes } from './page-lanes';
import { type Unshown } from '../../domain/drafting/unshown';

/** A PDF that cannot be shown; the message says why in a sentence. */
export class PageImageError extends Error {
  override readonly name = 'PageImageError';
}

const widest = 2000;
/** For one file; a page of a large scan takes 2 s. What takes longer than that keeps no other file waiting. */
const [quickMs, limitMs] = [3_000, 15_000];

const askThread = createPageLanes(quickMs, limitMs);

async function answered(job: PageJob) {
  const answer = await askThread(job);
  if ('refused' in answer) throw new PageImageError(answer.refused);
  return answer;
}

/**
 * How many pages a PDF has, ours or anybody's.
 * @throws JobsBusyError; PageImageError when it is no PDF, needs a password, takes longer than 15 s, or breaks PDFium.
 */
export async function pageCount(pdf: Uint8Array): Promise<number> {
  const { pages } = await answered({ pdf, want: 'count' });
  return pages;
}

/**
 * How many pages a PDF has, and what it says that its pictures do not show.
 * @throws JobsBusyError; PageImageError when it is no PDF, needs a password, takes longer than 15 s, or breaks PDFium.
 */
export async function comparePages(pdf: Uint8Array): Promise<{ pages: number; unshown: Unshown[] }> {
  const { pages, unshown = [] } = await answered({ pdf, want: 'unshown' });
  return { pages, unshown };
}

/**
 * A page as PNG, in grey where it has no colour.
 * @param page From 1.
 * @param width In pixels, 1 to 2000; 1240 is sharp on phones. A very long page comes out narrower.
 * @throws JobsBusyError; PageImageError when it is no PDF, needs a password, has no such page, takes longer than 15 s, or breaks PDFium.
 */
export async function pageImage(pdf: Uint8Array, page: number, width: number): Promise<Buffer> {
  if (!Number.isInteger(width) || width < 1 || width > widest)
    throw new PageImageError(`A page can be shown 1 to ${widest} pixels wide, not ${width}.`);
  const { png } = await answered({ pdf, want: { page, width } });
  if (png === undefined) throw new Error('The thread counted pages that were to be drawn.');
  return Buffer.from(png.buffer, png.byteOffset, png.byteLength);
}
