import { aJpeg, aPng, frame, segment } from '../build/a-picture';
import { aWordFile, aZip, documentRelations, type ZipPart } from '../build/a-zip';
import { outcome } from '../build/inspected';

const typed = (type: string) => {
  const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';
  return aZip([
    {
      name: '[Content_Types].xml',
      content: `<Types><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${main}"/><Override PartName="/word/x.bin" ContentType="${type}"/></Types>`,
    },
    {
      name: '_rels/.rels',
      content: `<Relationships><Relationship Id="a" Type="${relation}" Target="word/document.xml"/></Relationships>`,
    },
    { name: 'word/document.xml', content: '<document/>' },
    { name: 'word/x.bin', content: 'x' },
  ]);
};

describe('A Word document', () => {
  it.each([
    'application/vnd.ms-word.document.macroEnabled.main+xml',
    'application/vnd.ms-office.vbaProject',
    'application/vnd.ms-office.activeX+xml',
    'application/vnd.openxmlformats-officedocument.oleObject',
    'application/vnd.ms-word.attachedToolbars',
    'application/vnd.ms-word.keyMapCustomizations+xml',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.connections+xml',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.queryTable+xml',
    'application/vnd.ms-office.webextension+xml',
    'application/vnd.ms-office.customUI+xml',
  ])('with a part of the type %s is refused: it runs something', async (type) => {
    expect(await outcome(typed(type))).toBe('active_content');
  });

  it('with a part of a harmless type is taken', async () => {
    expect(await outcome(typed('application/octet-stream'))).toBe('accepted');
  });

  it.each([
    ...[
      'vbaProject',
      'wordVbaData',
      'xlMacrosheet',
      'xlIntlMacrosheet',
      'oleObject',
      'control',
      'activeXControlBinary',
    ],
    ...[
      'ctrlProp',
      'attachedToolbars',
      'keyMapCustomizations',
      'webextension',
      'webextensiontaskpanes',
      'extensibility',
    ],
    'package',
  ])('that refers to a %s is refused: it runs something', async (type) => {
    expect(await outcome(aWordFile(['x'], [documentRelations(type, 'x.bin')]))).toBe('active_content');
  });

  it.each([
    ...['externalLink', 'externalLinkPath', 'xlExternalLinkPath', 'connections', 'queryTable', 'aFChunk'],
    ...['subDocument', 'frame'],
  ])('that refers to a %s is refused: it fetches something', async (type) => {
    expect(await outcome(aWordFile(['x'], [documentRelations(type, 'x.bin')]))).toBe('external_content');
  });

  it.each(['http://x.example/a.png', 'file:///c:/a.png', '\\\\server\\a.png', '//server/a.png', 'c:\\a.png'])(
    'with a picture at %s is refused: it fetches something',
    async (target) => {
      expect(await outcome(aWordFile(['x'], [documentRelations('image', target)]))).toBe('external_content');
    },
  );

  it('with a picture of its own, and a link to elsewhere, is taken', async () => {
    expect(await outcome(aWordFile(['x'], [documentRelations('image', 'media/a.png')]))).toBe('accepted');
    const link = documentRelations('hyperlink', 'https://x.example', true);
    expect(await outcome(aWordFile(['x'], [link]))).toBe('accepted');
  });

  it('with settings of a printer, which are no text though there is a < in them, is taken', async () => {
    const content = Buffer.from('\x01\x02<\x00\x00\x03', 'latin1');
    expect(await outcome(aWordFile(['x'], [{ name: 'word/printerSettings/one.bin', content }]))).toBe('accepted');
  });

  it('may bring along the workbook that a chart is drawn from, and no other', async () => {
    const beside = (name: string, target: string): ZipPart => ({
      ...documentRelations('package', target),
      name,
    });
    const chart = 'word/charts/_rels/chart1.xml.rels';
    expect(await outcome(aWordFile(['x'], [beside(chart, '../embeddings/a.xlsx')]))).toBe('accepted');
    expect(await outcome(aWordFile(['x'], [beside(chart, '../embeddings/a.docx')]))).toBe('active_content');
    expect(await outcome(aWordFile(['x'], [beside('word/_rels/a.rels', 'a.xlsx')]))).toBe('active_content');
  });

  const run = (...texts: string[]) => texts.map((text) => `<w:r><w:instrText>${text}</w:instrText></w:r>`).join('');
  it.each([
    ['a field that starts a program', run('DDEAUTO c:\\cmd.exe'), 'active_content'],
    ['one in small letters', run(' dde excel'), 'active_content'],
    ['one that is spread over runs', run('D', 'D', 'EAUTO x'), 'active_content'],
    ['one that is spelled with entities', run('&#68;&#x44;E x'), 'active_content'],
    ['one in a section of raw text', run('<![CDATA[DDE x]]>'), 'active_content'],
    ['a simple one', '<w:fldSimple w:instr="DDE x"/>', 'active_content'],
    ['a simple one in single quotes', "<w:fldSimple w:instr='quote DDEAUTO'/>", 'active_content'],
    ['a field of the same letters', run('ADDED TO'), 'accepted'],
    ['a page number', run('PAGE'), 'accepted'],
    ['the word in the text', '<w:t>DDE</w:t>', 'accepted'],
    ['an unfinished tag', '<w:instrText', 'damaged'],
  ])('with %s ends as it should', async (_what, content, expected) => {
    const part = `<w:hdr xmlns:w="w"><w:p>${content}</w:p></w:hdr>`;
    expect(await outcome(aWordFile(['x'], [{ name: 'word/header1.xml', content: part }]))).toBe(expected);
  });

  it('is read in whatever encoding XML may have', async () => {
    const part = '<a><instrText>DDE x</instrText></a>';
    const little = Buffer.from(`\ufeff${part}`, 'utf16le');
    const big = Buffer.from(little).swap16();
    for (const content of [little, big]) {
      expect(await outcome(aWordFile(['x'], [{ name: 'word/a.xml', content }]))).toBe('active_content');
    }
    const strange = `<?xml version="1.0" encoding="utf-7"?>${part}`;
    expect(await outcome(aWordFile(['x'], [{ name: 'word/a.xml', content: strange }]))).toBe('damaged');
    expect(await outcome(aWordFile(['x'], [{ name: 'word/a.xml', content: '<a>\0</a>' }]))).toBe('damaged');
  });

  it.each<[string, ZipPart[]]>([
    ['two parts of one name', [{ name: 'WORD/Document.xml', content: '<a/>' }]],
    ['a second main part', [{ name: '_rels/.RELS', content: '' }]],
  ])('with %s is refused as damaged', async (_what, more) => {
    expect(await outcome(aWordFile(['x'], more))).toBe('damaged');
  });
});

describe('A picture', () => {
  it.each([
    ['a JPEG', aJpeg(), 'accepted'],
    ['a progressive one', aJpeg([frame(30, 20, 0xc2)]), 'accepted'],
    ['one with tables before its frame', aJpeg([segment(0xc4, [0, 0]), frame(30, 20)]), 'accepted'],
    ['one with filling bytes', aJpeg([Buffer.from([0xff, 0xff]), frame(30, 20)]), 'accepted'],
    ['one of a camera that writes more', Buffer.concat([aJpeg(), Buffer.from('camera')]), 'accepted'],
    ['one without a frame', aJpeg([segment(0xe0, [1, 2])]), 'damaged'],
    ['one whose tables have the number of a frame', aJpeg([segment(0xc4, [8, 0, 20, 0, 30])]), 'damaged'],
    ['one of no width', aJpeg([frame(0, 20)]), 'damaged'],
    ['one without an end', aJpeg([frame(30, 20)], []), 'damaged'],
    ['one that is cut in its frame', aJpeg().subarray(0, 8), 'damaged'],
    [
      'one with an archive behind it',
      Buffer.concat([aJpeg(), aZip([{ name: 'a', content: 'a' }])]),
      'two_files_in_one',
    ],
    ['one of more pixels than a page of A3', aJpeg([frame(10_000, 7_001)]), 'too_many_pixels'],
    ['one of as many', aJpeg([frame(10_000, 7_000)]), 'accepted'],
    ['a PNG of an odd header', aPng(3, 2).fill(0, 12, 16), 'damaged'],
  ])('%s ends as it should', async (_what, file, expected) => {
    expect(await outcome(file)).toBe(expected);
  });
});
