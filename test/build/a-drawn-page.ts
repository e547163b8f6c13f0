/** A PDF of one page: its content, fonts and annotations. */
export interface DrawnPage {
  content?: string;
  /** Fonts by their names in the content, such as `F1`. */
  fonts?: Readonly<Record<string, string>>;
  annotations?: readonly string[];
  /** Entries of the form, whose fields are the `annotations` with a /T; null if the file has no form. */
  form?: string | null;
  /** Further objects, numbered from 10. */
  objects?: readonly string[];
}

export const helvetica = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>';

export const streamOf = (entries: string, data: string) =>
  `<<${entries}/Length ${Buffer.byteLength(data, 'latin1')}>>stream\n${data}\nendstream`;

/** An appearance stream (ISO 32000-2, 12.5.5) with this text in Helvetica. */
export const appearance = (text: string) =>
  streamOf(
    `/Type/XObject/Subtype/Form/BBox[0 0 300 40]/Resources<</Font<</F1 ${helvetica}>>>>`,
    `BT /F1 18 Tf 5 12 Td (${text}) Tj ET`,
  );

/** A CID font that is not embedded in the file. */
export const cidFont = (name: string, encoding: string, ordering: string) =>
  `<</Type/Font/Subtype/Type0/BaseFont/${name}/Encoding/${encoding}/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/${name}/CIDSystemInfo<</Registry(Adobe)/Ordering(${ordering})/Supplement 1>>/FontDescriptor<</Type/FontDescriptor/FontName/${name}/Flags 6/Ascent 880/Descent -120/CapHeight 880/StemV 93/ItalicAngle 0/FontBBox[0 -200 1000 880]>>>>]>>`;

export function aDrawnPage({ content = '', fonts = {}, annotations = [], form = '', objects = [] }: DrawnPage): Buffer {
  const first = 10 + objects.length;
  const numbers = annotations.map((_, index) => `${first + index} 0 R`);
  const fields = numbers.filter((_, index) => annotations[index]?.includes('/T('));
  const fontList = Object.entries(fonts).map(([name, font]) => `/${name} ${font}`);
  const acroForm = `/AcroForm<</DA(/Helv 12 Tf 0 g)/DR<</Font<</Helv ${helvetica}>>>>/Fields[${fields.join(' ')}]${form ?? ''}>>`;
  const all: [number, string][] = [
    [1, `<</Type/Catalog/Pages 2 0 R${form === null ? '' : acroForm}>>`],
    [2, '<</Type/Pages/Kids[3 0 R]/Count 1>>'],
    [
      3,
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<<${fontList.join('')}>>>>/Annots[${numbers.join(' ')}]>>`,
    ],
    [4, streamOf('', content)],
    ...objects.map((object, index): [number, string] => [10 + index, object]),
    ...annotations.map((object, index): [number, string] => [first + index, object]),
  ];
  const body = all.map(([number, object]) => `${number} 0 obj\n${object}\nendobj\n`).join('');
  return Buffer.from(`%PDF-1.7\n${body}trailer<</Root 1 0 R/Size ${first + annotations.length}>>\n%%EOF\n`, 'latin1');
}
