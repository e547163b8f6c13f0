import { deflateSync } from 'node:zlib';
import { aPdf, packed } from '../build/a-pdf';
import { outcome } from '../build/inspected';

describe('A PDF', () => {
  const object = (name: string) => `<</${name} 1>>`;
  it.each([
    ...['JavaScript', 'Launch', 'SubmitForm', 'ImportData', 'Rendition', 'Movie', 'Sound', 'RichMedia', 'XFA'],
    'RichMediaExecute',
  ])('with /%s in it is refused: it runs something', async (name) => {
    expect(await outcome(aPdf({ objects: [object(name)] }))).toBe('active_content');
    expect(await outcome(aPdf({ objects: [packed(`<</S/${name}>>`)] }))).toBe('active_content');
  });

  it.each(['EmbeddedFile', 'EmbeddedFiles', 'EF', 'FileAttachment', 'GoToE', 'Collection'])(
    'with /%s in it is refused: it brings files along',
    async (name) => {
      expect(await outcome(aPdf({ objects: [object(name)] }))).toBe('embedded_files');
    },
  );

  it.each([
    ['an action that is not to turn a page', '/OpenAction<</S/URI/URI(http://x.example)>>', 'active_content'],
    ['one after another', '/OpenAction<</S/GoTo/D[3 0 R/Fit]/Next<</S/GoTo>>>>', 'active_content'],
    ['to turn to a page', '/OpenAction<</S/GoTo/D[3 0 R/Fit]>>', 'accepted'],
    ['to turn to a page, by reference', '/OpenAction 4 0 R', 'accepted'],
    ['one when it is closed', '/AA<</WC<</S/URI>>>>', 'active_content'],
    ['one when it is closed that turns a page', '/AA<</WC<</S/GoTo>>>>', 'accepted'],
    ['one that refers to itself', '/OpenAction 5 0 R', 'active_content'],
    ['to turn to the first page, by name', '/OpenAction<</S/Named/N/FirstPage>>', 'accepted'],
    ['to print, by name', '/OpenAction<</S/Named/N/Print>>', 'active_content'],
    ['a page and a print at once', '/OpenAction<</S/Named/N/FirstPage/N/Print>>', 'active_content'],
  ])('that opens with %s ends as it should', async (_what, catalog, expected) => {
    const objects = ['<</S/GoTo/D[3 0 R/Fit]>>', ' 5 0 R '];
    expect(await outcome(aPdf({ catalog, objects }))).toBe(expected);
  });

  it.each([
    ['turns a page', '<</S/GoTo/D[3 0 R/Fit]>>', 'accepted'],
    ['leads elsewhere', '<</S/URI/URI(http://x.example)>>', 'active_content'],
  ])('that opens with an action in a packed object, by its number, which %s, ends as it should', async (...given) => {
    const [, action, expected] = given;
    const file = aPdf({ catalog: '/OpenAction 9 0 R', objects: [packed(action)] });
    expect(await outcome(file)).toBe(expected);
  });

  const stream = (dictionary: string, content: Buffer) =>
    `<</Length ${content.length}${dictionary}>>stream\n${content.toString('latin1')}\nendstream `;
  const plain = Buffer.from('9 0 <</Type/X>>');
  it.each([
    ['plain', stream('/Type/ObjStm/N 1/First 4', plain), 'accepted'],
    ['packed', stream('/Type/ObjStm/N 1/First 4/Filter/FlateDecode', deflateSync(plain)), 'accepted'],
    ['packed, said as a list', stream('/Type/ObjStm/N 1/First 4/Filter[/FlateDecode]', deflateSync(plain)), 'accepted'],
    ['packed in another way', stream('/Type/ObjStm/N 1/First 4/Filter/LZWDecode', plain), 'too_complex'],
    [
      'packed twice',
      stream('/Type/ObjStm/N 1/First 4/Filter[/FlateDecode/FlateDecode]', deflateSync(plain)),
      'too_complex',
    ],
    [
      'packed by something that is no name',
      stream('/Type/ObjStm/N 1/First 4/Filter[/FlateDecode 5]', deflateSync(plain)),
      'too_complex',
    ],
    [
      'changed by a predictor',
      stream('/Type/ObjStm/N 1/First 4/Filter/FlateDecode/DecodeParms<</Predictor 12>>', deflateSync(plain)),
      'too_complex',
    ],
    [
      'with a predictor that changes nothing',
      stream('/Type/ObjStm/N 1/First 4/Filter/FlateDecode/DecodeParms[<</Predictor 1>>]', deflateSync(plain)),
      'accepted',
    ],
    ['of no number', stream('/Type/ObjStm/First 4', plain), 'damaged'],
    ['of two numbers', stream('/Type/ObjStm/N 1/N 2/First 4', plain), 'damaged'],
    ['that is no packed data', stream('/Type/ObjStm/N 1/First 4/Filter/FlateDecode', plain), 'damaged'],
    [
      'that unpacks to far more',
      stream('/Type/ObjStm/N 1/First 4/Filter/FlateDecode', deflateSync(Buffer.alloc(40 * 1024 * 1024))),
      'zip_bomb',
    ],
    ['that is a table of its size', stream('/Type/XRef/Size 9/W[1 2 1]', Buffer.alloc(8)), 'accepted'],
    ['that is a table of a hundred million', stream('/Type/XRef/Size 100000000/W[1 2 1]', plain), 'damaged'],
    ['that is a table without widths', stream('/Type/XRef/Size 9', plain), 'damaged'],
    ['that is a table of thirty bytes a row', stream('/Type/XRef/Size 9/W[10 10 10]', plain), 'accepted'],
    ['that is a table of one more', stream('/Type/XRef/Size 9/W[10 10 11]', plain), 'damaged'],
    ['that is a table of wide columns', stream('/Type/XRef/Size 9/W[20 20 20]', plain), 'damaged'],
    [
      'that is a table in a list of that many',
      stream('/Type/XRef/Size 9/W[1 2 1]/Index[0 99999999]', plain),
      'damaged',
    ],
    ['that is a table of what is encrypted', stream('/Type/XRef/Size 9/W[1 2 1]/Encrypt 4 0 R', plain), 'encrypted'],
  ])('with a stream of objects %s ends as it should', async (_what, object, expected) => {
    expect(await outcome(aPdf({ objects: [object] }))).toBe(expected);
  });

  it.each([
    [
      'that leads to a file of a server',
      '<</S/GoToR/F(\\\\\\\\server\\\\share\\\\a.pdf)/D[0/Fit]>>',
      'external_content',
    ],
    ['whose stream stands in a file', stream('/F(\\\\\\\\server\\\\a.bin)', plain), 'external_content'],
    ['whose stream stands in a named file', stream('/F<</Type/Filespec/F(a.bin)>>', plain), 'external_content'],
    ['whose stream stands in a file by its number', stream('/F 4 0 R', plain), 'external_content'],
    ['whose stream is packed in a file', stream('/FFilter/FlateDecode', plain), 'external_content'],
    [
      'whose drawing is a page of another file',
      stream('/Subtype/Form/Ref<</F(a.pdf)/Page 0>>', plain),
      'external_content',
    ],
    ['whose picture is put in by the printer', stream('/Subtype/Image/OPI<</2.0 4 0 R>>', plain), 'external_content'],
    ['with a font of that name', stream('/Subtype/Form/Resources<</Font<</F 4 0 R/Ref 4 0 R>>>>', plain), 'accepted'],
    ['with a flag of that name', '<</Type/Annot/Subtype/Link/F 4/Ref[4 0 R]>>', 'accepted'],
    ['with a link to a page of the web', '<</S/URI/URI(https://x.example)>>', 'accepted'],
  ])('%s ends as it should', async (_what, object, expected) => {
    expect(await outcome(aPdf({ objects: [object] }))).toBe(expected);
  });

  const bomb = deflateSync(Buffer.alloc(70 * 1024 * 1024));
  const image = '/Subtype/Image/Filter/FlateDecode/BitsPerComponent';
  it.each([
    ['that unpacks to far more', stream('/Filter/FlateDecode', bomb), 'zip_bomb'],
    ['that does so by the short name', stream('/Filter/Fl', bomb), 'zip_bomb'],
    ['that is packed twice', stream('/Filter[/FlateDecode/FlateDecode]', deflateSync(bomb)), 'zip_bomb'],
    ['that calls itself a picture in passing', stream('/Filter/FlateDecode/Kind/Image', bomb), 'zip_bomb'],
    ['that is damaged', stream('/Filter/FlateDecode', plain), 'accepted'],
    ['of a page of A0 in black and white', stream(`${image} 1/Width 13244/Height 18728`, bomb), 'accepted'],
    ['of as large a picture in colour', stream(`${image} 8/Width 13244/Height 18728`, bomb), 'too_many_pixels'],
    ['of a scan of A3', stream(`${image} 8/Width 7016/Height 9921`, bomb), 'accepted'],
  ])('with a stream %s ends as it should', async (_what, object, expected) => {
    expect(await outcome(aPdf({ objects: [object] }))).toBe(expected);
  });

  it('is taken with a thousand pages, and not with one more', async () => {
    const pages = (count: number) => {
      const kids = Array.from({ length: count }, (_, index) => `${index + 4} 0 R`).join(' ');
      const all = Array.from({ length: count }, () => '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>');
      const file = aPdf({ objects: all }).toString('latin1');
      return Buffer.from(file.replace('/Kids[3 0 R]/Count 1', `/Kids[${kids}]/Count ${count}`), 'latin1');
    };
    expect(await outcome(pages(1000))).toBe('accepted');
    expect(await outcome(pages(1001))).toBe('too_many_pages');
    expect(await outcome(pages(100_000))).toBe('too_many_pages');
  });

  it('is taken with ten thousand packed streams, and not with more: to unpack so many takes seconds', async () => {
    const streams = (count: number) => Array.from({ length: count }, () => stream('/Filter/FlateDecode', plain));
    expect(await outcome(aPdf({ objects: streams(10_000) }))).toBe('accepted');
    expect(await outcome(aPdf({ objects: streams(10_001) }))).toBe('too_complex');
  });

  it('with what its own index of packed objects does not name is looked through all the same', async () => {
    const content = '9 0 <</Type/X>> <</S/JavaScript>>';
    const hidden = stream('/Type/ObjStm/N 1/First 4', Buffer.from(content));
    expect(await outcome(aPdf({ objects: [hidden] }))).toBe('active_content');
  });
});
