import { type OpenPdf } from './open-pdf';
import { type Pointer } from './pdfium-functions';

/** Kinds of objects (fpdfview.h) that a page is drawn from. */
const kinds = { text: 1, form: 5 };
const most = { objects: 50_000, deep: 8 };

/** Text that is not drawn on purpose (ISO 32000-2, table 104): under scanned pages, to be searched. */
const invisibleModes = [3, 7];

export interface TextObject {
  font: Pointer;
  isInvisible: boolean;
}

/** A piece of text as it is drawn. */
export function textObjectAt({ pdfium: { call } }: OpenPdf, object: Pointer): TextObject {
  const isInvisible = invisibleModes.includes(call.FPDFTextObj_GetTextRenderMode(object));
  return { font: call.FPDFTextObj_GetFont(object), isInvisible };
}

/** Every piece of text on a page, also of the drawings within it. */
export function textObjectsOn({ pdfium: { call } }: OpenPdf, page: Pointer): Pointer[] {
  const found: Pointer[] = [];
  let left = most.objects;
  const look = (count: number, objectAt: (index: number) => Pointer, depth: number) => {
    for (let index = 0; index < count && left > 0; index += 1, left -= 1) {
      const object = objectAt(index);
      const kind = object === 0 ? 0 : call.FPDFPageObj_GetType(object);
      if (kind === kinds.text) found.push(object);
      if (kind === kinds.form && depth < most.deep)
        look(call.FPDFFormObj_CountObjects(object), (at) => call.FPDFFormObj_GetObject(object, at), depth + 1);
    }
  };
  look(call.FPDFPage_CountObjects(page), (index) => call.FPDFPage_GetObject(page, index), 0);
  return found;
}
