import { bracketed, piecesOf } from '../../documents/pdf/pieces';
import { settingOf } from '../../documents/pdf/columns';
import { renderDocument } from '../../documents/pdf/render';
import { type PrintedBlock, type PrintedColumn, type PrintedDocument } from '../../domain/drafting/printed';
import { readPdf } from '../../scripts/checks/poppler';
import { silent } from '../../scripts/stack/report';
import { aPrintedDocument, priceTable } from '../build/a-printed-document';

/** Margins of the page, in points, with a few for the empty half of a full stop that ends a line. */
const [left, right] = [55, 545];

const amounts = ['1', '不锈钢立式多级离心泵，含控制柜', '台', '1,000', '1,234,567,890.00', '5%', '13%'];
const row = [...amounts, '1,234,567,890.00', '123,456,789.00', '1,234,567,890.00'];
const titles = [
  '序号',
  '名称及说明',
  '单位',
  '数量',
  '含税单价（人民币元）',
  '折扣',
  '税率',
  '不含税金额',
  '税额',
  '价税合计',
];
const widths = [5, 26, 6, 8, 14, 7, 7, 14, 12, 15];
const columns = titles.map((title, index): PrintedColumn => ({ title, width: widths[index] ?? 1, align: 'right' }));

/** The same long text in every place that a document has. */
function filledWith(text: string, language: PrintedDocument['language']): PrintedDocument {
  const rows = [{ label: text, value: text }];
  const blocks: PrintedBlock[] = [
    { kind: 'paragraph', number: '1.1', text },
    { kind: 'paragraph', number: '1.2', text, isBold: true },
    { kind: 'paragraph', number: null, text },
    { kind: 'item', number: '(1)', text },
    { kind: 'item', number: '(2)', text, isBold: true },
    { kind: 'table', columns, rows: [row.map(() => text)], totals: [row] },
  ];
  return aPrintedDocument({
    ...{
      language,
      title: text,
      facts: rows,
      preamble: [text],
      annexes: [],
      footer: { number: text, revision: 1, digest: text },
    },
    parties: [1, 2].map(() => ({ role: '甲方', name: text, rows, signing: rows })),
    sections: [{ heading: text, blocks }],
    acknowledgement: { text, signing: rows },
  });
}

describe('the page of a contract', () => {
  it.each([
    ['names of 200 Chinese characters', '深圳市某某某某有限责任公司'.repeat(16).slice(0, 200)],
    ['Latin words without an end', 'Donaudampfschifffahrtsgesellschaft'.repeat(6)],
    ['the widest letters', 'WMW@'.repeat(30)],
    ['digests', '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'],
    ['signs that no line may begin with', '。'.repeat(80)],
    ['letters with marks', 'e\u0301\u0323'.repeat(60)],
    ['amounts of ten digits', '人民币 1,234,567,890.00 元'.repeat(8)],
  ])('holds %s', async (_what, text) => {
    for (const language of ['zh-CN', 'en'] as const) {
      const { extent } = await readPdf(renderDocument(filledWith(text, language)).bytes, ['extent'], silent);
      expect(extent.left).toBeGreaterThan(left);
      expect(extent.right).toBeLessThan(right);
    }
  });

  it('keeps ten amounts and rates of a row unbroken, in letters that can be read', async () => {
    const table: PrintedBlock = { kind: 'table', columns, rows: [row, row], totals: [row] };
    const { raw } = await readPdf(
      renderDocument(aPrintedDocument({ annexes: [{ heading: '附件', blocks: [table] }] })).bytes,
      ['raw'],
      silent,
    );
    expect(raw.match(/(?<!\S)1,234,567,890\.00(?!\S)/g)).toHaveLength(9);
    expect(raw.match(/(?<!\S)13%(?!\S)/g)).toHaveLength(3);
    expect(raw).toContain('序号');
    expect(settingOf(columns, [row]).size).toBeGreaterThanOrEqual(7);
  });

  it('gives the columns of a table their wished shares where the words leave room', () => {
    const wished = [1, 3].map((width): PrintedColumn => ({ title: 'A', width, align: 'left' }));
    const { size, widths: given } = settingOf(wished, [['x', 'y']]);
    expect(size).toBe(9.5);
    expect((given[1] ?? 0) / (given[0] ?? 1)).toBeCloseTo(3);
  });
});

/** What stands on each page, in order and without the footers: of a document of nothing but annexes, each of which begins a new one. */
async function sheetsOf(language: PrintedDocument['language'], overrides: Partial<PrintedDocument>): Promise<string[]> {
  const bare = { language, facts: [], parties: [], preamble: [], sections: [], annexes: [] };
  const { raw } = await readPdf(renderDocument(aPrintedDocument({ ...bare, ...overrides })).bytes, ['raw'], silent);
  return raw.split('\f').map((sheet) => sheet.trim());
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const paragraphs = (count: number, mark = '') =>
  upTo(count).map((index): PrintedBlock => {
    return { kind: 'paragraph', number: `${index}.1`, text: `${mark}Filler ${index}` };
  });
/** As many annexes, each with one paragraph more than the one before: what follows begins at every height of a page. */
const atEveryHeight = (following: (index: number) => PrintedBlock[]): Partial<PrintedDocument> => ({
  annexes: upTo(45).map((index) => ({
    heading: `Annex ${index}`,
    blocks: [...paragraphs(index), ...following(index)],
  })),
});
const shortTable = (rows: number, totals: string[][] = []): PrintedBlock => ({
  kind: 'table',
  columns: ['No.', 'Goods'].map((title) => ({ title, width: 1, align: 'left' })),
  rows: upTo(rows).map((index) => [`${index}`, `Datum${index}`]),
  totals,
});

describe.each(['zh-CN', 'en'] as const)('where a page of a contract ends (%s)', (language) => {
  it('the totals of a table go on with two of its rows at least', async () => {
    const { columns: goods, rows, totals } = priceTable(80, language);
    const annexes = upTo(60).map((index) => {
      const table: PrintedBlock = { kind: 'table', columns: goods, rows: rows.slice(0, index + 4), totals };
      return { heading: `Annex ${index}`, blocks: [table] };
    });
    const ends = (await sheetsOf(language, { annexes })).filter((sheet) => sheet.includes('1,860,000,000.00'));
    expect(ends).toHaveLength(60);
    // An end with a header of its own on a page of its own, or the rule was not put to the test.
    expect(ends.some((sheet) => !sheet.includes('Annex') && sheet.split('155,000.00').length === 3)).toBe(true);
    for (const sheet of ends) expect(sheet.split('155,000.00').length - 1).toBeGreaterThanOrEqual(2);
  });

  it('a table of a few rows is on one page', async () => {
    const sheets = await sheetsOf(
      language,
      atEveryHeight(() => [shortTable(4, [['Total', 'Sum']])]),
    );
    const parted = sheets.filter((sheet) => sheet.includes('Datum') && !/Datum1[^]*Datum4[^]*Sum/.test(sheet));
    expect(parted).toEqual([]);
    expect(sheets.some((sheet) => sheet.startsWith('No.'))).toBe(true);
  });

  it.each([
    ['a table', [shortTable(30)], /^No\.\s+Goods/],
    [
      'a list',
      upTo(3).map((index): PrintedBlock => ({ kind: 'item', number: `(${index})`, text: `Datum${index}` })),
      /^\(1\)/,
    ],
  ])('what announces %s is on the page with its beginning', async (_what, following, beginning) => {
    for (const colon of [':', '：']) {
      const lead: PrintedBlock = { kind: 'paragraph', number: '9.9', text: `as follows${colon}` };
      const sheets = await sheetsOf(
        language,
        atEveryHeight(() => [lead, ...following]),
      );
      const leads = sheets.filter((sheet) => sheet.includes('as follows'));
      expect(leads).toHaveLength(45);
      expect(leads.filter((sheet) => !/as follows[^]*Datum1/.test(sheet))).toEqual([]);
      expect(sheets.filter((sheet) => beginning.test(sheet) && sheet.includes('Datum1\n'))).toEqual([]);
      expect(leads.some((sheet) => !sheet.includes('Filler'))).toBe(true);
    }
  });

  it('a heading is above the beginning of its clause', async () => {
    const counts = upTo(120).map((index) => (index * 7) % 13);
    const sections = counts.map((count, index) => ({
      heading: `Heading ${index}`,
      blocks: [...paragraphs(1, 'First '), ...(index % 2 === 0 ? [shortTable(3)] : []), ...paragraphs(count)],
    }));
    const sheets = await sheetsOf(language, { sections });
    expect(sheets.length).toBeGreaterThan(20);
    expect(sheets.filter((sheet) => /Heading \d+$/.test(sheet))).toEqual([]);
  });

  it('nothing is lost of a row, or of what announces a table, that is longer than a page', async () => {
    const long = upTo(900)
      .map((index) => `W${index}`)
      .join(' ');
    const table = { ...shortTable(6, [['Total', 'Sum']]), rows: upTo(6).map((index) => [`${index}`, long]) };
    const blocks: PrintedBlock[] = [{ kind: 'paragraph', number: '1.1', text: `${long}:` }, table];
    const sheets = await sheetsOf(language, { annexes: [{ heading: 'Annex', blocks }] });
    expect(sheets.join('\n').match(/\bW\d+/g)).toHaveLength(7 * 900);
  });
});

describe('the titles of columns', () => {
  it.each([
    ['zh-CN', '（人民币元）', 3],
    ['en', '(in thousands of CNY)', 1],
  ] as const)('break before their brackets and not within (%s, %s)', async (language, unit, amountsInRow) => {
    const wide = language === 'en' ? 'Unit price, tax included ' : '不含税单价及金额';
    const table: PrintedBlock = {
      kind: 'table',
      columns: upTo(9).map((index) => {
        const title = index > 9 - amountsInRow ? `${wide}${unit}` : `T${index}`;
        return { title, width: 1, align: 'right' };
      }),
      rows: [upTo(9).map((index) => `${index}`)],
      totals: [],
    };
    const sheets = await sheetsOf(language, { annexes: [{ heading: 'Annex', blocks: [table] }] });
    const sheet = sheets.find((text) => text.includes('Annex')) ?? '';
    expect(sheet.split(unit).length - 1).toBe(amountsInRow);
    expect(sheet.split('\n').filter((line) => line.trim().startsWith(unit))).not.toEqual([]);
  });

  it('are broken within brackets that are wider than any column', () => {
    expect(piecesOf('单价（人民币元）', 5, bracketed)).toBe('单价（人民币元）');
    expect(piecesOf('单价（人民币元）', 8, bracketed)).toEqual(['单价', '（人民币元）', '']);
  });
});
