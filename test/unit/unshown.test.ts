import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { PNG } from 'pngjs';
import { comparePages, pageImage } from '../../documents/pdf/page-images';
import { showUnshown, type Unshown } from '../../domain/drafting/unshown';
import { aDrawnPage, appearance, cidFont, type DrawnPage, helvetica, streamOf } from '../build/a-drawn-page';

const field = (name: string) => readFile(path.join(__dirname, '..', 'cases', name));
const a4 = { width: 595, height: 842 };

/** How many dark or coloured pixels a page has between two heights, in points from below. */
async function ink(pdf: Uint8Array, from: number, to: number): Promise<number> {
  const { data, width } = PNG.sync.read(await pageImage(pdf, 1, a4.width));
  const rows = data.subarray((a4.height - to) * width * 4, (a4.height - from) * width * 4);
  return rows.filter((value, at) => at % 4 === 2 && value < 250).length;
}

describe('a page that somebody else’s program made is drawn', () => {
  it('with what was typed into its form, its seals and stamps, and without what is hidden in it', async () => {
    const filled = await field('pdf-filled-fields-and-signature-seal-invisible-on-link-page.pdf');
    const at: [string, number][] = [
      ...(
        [
          ['field', 700],
          ['stamp', 600],
          ['free text', 500],
          ['seal', 400],
        ] as const
      ).map((one): [string, number] => [...one]),
      ['stamp that is not printed', 200],
      ['field without an appearance', 100],
    ];
    for (const [what, height] of at)
      expect([what, (await ink(filled, height, height + 40)) > 100]).toEqual([what, true]);
    expect(await ink(filled, 300, 340)).toBe(0);
    expect(await comparePages(filled)).toEqual({ pages: 1, unshown: [] });
  });

  it('in our own faces where it names a Chinese font that it does not bring along', async () => {
    const chinese = await field('pdf-chinese-font-not-embedded-text-invisible-on-link-page.pdf');
    expect(await ink(chinese, 690, 740)).toBeGreaterThan(200);
    expect(await comparePages(chinese)).toEqual({ pages: 1, unshown: [] });
  });
});

const rectangle = '/Rect[72 600 372 640]';
const widget = (entries: string) => `<</Type/Annot/Subtype/Widget/FT/Tx${rectangle}/T(amount)${entries}>>`;
const put = (kind: string, entries: string) => `<</Type/Annot/Subtype/${kind}${rectangle}${entries}>>`;
const text = (font: string, show: string): DrawnPage => ({
  content: `BT /F1 20 Tf 72 700 Td ${show} Tj ET`,
  fonts: { F1: font },
});
const korean = cidFont('Batang', 'UniKS-UCS2-H', 'Korea1');
const typeFace = (name: string, more = '') => `<</Type/Font/Subtype/TrueType/BaseFont/${name}${more}>>`;
const omega = '/Encoding<</Type/Encoding/BaseEncoding/WinAnsiEncoding/Differences[1/Omega/afii10017]>>';
const ownFont =
  '<</Type/Font/Subtype/Type3/FontBBox[0 0 10 10]/FontMatrix[.1 0 0 .1 0 0]/FirstChar 97/LastChar 97/Widths[10]/Encoding<</Differences[97/x]>>/CharProcs<</x 10 0 R>>>>';
const drawn = '/F 4/AP<</N 10 0 R>>';
const meaningless = cidFont('Batang', 'Identity-H', 'Identity');
const foreignStamp = streamOf(
  `/Type/XObject/Subtype/Form/BBox[0 0 300 40]/Resources<</Font<</F1 ${meaningless}>>>>`,
  'BT /F1 18 Tf 5 12 Td <12341235> Tj ET',
);

describe('what a file says', () => {
  it.each<[string, DrawnPage]>([
    ['a field whose value is drawn', { annotations: [widget(`/V(900)${drawn}`)], objects: [appearance('900')] }],
    [
      'one that is drawn in pieces',
      { annotations: [widget(`/V(900 000)${drawn}`)], objects: [appearance('900) Tj (000')] },
    ],
    ['one without an appearance', { annotations: [widget('/V(900)/F 4')] }],
    ['one in Chinese', { annotations: [widget('/V<FEFF5408540C4EF76B3E>/F 4')], form: '/NeedAppearances true' }],
    ['one that no form lists', { annotations: [widget(`/V(900)${drawn}`)], objects: [appearance('900')], form: null }],
    ['an empty one', { annotations: [widget('/F 4')] }],
    ['simplified Chinese', text(cidFont('SimSun', 'GBK-EUC-H', 'GB1'), '<BACFCDAC>')],
    ['bold Chinese', text(cidFont('SimHei,Bold', 'GBK-EUC-H', 'GB1'), '<BACFCDAC>')],
    ['traditional Chinese', text(cidFont('MSung-Light', 'UniCNS-UCS2-H', 'CNS1'), '<7E419AD4>')],
    ['Korean', text(korean, '<D55CAD6D>')],
    ['Japanese', text(cidFont('Ryumin-Light', 'UniJIS-UCS2-H', 'Japan1'), '<65E5672C304B>')],
    ['a Chinese font of old programs', text(typeFace('#CB#CE#CC#E5'), '<CBCECCE5>')],
    ['Latin text', text(helvetica, '(Preis 100 \\200 \\344)')],
    [
      'blanks in one font and text in another',
      {
        content: 'BT /F2 9 Tf 72 720 Td (   ) Tj ( ) Tj /F1 20 Tf (a) Tj /F2 9 Tf ( ) Tj ET',
        fonts: { F1: helvetica, F2: typeFace('SimSun') },
      },
    ],
    ['a tick', text('<</Type/Font/Subtype/Type1/BaseFont/ZapfDingbats>>', '(4)')],
    ['a font of its own', { ...text(ownFont, '(a)'), objects: [streamOf('', '10 0 0 0 10 10 d1 0 0 10 10 re f')] }],
    [
      'a marked passage',
      { annotations: [put('Highlight', '/QuadPoints[72 640 372 640 72 600 372 600]/C[1 1 0]/F 4')] },
    ],
    ['a text put on the page', { annotations: [put('FreeText', '/Contents(Price 5)/DA(/Helv 12 Tf)/F 4')] }],
  ])('is shown: %s', async (_what, page) => {
    const pdf = aDrawnPage(page);
    expect((await comparePages(pdf)).unshown).toEqual([]);
    expect((await ink(pdf, 600, 740)) > 0).toBe(_what !== 'an empty one');
  });

  it.each<[string, DrawnPage]>([
    ['a hidden field', { annotations: [widget('/V(900)/F 2/AP<</N 10 0 R>>')], objects: [appearance('100')] }],
    ['a hidden stamp', { annotations: [put('Stamp', '/F 2/AP<</N 10 0 R>>')], objects: [appearance('100')] }],
    [
      'what is neither seen nor printed',
      { annotations: [put('Stamp', '/F 32/AP<</N 10 0 R>>')], objects: [appearance('x')] },
    ],
    ['text to be searched under a scan', text(korean, '3 Tr <D55CAD6D>')],
  ])('and no program shows, is not missed: %s', async (_what, page) => {
    const pdf = aDrawnPage(page);
    expect((await comparePages(pdf)).unshown).toEqual([]);
    expect(await ink(pdf, 590, 740)).toBe(0);
  });

  it.each<[string, DrawnPage, Omit<Unshown, 'page'>]>([
    [
      'a field that shows something else than it holds',
      { annotations: [widget(`/V(900)${drawn}`)], objects: [appearance('100')] },
      { what: 'field', detail: 'amount' },
    ],
    [
      'such letters in a stamp',
      { annotations: [put('Stamp', drawn)], objects: [foreignStamp] },
      { what: 'text', detail: 'Batang' },
    ],
    [
      'letters that mean something in the font alone',
      text(cidFont('SimHei', 'Identity-H', 'Identity'), '<12341235>'),
      { what: 'text', detail: 'SimHei' },
    ],
    ['Greek by its name', text(typeFace('Arial', omega), '(A\\001)'), { what: 'text', detail: 'Arial' }],
    ['Russian by its name', text(typeFace('Arial', omega), '(\\002B)'), { what: 'text', detail: 'Arial' }],
    ['a ticked box', text(typeFace('Wingdings'), '(\\376)'), { what: 'text', detail: 'Wingdings' }],
    [
      'a remark',
      { annotations: [put('Text', '/Contents(Delete  this)/F 4')] },
      { what: 'comment', detail: 'Delete this' },
    ],
    [
      'a remark on a marked passage',
      { annotations: [put('Highlight', '/QuadPoints[72 640 372 640 72 600 372 600]/Contents(No)/F 4')] },
      { what: 'comment', detail: 'No' },
    ],
    ['a stamp without an appearance', { annotations: [put('Stamp', '/F 4')] }, { what: 'drawing', detail: 'Stamp' }],
    [
      'what is seen in print alone',
      { annotations: [put('Stamp', '/F 36/AP<</N 10 0 R>>')], objects: [appearance('x')] },
      { what: 'print_only', detail: '' },
    ],
  ])('and the picture does not, is named: %s', async (_what, page, expected) => {
    expect((await comparePages(aDrawnPage(page))).unshown).toEqual([{ page: 1, ...expected }]);
  });

  it('is named twenty times at most, each with few words', async () => {
    const remarks = Array.from({ length: 30 }, (_, index) =>
      put('Text', `/Contents(${index} ${'long '.repeat(50)})/F 4`),
    );
    const { unshown } = await comparePages(aDrawnPage({ annotations: remarks }));
    expect(unshown).toHaveLength(20);
    expect(unshown.every(({ detail }) => detail.length <= 80)).toBe(true);
  });

  it('is said to be unknown from a page on that cannot be read', async () => {
    const whole = aDrawnPage(text(helvetica, '(a)')).toString('latin1');
    const lost = whole.replace('/Kids[3 0 R]/Count 1', '/Kids[3 0 R 99 0 R]/Count 2');
    const { pages, unshown } = await comparePages(Buffer.from(lost, 'latin1'));
    expect([pages, unshown]).toEqual([2, [{ page: 2, what: 'unchecked', detail: '' }]]);
  });

  it('is said in both languages', () => {
    const all = (['text', 'field', 'comment', 'drawing', 'print_only', 'unchecked'] as const).map((what) =>
      showUnshown({ page: 7, what, detail: 'X' }),
    );
    for (const { en, 'zh-CN': zh } of all)
      expect([en.includes('page 7'), zh.includes('第 7 页')]).toEqual([true, true]);
    expect(new Set(all.flatMap((said) => Object.values(said))).size).toBe(12);
  });
});
