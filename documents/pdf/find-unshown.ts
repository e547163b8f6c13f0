import { shorten } from '../../domain/kernel/cut';
import { mostUnshown, type Unshown } from '../../domain/drafting/unshown';
import { type OpenPdf, putBytes, withPage } from './open-pdf';
import { type Annotation, type AnnotationKind, annotationsOn } from './pdf-annotations';
import { fontsOfPage, type PageFonts } from './pdf-glyphs';
import { type Pointer } from './pdfium-functions';
import { type TextObject, textObjectAt, textObjectsOn } from './text-objects';

/** More than any contract has; beyond these limits the result says that nothing was compared. */
const most = { characters: 2_000_000, annotations: 1000, detail: 80 };

/** Annotation flags of ISO 32000-2, table 167. */
const flags = { hidden: 2, print: 4, noView: 32 };
/** Annotations whose text is not drawn, but shown on click. */
const remarks: readonly AnnotationKind[] = [
  ...(['Text', 'Line', 'Square', 'Circle', 'Polygon', 'PolyLine', 'Highlight', 'Underline', 'Squiggly'] as const),
  ...(['StrikeOut', 'Caret', 'Ink'] as const),
];
/** Annotations that PDFium draws from their other entries if they have no appearance. */
const drawnAnyway: readonly AnnotationKind[] = [
  ...(['Text', 'Square', 'Circle', 'Highlight', 'Underline', 'Squiggly', 'StrikeOut', 'Ink'] as const),
];
const normalDisplay = 0;

interface Text {
  open: OpenPdf;
  text: Pointer;
}

const cut = (detail: string) => shorten(detail.replace(/\s+/g, ' ').trim(), most.detail - 1);
const squeezed = (text: string) => text.normalize('NFKC').replace(/[\s\p{Cf}\p{Cc}]/gu, '');

/** The text in a rectangle as it is drawn. */
function textWithin({ open: { pdfium }, text }: Text, [left, bottom, right, top]: Annotation['rectangle']): string {
  const { call, heap } = pdfium;
  const around = [left - 2, top + 2, right + 2, bottom - 2];
  const characters = Math.min(call.FPDFText_GetBoundedText(text, ...around, 0, 0), 10_000);
  if (characters <= 0) return '';
  const at = putBytes(pdfium, Buffer.alloc(characters * 2));
  try {
    const written = call.FPDFText_GetBoundedText(text, ...around, at, characters);
    return heap().toString('utf16le', at, at + Math.min(written, characters) * 2);
  } finally {
    call.free(at);
  }
}

function ofAnnotation(text: Text, annotation: Annotation): Omit<Unshown, 'page'> | null {
  const { kind, flags: set, contents, field, hasAppearance } = annotation;
  if ((set & flags.hidden) !== 0) return null;
  if ((set & flags.noView) !== 0)
    return (set & flags.print) !== 0 ? { what: 'print_only', detail: cut(contents) } : null;
  if (field !== null) {
    const value = squeezed(field.value);
    const isShown = value === '' || squeezed(textWithin(text, annotation.rectangle)).includes(value);
    return isShown ? null : { what: 'field', detail: cut(field.name) };
  }
  if (remarks.includes(kind) && contents !== '') return { what: 'comment', detail: cut(contents) };
  if (hasAppearance || kind === 'Widget' || drawnAnyway.includes(kind)) return null;
  return { what: 'drawing', detail: cut(contents) || kind };
}

/** The code point at an index; it may consist of two units. */
function codePointAt({ open: { pdfium }, text }: Text, index: number): number {
  const { call } = pdfium;
  const unit = call.FPDFText_GetUnicode(text, index);
  if (unit < 0xd800 || unit > 0xdbff) return unit;
  return String.fromCharCode(unit, call.FPDFText_GetUnicode(text, index + 1)).codePointAt(0) ?? 0;
}

const isSeen = (code: number) => code === 0 || !/[\s\p{Cf}\p{Cc}\p{Cs}\p{DI}]/u.test(String.fromCodePoint(code));

/** Names of fonts with characters that cannot be drawn. */
function lackingFonts(text: Text, page: Pointer, characters: number, fonts: PageFonts): Set<string> {
  const { open, text: at } = text;
  const { call } = open.pdfium;
  const lacking = new Set<string>();
  const read = new Map<Pointer, TextObject>();
  for (let index = 0; index < characters; index += 1) {
    if (call.FPDFText_IsGenerated(at, index) === 1) continue;
    const object = call.FPDFText_GetTextObject(at, index);
    if (object === 0) continue;
    const { font, isInvisible } = read.get(object) ?? textObjectAt(open, object);
    read.set(object, { font, isInvisible });
    if (isInvisible || font === 0) continue;
    const code = call.FPDFText_HasUnicodeMapError(at, index) === 1 ? 0 : codePointAt(text, index);
    const name = isSeen(code) ? fonts.lacking(font, code) : null;
    if (name !== null) lacking.add(name);
  }
  // Characters without a meaning outside of their font are not text for PDFium, but they are on the page.
  for (const object of textObjectsOn(open, page).filter((one) => !read.has(one))) {
    const { font, isInvisible } = textObjectAt(open, object);
    const name = isInvisible || font === 0 ? null : fonts.misread(font, object);
    if (name !== null) lacking.add(name);
  }
  return lacking;
}

function withText<Result>(open: OpenPdf, page: Pointer, work: (text: Text) => Result): Result | null {
  const { call } = open.pdfium;
  const text = call.FPDFText_LoadPage(page);
  if (text === 0) return null;
  try {
    return work({ open, text });
  } finally {
    call.FPDFText_ClosePage(text);
  }
}

/** What a page does not show, and its number of characters; null if it has too many. */
function ofPage(open: OpenPdf, number: number, left: number): { found: Unshown[]; characters: number } | null {
  const { call } = open.pdfium;
  // Merge annotations into the page of this copy, so that all drawn text can be read.
  const annotations = withPage(open, number, (page) => {
    const all = annotationsOn(open, page, most.annotations);
    if (all.length > 0) call.FPDFPage_Flatten(page, normalDisplay);
    return all;
  });
  return withPage(open, number, (page) =>
    withText(open, page, (text) => {
      const characters = Math.max(0, call.FPDFText_CountChars(text.text));
      if (characters > left) return null;
      const found = [...lackingFonts(text, page, characters, fontsOfPage(open))].map((name): Omit<Unshown, 'page'> => {
        return { what: 'text', detail: cut(name) };
      });
      for (const annotation of annotations ?? []) {
        const one = ofAnnotation(text, annotation);
        if (one !== null) found.push(one);
      }
      return { found: found.map((one) => ({ page: number, ...one })), characters };
    }),
  );
}

/**
 * Finds content that the page images do not show, by comparing them with the file's text, forms and annotations. Lists at most `mostUnshown`.
 * This changes the file in PDFium's memory, so that it cannot be drawn afterwards.
 */
export function findUnshown(open: OpenPdf): Unshown[] {
  const found: Unshown[] = [];
  let left = most.characters;
  for (let number = 1; number <= open.pages && found.length < mostUnshown; number += 1) {
    const page = ofPage(open, number, left);
    if (page === null) return [...found, { page: number, what: 'unchecked', detail: '' }];
    left -= page.characters;
    found.push(...page.found);
  }
  return found.slice(0, mostUnshown);
}
