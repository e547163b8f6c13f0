import fc from 'fast-check';
import { printable } from '../../documents/pdf/glyphs';
import { renderDocument } from '../../documents/pdf/render';
import { type PrintedBlock, type PrintedDocument } from '../../domain/drafting/printed';
import { readPdf } from '../../scripts/checks/poppler';
import { silent } from '../../scripts/stack/report';
import { aPrintedDocument } from '../build/a-printed-document';

/** What a reader of PDF files may change: spaces, and one code point for another that looks the same. */
const solid = (text: string) => text.normalize('NFKC').replace(/[\s\u200b]/gu, '');

/** The document has each text in a place of each kind, between marks that show where it begins and ends. */
function placing(texts: string[], language: PrintedDocument['language']) {
  const marked = (place: string, text: string, index: number) => `${place}${index}«${text}»`;
  const [party] = aPrintedDocument({ language }).parties;
  if (!party) throw new Error('The document has no party.');
  const paragraphs = texts.map((text, index): PrintedBlock => ({
    kind: 'paragraph',
    number: null,
    text: marked('P', text, index),
  }));
  const table: PrintedBlock = {
    kind: 'table',
    columns: ['right', 'left'].map((align) => ({ title: 'T', width: 1, align: align === 'right' ? 'right' : 'left' })),
    rows: texts.map((text, index) => [marked('C', text, index), marked('D', text, index)]),
    totals: [],
  };
  const document = aPrintedDocument({
    ...{ language, sections: [{ heading: 'H', blocks: [...paragraphs, table] }], annexes: [] },
    parties: texts.map((text, index) => ({ ...party, name: marked('N', text, index), signing: [] })),
  });
  const expected = texts.flatMap((text, index) =>
    ['P', 'C', 'D', 'N'].map((place) => solid(marked(place, text, index))),
  );
  return { document, expected };
}

async function lost(texts: string[], language: PrintedDocument['language'] = 'zh-CN'): Promise<string[]> {
  const { document, expected } = placing(texts, language);
  const { bytes, replaced } = renderDocument(document);
  expect(replaced).toEqual([]);
  const raw = solid((await readPdf(bytes, ['raw'], silent)).raw);
  return expected.filter((text) => !raw.includes(text));
}

const faces = /^NotoSerif(?:SC|JP|KR)?-(?:Regular|Bold)$/;

const markup = [
  ...[
    '#set text(red)',
    '#panic()',
    '{{x}}',
    '<b>bold</b>',
    '$x^2$',
    '*a*',
    '_b_',
    '\\',
    '\\u{41}',
    '@ref',
    '<label>',
    '`raw`',
    '```',
  ],
  ...[
    '// comment',
    '/* comment */',
    '- item',
    '+ item',
    '= heading',
    '/ term: x',
    '~',
    '--',
    '---',
    '...',
    '"quoted"',
    "it's",
    '#{1+1}',
  ],
  ...['https://example.org/a', '[content]', '\\#', '%PDF', '(((', ')))', '&amp;', '${x}', '\\n'],
];

/** Characters that contracts may have: all of these have a face. */
const letters = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      ...Array.from('合同甲方乙方壹贰人民币元，。；：“”（）《》、①㎡℃　々〇ーかカ𠮷㐂镕䶮𬭚äöőŁßñøçЖщΩ€£¥·–—…™'),
    ),
    fc.constantFrom('ｶﾞ', 'e\u0301', 'x\u0323', 'CNY 1,234.50', '人民币 5 元', '2026年3月1日', 'office', '  '),
    fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCodePoint(code)),
    fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCodePoint(code)),
  ),
  minLength: 1,
  maxLength: 120,
});

describe('a text of a contract', () => {
  it('is printed as it stands and is never markup', async () => {
    expect(await lost(markup)).toEqual([]);
    expect(await lost(markup, 'en')).toEqual([]);
  });

  it('survives into the PDF whatever letters it has', async () => {
    const languages = fc.constantFrom<PrintedDocument['language']>('zh-CN', 'en');
    await fc.assert(
      fc.asyncProperty(fc.array(letters, { minLength: 10, maxLength: 30 }), languages, async (texts, language) => {
        expect(await lost(texts, language)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it.each<PrintedDocument['language']>(['zh-CN', 'en'])(
    'survives with every character that a face has (%s)',
    async (language) => {
      const plain: string[] = [];
      for (let code = 0x20; code < 0x11_00_00; code += 1) {
        const character = String.fromCodePoint(code);
        if (!/\p{M}/u.test(character) && printable(character, new Map()) === character) plain.push(character);
      }
      expect(plain.length).toBeGreaterThan(45_000);
      const preamble = Array.from({ length: Math.ceil(plain.length / 500) }, (_, index) =>
        plain.slice(index * 500, (index + 1) * 500).join(''),
      );
      const { bytes, replaced } = renderDocument(aPrintedDocument({ language, preamble }));
      expect(replaced).toEqual([]);
      const found = new Set((await readPdf(bytes, ['raw'], silent)).raw);
      expect(plain.filter((character) => character.trim() !== '' && !found.has(character))).toEqual([]);
    },
  );

  it('never stops the document, whatever it is, and everything set is set in our faces', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            fc.string({ unit: 'binary' }),
            fc.string({ unit: 'grapheme' }),
            fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) }),
          ),
          { maxLength: 40 },
        ),
        async (texts) => {
          const { document } = placing(texts, 'zh-CN');
          const { bytes } = renderDocument({
            ...document,
            title: texts[0] ?? '',
            author: texts[1] ?? '',
            watermark: texts[2] ?? '',
          });
          const { fonts } = await readPdf(bytes, ['fonts'], silent);
          expect(fonts.filter((font) => !faces.test(font))).toEqual([]);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('keeps rare characters of names, and letters of Europe with their marks', async () => {
    const names = [
      '𠮷田',
      '㐂',
      '周镕基',
      '赵堃喆',
      '叶䶮',
      'Őrség Vízművek',
      'Nguyễn Thị Hường',
      'Łódź',
      'Żywiec',
      'Жуков',
      '주식회사 예시',
      '홍길동',
      'x\u0301',
      'e\u0301\u0323',
    ];
    expect(await lost(names)).toEqual([]);
    expect(await lost(names, 'en')).toEqual([]);
  });

  it('has □ for what no face has, and says what that was and how often', async () => {
    const title = '甲🙂乙🙂 שלום سلام ด \u0915\u093f';
    const { bytes, replaced } = renderDocument(aPrintedDocument({ title }));
    const listed = Object.fromEntries(
      replaced.map(({ character, codePoint, count }) => [codePoint, [character, count]]),
    );
    expect(listed).toMatchObject({ 'U+1F642': ['🙂', 2], 'U+05E9': ['ש', 1], 'U+0633': ['س', 1], 'U+0E14': ['ด', 1] });
    expect(replaced.reduce((sum, { count }) => sum + count, 0)).toBe(2 + 4 + 4 + 1 + 2);
    expect(solid((await readPdf(bytes, ['raw'], silent)).raw)).toContain('甲□乙□□□□□□□□□□□□');
  });

  it('loses what has no shape, such as controls that turn its order round, and says so', async () => {
    const title = 'a\u00adb\u200dc\u202ed\u2066e\ufe0ff\u{e0101}g\ufeffh';
    const { bytes, replaced } = renderDocument(aPrintedDocument({ title }));
    expect((await readPdf(bytes, ['raw'], silent)).raw).toContain('abcdefgh\n');
    expect(replaced.map(({ codePoint }) => codePoint)).toEqual([
      'U+00AD',
      'U+200D',
      'U+202E',
      'U+2066',
      'U+FE0F',
      'U+FEFF',
      'U+E0101',
    ]);
    expect(new Set(replaced.map(({ character }) => character))).toEqual(new Set(['\uFFFD']));
  });

  it('shows control characters, halves of pairs and unassigned ones as □ and lists them in a way that any database takes', async () => {
    const { bytes, replaced } = renderDocument(aPrintedDocument({ title: 'a\u0000\u001b\ud800\uffff\ufffc\ue000b' }));
    expect((await readPdf(bytes, ['raw'], silent)).raw).toContain('a□□□□□□b');
    expect(replaced).toHaveLength(6);
    for (const { character } of replaced) expect(character).toBe('\uFFFD');
  });

  it('counts a combining mark that no face has together with its letter', () => {
    // The face that has 𠮷 has no combining breve, and the one with the breve has no 𠮷.
    const { replaced } = renderDocument(aPrintedDocument({ title: '𠮷\u0306 a\u0306' }));
    expect(replaced).toEqual([{ character: '\u0306', codePoint: 'U+0306', count: 1 }]);
  });

  it('begins new lines where it has them, whatever their spelling', async () => {
    const { bytes, replaced } = renderDocument(
      aPrintedDocument({ preamble: ['one\ntwo\r\nthree\rfour\u2028five\vsix\tseven'] }),
    );
    expect((await readPdf(bytes, ['raw'], silent)).raw).toMatch(/one\ntwo\nthree\nfour\nfive\nsix seven\n/);
    expect(replaced).toEqual([]);
  });
});
