import { type OpenPdf } from './open-pdf';
import { type Pointer } from './pdfium-functions';

/** Types of page objects (fpdfview.h). */
const kinds = { text: 1, form: 5 };
const most = { objects: 50_000, deep: 8 };

/** Text render modes that draw nothing (ISO 32000-2, table 104), used for searchable text under scanned pages. */
const invisibleModes = [3, 7];

export interface TextObject {
  font: Pointer;
  isInvisible: boolean;
}

/** Font and visibility of a text object. */
export function textObjectAt({ pdfium: { call } }: OpenPdf, object: Pointer): TextObject {
  const isInvisible = invisibleModes.includes(call.FPDFTextObj_GetTextRenderMode(object));
  return { font: call.FPDFTextObj_GetFont(object), isInvisible };
}

/** All text objects on a page, including those in form XObjects. */
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
