import { counted } from '../../domain/kernel/plural';
import { parentPort } from 'node:worker_threads';
import { findUnshown } from './find-unshown';
import { type OpenPdf, putBytes, withPage, withPdf } from './open-pdf';
import { loadPdfium } from './pdfium';
import { type Pdfium, type Pointer } from './pdfium-functions';
import { encodePng } from './png';
import { type Unshown } from '../../domain/drafting/unshown';

/** A PDF and what is wanted: the number of pages, the content that images would not show, or one page at a width in pixels. */
export interface PageJob {
  pdf: Uint8Array;
  want: 'count' | 'unshown' | { page: number; width: number };
}

/** The result; `refused` explains a failure in a sentence, `isLate` says that it timed out. */
export type PageAnswer = { pages: number; png?: Uint8Array; unshown?: Unshown[] } | { refused: string; isLate?: true };

/** Sent once without an answer when the thread is ready, then after each job. */
export interface Told {
  answer: PageAnswer | null;
  /** Bytes that PDFium has allocated and does not free. */
  memory: number;
}

/** An A4 page at the maximum width; longer pages are drawn narrower. */
const mostPixels = 6_000_000;
/** Memory limit: a 50 MB file with an A3 scan at 600 dpi needs 0.6 GB. */
const mostMemory = 1024 ** 3;

const bytesAPixel = 4;
const format = 4; // blue, green, red, alpha
const white = 0xffffffff;
/** Flags of fpdfview.h: draw annotations, and red first. */
const annotations = 0x01;
const redFirst = 0x10;

/** Draws the page and then its form, because fields and seals are not part of the page. */
function paint({ pdfium: { call, heap }, form }: OpenPdf, page: Pointer, pixels: Pointer, size: number[]): Uint8Array {
  const [width = 0, height = 0] = size;
  const bitmap = call.FPDFBitmap_CreateEx(width, height, format, pixels, width * bytesAPixel);
  if (bitmap === 0) throw new RangeError('PDFium has no memory left.');
  try {
    call.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, white);
    call.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, annotations | redFirst);
    if (form !== 0) call.FPDF_FFLDraw(form, bitmap, page, 0, 0, width, height, 0, redFirst);
    return Uint8Array.from(heap().subarray(pixels, pixels + width * height * bytesAPixel));
  } finally {
    call.FPDFBitmap_Destroy(bitmap);
  }
}

function drawPage(open: OpenPdf, number: number, wanted: number): PageAnswer {
  const { pdfium, pages } = open;
  const { call } = pdfium;
  if (!Number.isInteger(number) || number < 1 || number > pages)
    return { refused: `The PDF has ${counted(pages, 'page')}, and no page ${number}.` };
  const drawn = withPage(open, number, (page): PageAnswer => {
    const ratio = call.FPDF_GetPageHeight(page) / call.FPDF_GetPageWidth(page);
    if (!(ratio > 0 && Number.isFinite(ratio))) return { refused: `Page ${number} of the PDF has no size.` };
    const width = Math.max(1, Math.min(wanted, Math.floor(Math.sqrt(mostPixels / ratio))));
    const height = Math.max(1, Math.min(Math.round(width * ratio), mostPixels));
    const pixels = putBytes(pdfium, Buffer.alloc(width * height * bytesAPixel));
    try {
      return { pages, png: encodePng(paint(open, page, pixels, [width, height]), width, height) };
    } finally {
      call.free(pixels);
    }
  });
  return drawn ?? { refused: `Page ${number} of the PDF cannot be read.` };
}

function answerTo(pdfium: Pdfium, { pdf, want }: PageJob): PageAnswer {
  return withPdf(pdfium, pdf, (open): PageAnswer => {
    if (want === 'count') return { pages: open.pages };
    if (want === 'unshown') return { pages: open.pages, unshown: findUnshown(open) };
    return drawPage(open, want.page, want.width);
  });
}

/** The program of the thread that runs PDFium. A crash ends the thread, and page-thread.ts starts another one. */
async function serve(): Promise<void> {
  const pdfium = await loadPdfium(mostMemory);
  const tell = (answer: PageAnswer | null) => {
    parentPort?.postMessage({ answer, memory: pdfium.memory() } satisfies Told);
  };
  parentPort?.on('message', (job: PageJob) => {
    // Errors are not caught: they end the thread.
    tell(answerTo(pdfium, job));
  });
  tell(null);
}

void serve();
