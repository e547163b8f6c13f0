import { fillWord } from '../../documents/intake/word-template';
import { composeDocument } from '../../documents/text/compose';
import { tables } from '../../documents/text/tables';
import { wordValues } from '../../documents/text/word-values';
import { type LineItemDraft } from '../../domain/drafting/line-items';
import { makeTerms, type Terms } from '../../domain/drafting/terms';
import { aWordFile } from '../build/a-zip';
import { pumpTerms, yuan } from '../build/pump-contract';
import { textInZip } from '../build/read-zip';

const pump: LineItemDraft = {
  ...{ lineItemId: 'pump', description: '循环泵', specification: 'IS80-65-160', unit: '台', quantity: '3' },
  ...{ unitPrice: '33333.00', taxRate: '0.13', taxCategoryCode: '1090119010000000000' },
};
const book: LineItemDraft = {
  ...{ lineItemId: 'book', description: '手册', unit: '册', quantity: '1', unitPrice: '101.00', taxRate: 'exempt' },
  discountAmount: '1.00',
};

function sold(lineItems: LineItemDraft[], gross: string, discount?: string): Terms {
  return makeTerms({
    ...pumpTerms({ lineItems, price: { gross: yuan(gross), taxRate: 'mixed' }, language: 'zh-CN' }),
    ...(discount === undefined ? {} : { discount: yuan(discount) }),
  });
}

/** A row by the titles of its columns. */
function rowsOf(terms: Terms, language: 'zh-CN' | 'en' = 'zh-CN') {
  const { columns, rows, totals } = tables.lineItems(terms, language);
  return [...rows, ...totals].map((row) =>
    Object.fromEntries(row.map((cell, index) => [columns[index]?.title ?? '', cell])),
  );
}

describe('the printed list of items', () => {
  const terms = sold([pump, book], '99100.00', '999.00');

  it('has specification, code, discounts and what each line bears of the discount on the whole, and adds up', () => {
    const [first, second, total] = rowsOf(terms);
    expect(first).toEqual({
      ...{
        序号: '1',
        名称及说明: '循环泵\n税收编码：1090119010000000000',
        规格型号: 'IS80-65-160',
        单位: '台',
        数量: '3',
      },
      ...{ '含税单价（人民币元）': '33,333.00', 折扣: '', '整单优惠（人民币元）': '998.00', 税率: '13%' },
      ...{
        '不含税金额（人民币元）': '87,611.50',
        '税额（人民币元）': '11,389.50',
        '价税合计（人民币元）': '99,001.00',
      },
    });
    expect(second).toMatchObject({
      ...{ 名称及说明: '手册', 规格型号: '', 折扣: '1.00', '整单优惠（人民币元）': '1.00', 税率: '免税' },
      ...{ '税额（人民币元）': '0.00', '价税合计（人民币元）': '99.00' },
    });
    expect(total).toMatchObject({
      ...{ 序号: '合计', '整单优惠（人民币元）': '999.00' },
      ...{
        '不含税金额（人民币元）': '87,710.50',
        '税额（人民币元）': '11,389.50',
        '价税合计（人民币元）': '99,100.00',
      },
    });
  });

  it('has none of these columns where no line has any of it', () => {
    const { specification: _as, taxCategoryCode: _code, ...plain } = pump;
    const [row] = rowsOf(sold([plain], '99999.00'), 'en');
    expect(Object.keys(row ?? {})).toEqual([
      ...['No.', 'Item', 'Unit', 'Quantity', 'Unit price, tax incl. (CNY)', 'Tax rate'],
      ...['Net (CNY)', 'Tax (CNY)', 'Total (CNY)'],
    ]);
    expect(row?.['Item']).toBe('循环泵');
  });

  it('is told below the title what was taken off and how it was spread', () => {
    const { facts } = composeDocument({ number: 'N', revision: 1, terms, madeAt: '2026-01-01T00:00:00Z' }).document;
    expect(facts).toContainEqual({
      label: '整单优惠',
      value: '人民币 999.00 元（已扣减；按各行价税合计比例分摊，尾差计入余数最大的行）',
    });
    expect(facts).toContainEqual({ label: '增值税税率', value: '多种税率' });
  });

  it('says exempt, not 0 %, where all is exempt', () => {
    const { discountAmount: _off, ...plain } = book;
    const exempt = sold([plain], '101.00');
    const { facts } = composeDocument({
      number: 'N',
      revision: 1,
      terms: exempt,
      madeAt: '2026-01-01T00:00:00Z',
    }).document;
    expect(facts).toContainEqual({ label: '增值税税率', value: '免税' });
    expect(rowsOf(sold([{ ...plain, taxRate: '0' }], '101.00'))[0]).toMatchObject({ 税率: '0%' });
  });

  it('fills a firm’s own Word template with all of it, and leaves nothing open that a line does without', async () => {
    const template = aWordFile([
      '{#lineItems}',
      '{number}|{description}|{specification}|{taxCategoryCode}|{discount}|{discountShare}|{taxRate}|{gross}',
      '{/lineItems}',
      '{price.discount}',
    ]);
    const { bytes, missing } = await fillWord(template, wordValues('N', terms));
    const text = (await textInZip(bytes, 'word/document.xml')).replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '');
    expect(missing).toEqual([]);
    for (const line of [
      '1|循环泵|IS80-65-160|1090119010000000000|—|人民币 998.00 元|13%|人民币 99,001.00 元',
      '2|手册|—|—|人民币 1.00 元|人民币 1.00 元|免税|人民币 99.00 元',
      '人民币 999.00 元',
    ])
      expect(text).toContain(line);
  });
});
