import { encodePng } from './png';

/** A PDF that cannot be shown; the message says why in a sentence. */
export class PageImageError extends Error {
  override readonly name = 'PageImageError';
}

const widest = 2000;
/** A page of A4 at the widest; longer pages become narrower. */
const mostPixels = 6_000_000;
/** The memory of WebAssembly never shrinks: after so many files, which may be scans of 50 MB, it is given back. */
const filesPerLibrary = 50;

/** By `import`, since its types say that it is an ES module; it is loaded when the first page is asked for. */
async function loadLibrary() {
  const { PDFiumLibrary } = await import('@hyzyla/pdfium');
  return PDFiumLibrary.init();
}

type Library = Awaited<ReturnType<typeof loadLibrary>>;
type OpenFile = Awaited<ReturnType<Library['loadDocument']>>;

let library: { loaded: Promise<Library>; files: number } | undefined;
let queue: Promise<unknown> = Promise.resolve();

function discardLibrary(): void {
  const old = library;
  library = undefined;
  void old?.loaded.then(
    (loaded) => {
      loaded.destroy();
    },
    () => undefined,
  );
}

function getLibrary(): Promise<Library> {
  if (library && library.files >= filesPerLibrary) discardLibrary();
  library ??= { loaded: loadLibrary(), files: 0 };
  library.files += 1;
  return library.loaded;
}

/** PDFium's reason, told apart by its words: it has no codes. */
function reasonOf(error: unknown): PageImageError {
  const said = error instanceof Error ? error.message : String(error);
  if (/password/i.test(said)) return new PageImageError('The PDF is protected by a password.', { cause: error });
  return new PageImageError('The file is not a PDF, or it is damaged.', { cause: error });
}

async function withOpened<Result>(pdf: Uint8Array, use: (file: OpenFile) => Promise<Result>): Promise<Result> {
  const loaded = await getLibrary();
  const file = await loaded.loadDocument(pdf).catch((error: unknown) => {
    throw reasonOf(error);
  });
  try {
    return await use(file);
  } finally {
    file.destroy();
  }
}

/** One file at a time: each is in the memory of WebAssembly as a whole, with its page. */
function inTurn<Result>(pdf: Uint8Array, use: (file: OpenFile) => Promise<Result>): Promise<Result> {
  const turn = queue.then(() => withOpened(pdf, use));
  queue = turn.catch((error: unknown) => {
    // A file that broke PDFium itself may have left it broken for the next one.
    if (!(error instanceof PageImageError)) discardLibrary();
  });
  return turn;
}

/**
 * How many pages a PDF has, ours or anybody's.
 * @throws PageImageError when it is no PDF or needs a password.
 */
export function pageCount(pdf: Uint8Array): Promise<number> {
  return inTurn(pdf, (file) => Promise.resolve(file.getPageCount()));
}

/**
 * A page as PNG, in grey where it has no colour.
 * @param page From 1.
 * @param width In pixels, 1 to 2000; 1240 is sharp on phones. A very long page comes out narrower.
 * @throws PageImageError when it is no PDF, needs a password, or has no such page.
 */
export async function pageImage(pdf: Uint8Array, page: number, width: number): Promise<Buffer> {
  if (!Number.isInteger(width) || width < 1 || width > widest)
    throw new PageImageError(`A page can be shown 1 to ${widest} pixels wide, not ${width}.`);
  const { data, ...size } = await inTurn(pdf, async (file) => {
    const pages = file.getPageCount();
    if (!Number.isInteger(page) || page < 1 || page > pages)
      throw new PageImageError(`The PDF has ${pages} ${pages === 1 ? 'page' : 'pages'}, and no page ${page}.`);
    const sheet = file.getPage(page - 1);
    const { originalWidth, originalHeight } = sheet.getOriginalSize();
    const ratio = originalHeight / originalWidth;
    if (!(ratio > 0 && Number.isFinite(ratio))) throw new PageImageError(`Page ${page} of the PDF has no size.`);
    const shown = Math.max(1, Math.min(width, Math.floor(Math.sqrt(mostPixels / ratio))));
    const height = Math.max(1, Math.min(Math.round(shown * ratio), mostPixels));
    return sheet.render({ width: shown, height, render: ({ data: pixels }) => Promise.resolve(pixels) });
  });
  return encodePng(data, size.width, size.height);
}
