import { type PageJob } from './draw-pages';
import { createPageQueues } from './page-queues';
import { type Unshown } from '../../domain/drafting/unshown';

/** A PDF that cannot be shown; the message explains why in a sentence. */
export class PageImageError extends Error {
  override readonly name = 'PageImageError';
}

const widest = 2000;
/** Time limits per file: a page of a large scan takes 2 s. After `quickMs` a file moves to the slow queue, so that it does not block others. */
const [quickMs, limitMs] = [3_000, 15_000];

const askThread = createPageQueues(quickMs, limitMs);

async function answered(job: PageJob, digest?: string) {
  const answer = await askThread(job, digest);
  if ('refused' in answer) throw new PageImageError(answer.refused);
  return answer;
}

/**
 * The number of pages of a PDF, ours or foreign.
 * @throws JobsBusyError; PageImageError when it is not a PDF, needs a password, takes longer than 15 s, or crashes PDFium
 */
export async function pageCount(pdf: Uint8Array): Promise<number> {
  const { pages } = await answered({ pdf, want: 'count' });
  return pages;
}

/**
 * The number of pages of a PDF, and the content that its page images do not show.
 * @throws JobsBusyError; PageImageError when it is not a PDF, needs a password, takes longer than 15 s, or crashes PDFium
 */
export async function comparePages(pdf: Uint8Array): Promise<{ pages: number; unshown: Unshown[] }> {
  const { pages, unshown = [] } = await answered({ pdf, want: 'unshown' });
  return { pages, unshown };
}

/**
 * A page as PNG, in greyscale if it has no colour.
 * @param page from 1
 * @param width in pixels, 1 to 2000; 1240 is sharp on phones. A very long page comes out narrower.
 * @param digest SHA-256 of the file, if the caller knows it
 * @throws JobsBusyError; PageImageError when it is not a PDF, needs a password, has no such page, takes longer than 15 s, or crashes PDFium
 */
export async function pageImage(pdf: Uint8Array, page: number, width: number, digest?: string): Promise<Buffer> {
  if (!Number.isInteger(width) || width < 1 || width > widest)
    throw new PageImageError(`A page can be shown 1 to ${widest} pixels wide, not ${width}.`);
  const { png } = await answered({ pdf, want: { page, width } }, digest);
  if (png === undefined) throw new Error('The thread answered without an image of the page.');
  return Buffer.from(png.buffer, png.byteOffset, png.byteLength);
}
