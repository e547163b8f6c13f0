import fc from 'fast-check';
import { piecesOf, widthInEm } from '../../documents/pdf/pieces';
import { settingOf } from '../../documents/pdf/columns';
import { renderDocument } from '../../documents/pdf/render';
import { type PrintedBlock, type PrintedColumn, type PrintedDocument } from '../../domain/drafting/printed';
import { readPdf } from '../../scripts/checks/poppler';
import { silent } from '../../scripts/stack/report';
import { aPrintedDocument } from '../build/a-printed-document';

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
    { kind: 'paragraph', number: null, text },
    { kind: 'item', number: '(1)', text },
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
      const { extent } = await readPdf(renderDocument(filledWith(text, language)).bytes, silent);
      expect(extent.left).toBeGreaterThan(left);
      expect(extent.right).toBeLessThan(right);
    }
  });

  it('keeps ten amounts and rates of a row unbroken, in letters that can be read', async () => {
    const table: PrintedBlock = { kind: 'table', columns, rows: [row, row], totals: [row] };
    const { raw } = await readPdf(
      renderDocument(aPrintedDocument({ annexes: [{ heading: '附件', blocks: [table] }] })).bytes,
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

describe('the pieces of a text', () => {
  it('are the text when joined, and those kept on one line fit on it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.integer({ min: 1, max: 50 }), (random, room) => {
        const text = `${random}人民币 1,860,000.00 元${random}31 May 2026`;
        const pieces = piecesOf(text, room);
        const list = typeof pieces === 'string' ? [pieces] : pieces;
        expect(list.join('')).toBe(text);
        expect(list.length % 2).toBe(1);
        list
          .filter((_, index) => index % 2 === 1)
          .forEach((kept) => {
            // One character may be wider than the line; nothing helps it.
            expect(widthInEm(kept) <= Math.max(room, 3) || !/[ \d]/.test(kept)).toBe(true);
          });
      }),
    );
  });

  it.each([
    ['价款为人民币 1,860,000.00 元，', '人民币 1,860,000.00 元'],
    ['共 5,000 元。', '5,000 元'],
    ['美元 1,000.00，', '美元 1,000.00'],
    ['the sum of CNY 1,860,000.00.', 'CNY 1,860,000.00'],
    ['pays -€ 5.50 back', '€ 5.50'],
    ['自2026年3月1日起', '2026年3月1日'],
    ['自 2026 年 3 月起', '2026 年 3 月'],
    ['by 31 December 2026 at', '31 December 2026'],
    ['of 1 May 2026', '1 May 2026'],
    ['of 28 February 2027', '28 February 2027'],
  ])('keep together what must not be parted: %s', (text, token) => {
    expect(piecesOf(text, 40)).toEqual([
      text.slice(0, text.indexOf(token)),
      token,
      text.slice(text.indexOf(token) + token.length),
    ]);
  });

  it('are one string where nothing is kept or cut', () => {
    expect(piecesOf('双方在平等、自愿的基础上订立本合同。', 40)).toBe('双方在平等、自愿的基础上订立本合同。');
  });
});
