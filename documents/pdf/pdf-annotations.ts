import { type OpenPdf, putBytes } from './open-pdf';
import { type Pdfium, type Pointer } from './pdfium-functions';

/** Annotation subtypes (fpdf_annot.h) that are checked, by number. */
const kinds = {
  ...{ 1: 'Text', 3: 'FreeText', 4: 'Line', 5: 'Square', 6: 'Circle', 7: 'Polygon', 8: 'PolyLine', 9: 'Highlight' },
  ...{ 10: 'Underline', 11: 'Squiggly', 12: 'StrikeOut', 13: 'Stamp', 14: 'Caret', 15: 'Ink', 20: 'Widget' },
  ...{ 24: 'Watermark', 28: 'Redact' },
} as const;
export type AnnotationKind = (typeof kinds)[keyof typeof kinds];

const fieldTypes = { combo: 4, list: 5, text: 6 };
const passwordField = 1 << 13;

/** An annotation: a stamp, a remark, a form field. */
export interface Annotation {
  kind: AnnotationKind;
  /** Flags of ISO 32000-2, table 167. */
  flags: number;
  /** Left, bottom, right and top, in points. */
  rectangle: readonly [number, number, number, number];
  hasAppearance: boolean;
  /** Its text; for many subtypes a remark that is not drawn. */
  contents: string;
  /** Set for text and choice fields. */
  field: { name: string; value: string } | null;
}

/** Maximum length that is read; no field or remark for people is longer. */
const longest = 100_000;

/** Reads a string by PDFium's convention: the first call gives its length in bytes, the second writes it to a buffer. */
export function textFrom(
  pdfium: Pdfium,
  read: (text: Pointer, bytes: number) => number,
  encoding: 'utf16le' | 'utf8' = 'utf16le',
): string {
  const bytes = Math.min(read(0, 0), longest);
  if (bytes <= 0) return '';
  const at = putBytes(pdfium, Buffer.alloc(bytes));
  try {
    read(at, bytes);
    return (
      pdfium
        .heap()
        .toString(encoding, at, at + bytes)
        .split('\0', 1)[0] ?? ''
    );
  } finally {
    pdfium.call.free(at);
  }
}

function rectangleOf(pdfium: Pdfium, annotation: Pointer): Annotation['rectangle'] {
  const at = putBytes(pdfium, Buffer.alloc(16));
  try {
    pdfium.call.FPDFAnnot_GetRect(annotation, at);
    const [left, top, right, bottom] = [0, 4, 8, 12].map((offset) => pdfium.heap().readFloatLE(at + offset));
    return [left ?? 0, bottom ?? 0, right ?? 0, top ?? 0];
  } finally {
    pdfium.call.free(at);
  }
}

function fieldOf({ pdfium, form }: OpenPdf, annotation: Pointer): Annotation['field'] {
  const { call } = pdfium;
  const type = call.FPDFAnnot_GetFormFieldType(form, annotation);
  const isRead = Object.values(fieldTypes).includes(type);
  if (!isRead || (call.FPDFAnnot_GetFormFieldFlags(form, annotation) & passwordField) !== 0) return null;
  return {
    name: textFrom(pdfium, (...to) => call.FPDFAnnot_GetFormFieldName(form, annotation, ...to)),
    value: textFrom(pdfium, (...to) => call.FPDFAnnot_GetFormFieldValue(form, annotation, ...to)),
  };
}

function read(open: OpenPdf, annotation: Pointer): Annotation | null {
  const { pdfium } = open;
  const { call } = pdfium;
  const number = call.FPDFAnnot_GetSubtype(annotation);
  const kind = Object.entries(kinds).find(([known]) => Number(known) === number)?.[1];
  if (kind === undefined) return null;
  const key = putBytes(pdfium, Buffer.from('Contents\0'));
  try {
    return {
      ...{ kind, flags: call.FPDFAnnot_GetFlags(annotation), rectangle: rectangleOf(pdfium, annotation) },
      // An empty string consists of its two terminating bytes.
      hasAppearance: call.FPDFAnnot_GetAP(annotation, 0, 0, 0) > 2,
      contents: textFrom(pdfium, (...to) => call.FPDFAnnot_GetStringValue(annotation, key, ...to)).trim(),
      field: kind === 'Widget' && open.form !== 0 ? fieldOf(open, annotation) : null,
    };
  } finally {
    call.free(key);
  }
}

/** The annotations of a page, at most `most`. */
export function annotationsOn(open: OpenPdf, page: Pointer, most: number): Annotation[] {
  const { call } = open.pdfium;
  const count = Math.min(most, call.FPDFPage_GetAnnotCount(page));
  const found: Annotation[] = [];
  for (let index = 0; index < count; index += 1) {
    const annotation = call.FPDFPage_GetAnnot(page, index);
    if (annotation === 0) continue;
    try {
      const one = read(open, annotation);
      if (one !== null) found.push(one);
    } finally {
      call.FPDFPage_CloseAnnot(annotation);
    }
  }
  return found;
}
