import { parentPort } from 'node:worker_threads';
import { loadPdfium } from './pdfium';
import { encodePng } from './png';

/** A PDF, and which page of it is drawn how wide; null where pages are only counted. */
export interface PageJob {
  pdf: Uint8Array;
  draw: { page: number; width: number } | null;
}

/** How many pages there are, and the one that was to be drawn; `refused` says why not in a sentence. */
export type PageAnswer = { pages: number; png: Uint8Array | null } | { refused: string };

/** Said once without an answer when the thread is ready, then after each job. */
export interface Told {
  answer: PageAnswer | null;
  /** Bytes that PDFium has taken and does not give back. */
  memory: number;
}

/** A page of A4 at the widest; longer pages become narrower. */
const mostPixels = 6_000_000;
/** A file of 50 MB with a scan of A3 at 600 dots an inch needs 0.6 GB. */
const mostMemory = 1024 ** 3;

type Library = Awaited<ReturnType<typeof loadPdfium>>['library'];
type OpenFile = Awaited<ReturnType<Library['loadDocument']>>;

/** PDFium's reason, told apart by its words: it has no codes. */
function reasonOf(error: unknown): { refused: string } {
  // What WebAssembly throws is not about the file: PDFium is broken, and this thread ends.
  if (!(error instanceof Error) || error.name !== 'Error') throw error;
  if (/password/i.test(error.message)) return { refused: 'The PDF is protected by a password.' };
  return { refused: 'The file is not a PDF, or it is damaged.' };
}

async function drawPage(file: OpenFile, page: number, width: number): Promise<PageAnswer> {
  const pages = file.getPageCount();
  if (!Number.isInteger(page) || page < 1 || page > pages)
    return { refused: `The PDF has ${pages} ${pages === 1 ? 'page' : 'pages'}, and no page ${page}.` };
  const sheet = file.getPage(page - 1);
  const { originalWidth, originalHeight } = sheet.getOriginalSize();
  const ratio = originalHeight / originalWidth;
  if (!(ratio > 0 && Number.isFinite(ratio))) return { refused: `Page ${page} of the PDF has no size.` };
  const shown = Math.max(1, Math.min(width, Math.floor(Math.sqrt(mostPixels / ratio))));
  const height = Math.max(1, Math.min(Math.round(shown * ratio), mostPixels));
  const render = ({ data }: { data: Uint8Array }) => Promise.resolve(data);
  const image = await sheet.render({ width: shown, height, render });
  return { pages, png: encodePng(image.data, image.width, image.height) };
}

async function answerTo(library: Library, { pdf, draw }: PageJob): Promise<PageAnswer> {
  const file = await library.loadDocument(pdf).catch(reasonOf);
  if ('refused' in file) return file;
  try {
    if (draw !== null) return await drawPage(file, draw.page, draw.width);
    return { pages: file.getPageCount(), png: null };
  } finally {
    file.destroy();
  }
}

/** The program of the thread in which PDFium runs: what breaks it ends the thread, and page-thread.ts starts another. */
async function serve(): Promise<void> {
  const { library, memory } = await loadPdfium(mostMemory);
  const tell = (answer: PageAnswer | null) => {
    parentPort?.postMessage({ answer, memory: memory() } satisfies Told);
  };
  parentPort?.on('message', (job: PageJob) => {
    // What is thrown is not caught: it ends the thread.
    void answerTo(library, job).then(tell);
  });
  tell(null);
}

void serve();
