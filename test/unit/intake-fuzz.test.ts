import { readFileSync } from 'node:fs';
import path from 'node:path';
import { inspectUpload } from '../../documents/intake/inspect-upload';
import { WordTemplateError } from '../../documents/intake/template-faults';
import { fillWord, placeholdersIn } from '../../documents/intake/word-template';
import { comparePages, pageImage, PageImageError } from '../../documents/pdf/page-images';
import { renderDocument } from '../../documents/pdf/render';
import { aDrawnPage, appearance, cidFont } from '../build/a-drawn-page';
import { aPdf, packed } from '../build/a-pdf';
import { aJpeg, aPng } from '../build/a-picture';
import { aPrintedDocument } from '../build/a-printed-document';
import { aWordFile, aZip } from '../build/a-zip';
import { mutated, randomNumbers } from '../build/mutated';

const field = (name: string) => readFileSync(path.join(__dirname, '..', 'cases', name));
const files = 500;

/** So many files, each a known one with a few things wrong; the same in every run. */
function manyOf(seed: number, originals: readonly Buffer[], words: readonly string[], count = files): Buffer[] {
  const random = randomNumbers(seed);
  return Array.from({ length: count }, (_, index) =>
    mutated(originals[index % originals.length] ?? Buffer.alloc(0), random, words),
  );
}

/** What came of a file: a word, never an error. */
async function outcomeOf(file: Buffer): Promise<string> {
  const inspected = await inspectUpload(file, 'a');
  return inspected.kind === 'accepted' ? inspected.mediaType : inspected.code;
}

/** What came of filling it: whatever is wrong with a template is told to whoever made it, in both languages. */
async function fillingOf(file: Buffer): Promise<string> {
  const values = {
    values: { 'customer.name': '华东', a: '1' },
    tables: { lineItems: [{ description: 'x', gross: '1' }] },
  };
  try {
    await placeholdersIn(file);
    await fillWord(file, values);
    return 'filled';
  } catch (error) {
    if (!(error instanceof WordTemplateError)) throw error;
    expect(Object.values(error.sentence).every((said) => said.length > 5)).toBe(true);
    return 'invalid';
  }
}

/** What came of drawing it. */
async function drawingOf(file: Buffer): Promise<string> {
  try {
    await comparePages(file);
    await pageImage(file, 1, 60);
    return 'drawn';
  } catch (error) {
    if (!(error instanceof PageImageError)) throw error;
    return 'refused';
  }
}

async function tallyOf(made: readonly Buffer[], what: (file: Buffer) => Promise<string>): Promise<Map<string, number>> {
  const tally = new Map<string, number>();
  for (const file of made) {
    const came = await what(file);
    tally.set(came, (tally.get(came) ?? 0) + 1);
  }
  return tally;
}

const pdfWords = [
  ...[
    '<<',
    '>>',
    '[',
    ']',
    '(',
    ')',
    '<',
    '/',
    ' obj',
    'endobj',
    'stream\n',
    '\nendstream',
    'trailer',
    'startxref\n9',
    '%%EOF',
    ' R',
    '9 0 R',
  ],
  ...[
    '/Filter',
    '/FlateDecode',
    '/Length -1',
    '/Length 99999999',
    '/Kids[2 0 R]',
    '/Parent 3 0 R',
    '/Count 2147483647',
    '/MediaBox[0 0 0 0]',
  ],
  ...[
    '/MediaBox[-1e38 -1e38 1e38 1e38]',
    '/W[1 2 1]',
    '/ObjStm',
    '/N 4294967295',
    '/First -1',
    '-',
    '99999999999999999999',
    '#00',
    '/AP 3 0 R',
  ],
];
const xmlWords = [
  ...['<', '>', '</', '/>', '"', '&', '&#0;', '&#x110000;', ']]>', '<![CDATA[', '<!--', '<?', '\0', '\ufffe'],
  ...[
    '{',
    '}',
    '{#',
    '{/',
    '{#lineItems}',
    '{/lineItems}',
    '{a}',
    '<w:p>',
    '</w:p>',
    '<w:r>',
    '<w:t>',
    '<w:br/>',
    'xmlns:w=""',
    ' w:val="',
  ],
];
const zipWords = [
  'PK\x03\x04',
  'PK\x01\x02',
  'PK\x05\x06',
  '\0\0\0\0',
  '\xff\xff\xff\xff',
  '../',
  '\\',
  '[Content_Types].xml',
];

const paragraphs = ['{customer.name} {a}', '{#lineItems}', '{description} {gross}', '{/lineItems}'];
const template = aWordFile(paragraphs);
const document = (content: string) =>
  `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${content}</w:body></w:document>`;
const body = document(paragraphs.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join(''));
const [types, rels] = [
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
];

/** A whole zip whose parts are XML with a few things wrong: what the reader of a zip lets through. */
function withParts(seed: number): Buffer[] {
  const random = randomNumbers(seed);
  return Array.from({ length: files }, () => {
    const wrong = Math.floor(random() * 4);
    const parts = [types, rels, body].map((text, index) =>
      index === wrong || wrong === 3 ? mutated(Buffer.from(text), random, xmlWords) : text,
    );
    const names = ['[Content_Types].xml', '_rels/.rels', 'word/document.xml'];
    return aZip(names.map((name, index) => ({ name, content: parts[index] ?? '' })));
  });
}

const pdfs = [
  renderDocument(aPrintedDocument()).bytes,
  field('pdf-filled-fields-and-signature-seal-invisible-on-link-page.pdf'),
  field('pdf-chinese-font-not-embedded-text-invisible-on-link-page.pdf'),
  aPdf({ objects: [packed('<</Type/X>>')] }),
  aDrawnPage({
    content: 'BT /F1 20 Tf 72 700 Td <D55CAD6D> Tj ET',
    fonts: { F1: cidFont('Batang', 'UniKS-UCS2-H', 'Korea1') },
    annotations: ['<</Type/Annot/Subtype/Widget/FT/Tx/Rect[72 600 372 640]/T(a)/V(9)/F 4/AP<</N 10 0 R>>>>'],
    objects: [appearance('9')],
  }),
];

describe('five hundred files with a few things wrong each', () => {
  it.each<[string, () => Buffer[]]>([
    ['PDF', () => manyOf(1, pdfs, pdfWords)],
    ['Word', () => manyOf(2, [template, field('docx-backslash-zip-names-refused-as-damaged.docx')], zipWords)],
    ['parts of Word files', () => withParts(3)],
    [
      'pictures',
      () => manyOf(4, [aPng(3, 2), aJpeg()], ['\xff\xd9', '\xff\xda', '\xff\xc0', 'IHDR', 'IEND', '\0\0\0\0']),
    ],
  ])('are each taken or refused when they are uploaded: %s', async (_what, made) => {
    const before = process.memoryUsage().rss;
    const tally = await tallyOf(made(), outcomeOf);
    expect([...tally.values()].reduce((sum, count) => sum + count, 0)).toBe(files);
    expect(tally.size).toBeGreaterThan(2);
    expect(process.memoryUsage().rss - before).toBeLessThan(400_000_000);
  });

  it.each<[string, () => Buffer[]]>([
    ['Word', () => manyOf(5, [template], zipWords)],
    ['parts of Word files', () => withParts(6)],
  ])('are each filled, or refused as templates: %s', async (_what, made) => {
    const tally = await tallyOf(made(), fillingOf);
    expect((tally.get('filled') ?? 0) + (tally.get('invalid') ?? 0)).toBe(files);
    expect(tally.get('invalid')).toBeGreaterThan(10);
    expect(tally.get('filled')).toBeGreaterThan(10);
  });

  it('are each drawn and compared, or refused: PDF', async () => {
    const tally = await tallyOf(manyOf(7, pdfs.slice(1), pdfWords), drawingOf);
    expect((tally.get('drawn') ?? 0) + (tally.get('refused') ?? 0)).toBe(files);
    expect(tally.get('drawn')).toBeGreaterThan(10);
  });
});
