import { type OpenPdf, putBytes } from './open-pdf';
import { type Pointer } from './pdfium-functions';
import { coverageOf, isCovered, type Coverage } from './coverage';
import { families } from './fonts';
import { textFrom } from './pdf-annotations';

/** Font size of test drawings, in points. */
const trialSize = 16;

const coverages = new Map<string, Coverage>();

function coverageBy(name: string): Coverage | null {
  const family = families.find((one) => one.name === name);
  if (family === undefined) return null;
  const known = coverages.get(name) ?? coverageOf(family.regular);
  coverages.set(name, known);
  return known;
}

/** The fonts of one page. Embedded fonts look the same everywhere; others are replaced by a font of ours or of PDFium. */
export interface PageFonts {
  /** The name of the font if it cannot draw the character; otherwise null. */
  lacking: (font: Pointer, codePoint: number) => string | null;
  /** The name of the font of a text object without Unicode meaning, if a replaced font would draw other glyphs; null for blanks, which leave no ink. */
  misread: (font: Pointer, object: Pointer) => string | null;
}

/** Code points with a meaning only in their own font, which is not the one that is drawn. */
const isPrivate = (code: number) => code === 0 || (code >= 0xe000 && code <= 0xf8ff) || code >= 0xf_00_00;

/**
 * Symbol fonts, whose letters stand for signs such as a ticked box or an arrow; another font would show the letters. Symbol and ZapfDingbats are not
 * listed, because PDFium has its own.
 */
const signs = /^(?:[A-Z]{6}\+)?(?:wingdings|webdings|marlett|mt ?extra|bookshelf ?symbol)/i;

function hasInk({ pdfium: { call, heap } }: OpenPdf, bitmap: Pointer): boolean {
  const from = call.FPDFBitmap_GetBuffer(bitmap);
  const bytes = call.FPDFBitmap_GetStride(bitmap) * call.FPDFBitmap_GetHeight(bitmap);
  return heap()
    .subarray(from, from + bytes)
    .some((byte) => byte !== 0);
}

/** Draws a text object alone and checks whether anything is visible. */
function leavesInk(open: OpenPdf, object: Pointer): boolean {
  const { pdfium, file } = open;
  const bitmap = pdfium.call.FPDFTextObj_GetRenderedBitmap(file, 0, object, 1);
  if (bitmap === 0) return false;
  try {
    return hasInk(open, bitmap);
  } finally {
    pdfium.call.FPDFBitmap_Destroy(bitmap);
  }
}

/** Draws one character in a font and checks whether it is visible. */
function showsCharacter(open: OpenPdf, font: Pointer, codePoint: number): boolean {
  const { pdfium, file } = open;
  const { call } = pdfium;
  const object = call.FPDFPageObj_CreateTextObj(file, font, trialSize);
  if (object === 0) return false;
  const text = putBytes(pdfium, Buffer.from(`${String.fromCodePoint(codePoint)}\0`, 'utf16le'));
  try {
    return call.FPDFText_SetText(object, text) !== 0 && leavesInk(open, object);
  } finally {
    call.free(text);
    call.FPDFPageObj_Destroy(object);
  }
}

interface Font {
  isEmbedded: boolean;
  name: string;
  coverage: Coverage | null;
  drawn: Map<number, boolean>;
}

export function fontsOfPage(open: OpenPdf): PageFonts {
  const { pdfium } = open;
  const { call } = pdfium;
  const fonts = new Map<Pointer, Font>();

  const fontAt = (font: Pointer): Font => {
    const known = fonts.get(font);
    if (known) return known;
    const isEmbedded = call.FPDFFont_GetIsEmbedded(font) === 1;
    const said = (read: typeof call.FPDFFont_GetFamilyName) => textFrom(pdfium, (...to) => read(font, ...to), 'utf8');
    const name = isEmbedded ? '' : said(call.FPDFFont_GetBaseFontName);
    const coverage = isEmbedded ? null : coverageBy(said(call.FPDFFont_GetFamilyName));
    const one = { isEmbedded, name, coverage, drawn: new Map<number, boolean>() };
    fonts.set(font, one);
    return one;
  };

  const isDrawn = (font: Pointer, { coverage, drawn }: Font, code: number): boolean => {
    const known = drawn.get(code);
    if (known !== undefined) return known;
    // A font draws a box for a character that it does not have.
    const isMissing = isPrivate(code) || (coverage !== null && !isCovered(coverage, code));
    const shown = !isMissing && showsCharacter(open, font, code);
    drawn.set(code, shown);
    return shown;
  };

  return {
    misread: (at, object) => {
      const { isEmbedded, name } = fontAt(at);
      return !isEmbedded && (signs.test(name) || leavesInk(open, object)) ? name || '?' : null;
    },
    lacking: (at, codePoint) => {
      const font = fontAt(at);
      if (font.isEmbedded || (!signs.test(font.name) && isDrawn(at, font, codePoint))) return null;
      return font.name || '?';
    },
  };
}
