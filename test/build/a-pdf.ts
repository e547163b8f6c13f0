import { deflateSync } from 'node:zlib';

/** A PDF with one page and these objects; `catalog` and `trailer` are added to the file's own. */
export function aPdf({
  catalog = '',
  objects = [],
  trailer = '',
}: {
  catalog?: string;
  objects?: string[];
  trailer?: string;
}) {
  const all = [
    `<</Type/Catalog/Pages 2 0 R${catalog}>>`,
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>',
    ...objects,
  ];
  const body = all.map((object, index) => `${index + 1} 0 obj${object}endobj\n`).join('');
  return Buffer.from(`%PDF-1.7\n${body}trailer<</Root 1 0 R/Size ${all.length + 1}${trailer}>>\n%%EOF\n`, 'latin1');
}

/** The object packed into an object stream, where a text search does not find it. */
export function packed(object: string): string {
  const content = deflateSync(Buffer.from(`9 0 ${object}`));
  return `<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length ${content.length}>>stream\n${content.toString('latin1')}\nendstream `;
}
