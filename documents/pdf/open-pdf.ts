import { type Pdfium, type Pointer } from './pdfium-functions';

/** A file opened in PDFium, with its forms, which are drawn separately from the pages. */
export interface OpenPdf {
  pdfium: Pdfium;
  file: Pointer;
  form: Pointer;
  pages: number;
}

/** Size of the struct of form callbacks (FPDF_FORMFILLINFO); all callbacks stay empty, so that no script in a form runs. */
const callbackBytes = 256;
const callbackVersion = 2;
const wrongPassword = 4;

/** Copies bytes into PDFium's memory. @throws RangeError when there is not enough memory */
export function putBytes({ call, heap }: Pdfium, bytes: Uint8Array): Pointer {
  const at = call.malloc(Math.max(1, bytes.length));
  if (at === 0) throw new RangeError('PDFium has no memory left.');
  heap().set(bytes, at);
  return at;
}

function openForm(pdfium: Pdfium, file: Pointer): { form: Pointer; callbacks: Pointer } {
  const empty = Buffer.alloc(callbackBytes);
  empty.writeUInt32LE(callbackVersion);
  const callbacks = putBytes(pdfium, empty);
  const form = pdfium.call.FPDFDOC_InitFormFillEnvironment(file, callbacks);
  if (form !== 0) pdfium.call.FPDF_RemoveFormFieldHighlight(form);
  return { form, callbacks };
}

/** Opens a file, calls `work` and closes it. @returns the result of `work`, or why the file cannot be opened, in a sentence */
export function withPdf<Result>(
  pdfium: Pdfium,
  pdf: Uint8Array,
  work: (open: OpenPdf) => Result,
): Result | { refused: string } {
  const { call } = pdfium;
  const bytes = putBytes(pdfium, pdf);
  const file = call.FPDF_LoadMemDocument(bytes, pdf.length, 0);
  if (file === 0) {
    const isLocked = call.FPDF_GetLastError() === wrongPassword;
    call.free(bytes);
    return { refused: isLocked ? 'The PDF is protected by a password.' : 'The file is not a PDF, or it is damaged.' };
  }
  const { form, callbacks } = openForm(pdfium, file);
  try {
    return work({ pdfium, file, form, pages: call.FPDF_GetPageCount(file) });
  } finally {
    if (form !== 0) call.FPDFDOC_ExitFormFillEnvironment(form);
    call.free(callbacks);
    call.FPDF_CloseDocument(file);
    call.free(bytes);
  }
}

/** Opens a page, counted from 1, calls `work` and closes it. @returns null if the page cannot be read */
export function withPage<Result>(
  { pdfium: { call }, file, form }: OpenPdf,
  number: number,
  work: (page: Pointer) => Result,
): Result | null {
  const page = call.FPDF_LoadPage(file, number - 1);
  if (page === 0) return null;
  try {
    if (form !== 0) call.FORM_OnAfterLoadPage(page, form);
    return work(page);
  } finally {
    if (form !== 0) call.FORM_OnBeforeClosePage(page, form);
    call.FPDF_ClosePage(page);
  }
}
