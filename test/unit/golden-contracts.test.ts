import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { renderDocument } from '../../documents/pdf/render';
import { composeDocument } from '../../documents/text/compose';
import { amountInWords } from '../../domain/drafting/amount-in-words';
import { showAmount, showDay } from '../../domain/drafting/show-value';
import { type Language } from '../../domain/kernel/people';
import { type Terms } from '../../domain/drafting/terms';
import { readPdf } from '../../scripts/checks/poppler';
import { validatePdfA } from '../../scripts/checks/verapdf';
import { silent } from '../../scripts/stack/report';
import { everything, inBoth, made } from '../build/a-seeded-contract';

/** Line ends and spaces are the reader's own. */
const solid = (text: string) => text.replace(/\s/g, '');

const number = 'HD-GEN-XS-2027-0001';
const printed = (terms: Terms) =>
  renderDocument(composeDocument({ number, revision: 1, terms, madeAt: '2027-01-04T01:00:00.000Z' }).document);

/** Every amount, day, person and answer of the data, as the language writes it. */
function factsOf(terms: Terms, language: Language): string[] {
  const { price, term, milestones, paymentPlan, lineItems = [], parties, fields = [], attachments = [] } = terms;
  const money = [price.gross, price.net, price.tax].map((amount) => showAmount(amount, language));
  const figures = [
    ...paymentPlan.map(({ amount }) => amount),
    ...lineItems.flatMap(({ net, tax, gross }) => [net, tax, gross]),
  ];
  const days = [term.startsOn, term.endsOn, ...[...milestones, ...paymentPlan].map(({ dueOn }) => dueOn)];
  return [
    ...[number, terms.title, ...money, ...(language === 'en' ? [] : [amountInWords(price.gross)])],
    ...figures.map((amount) => showAmount(amount, 'en').slice(amount.currency.length + 1)),
    ...days.map((day) => showDay(day, language)),
    ...Object.values(parties).flatMap(({ name, contact }) => [name, contact.name, contact.email]),
    ...[...milestones, ...paymentPlan].map(({ title }) => title),
    ...lineItems.flatMap(({ description, unit, quantity }) => [description, unit, quantity]),
    ...attachments.flatMap(({ title, name, digest }) => [title, name, digest]),
    ...fields.flatMap(({ type, value }) => (type === 'text' ? [value] : [])),
  ];
}

describe.each(inBoth)('a contract of type %s in %s, as a PDF', (_, language, kind) => {
  it('says everything that its data say', async () => {
    const terms = made(kind, language, everything(kind));
    const { bytes, replaced } = printed(terms);
    const { raw, text } = await readPdf(bytes, ['raw', 'text'], silent);
    const read = solid(raw) + solid(text);
    expect(factsOf(terms, language).filter((fact) => !read.includes(solid(fact)))).toEqual([]);
    expect(replaced).toEqual([]);
  });

  it('sets in bold letters what its clauses mark, and asks the customer to sign for that', async () => {
    const terms = made(kind, language, everything(kind));
    const { document } = composeDocument({ number, revision: 1, terms, madeAt: '2027-01-04T01:00:00.000Z' });
    const marked = document.sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind !== 'table' && block.isBold ? [block.text] : [])),
    );
    const asked = document.acknowledgement?.text;
    // An order takes over what its framework says; nothing in it is pointed out a second time.
    expect([marked.length > 0, asked !== undefined]).toEqual([kind.id !== 'call-off', kind.id !== 'call-off']);
    const bold = solid((await readPdf(printed(terms).bytes, ['bold'], silent)).bold);
    expect([...marked, ...(asked === undefined ? [] : [asked])].filter((text) => !bold.includes(solid(text)))).toEqual(
      [],
    );
  });

  it('has the same bytes for the same data, and others for one digit more', () => {
    const terms = made(kind, language);
    const dearer = made(kind, language, {
      price: { gross: { amount: '113000.01', currency: 'CNY' }, taxRate: '0.13' },
    });
    expect(printed(terms).bytes.equals(printed(structuredClone(terms)).bytes)).toBe(true);
    expect(printed(terms).bytes.equals(printed(dearer).bytes)).toBe(false);
  });
});

describe('what stands above the clauses', () => {
  it.each([
    [
      'goods-sale',
      'en',
      'Price, tax included',
      'The parties, acting as equals and of their own free will, have agreed as follows.',
    ],
    ['framework', 'zh-CN', '订单总额上限（含税）', '订立本合同'],
    ['framework', 'en', 'Ceiling of all orders, tax included', 'have agreed as follows'],
    ['call-off', 'zh-CN', '订单价款（含税）', '根据框架合同订立本订单'],
    ['call-off', 'en', 'Order price, tax included', 'conclude this order under their framework contract'],
  ])('of %s in %s is in the words of its template', async (id, asked, priceName, opening) => {
    const [found] = inBoth.filter(([name, language]) => name === id && language === asked);
    if (!found) throw new Error(`There is no ${id}.`);
    const [, language, kind] = found;
    const [first = ''] = (await readPdf(printed(made(kind, language)).bytes, ['text'], silent)).text.split('\f');
    expect(solid(first)).toContain(solid(priceName));
    expect(solid(first)).toContain(solid(opening));
  });
});

describe('the head of a contract', () => {
  const saleIn = (language: Language) => inBoth.find(([id, spoken]) => id === 'goods-sale' && spoken === language)?.[2];

  it.each<[Language, string[]]>([
    ['zh-CN', ['设备买卖合同', '项目名称：污水泵站', '签订地点：上海市示例路1号']],
    ['en', ['Equipment Sale Contract', 'Subject:污水泵站', 'Place of signing:上海市示例路1号']],
  ])('names the kind of contract, then what it is about and where it is signed (%s)', async (language, said) => {
    const kind = saleIn(language);
    if (!kind) throw new Error('There is no sale.');
    const { parties } = made(kind, language);
    const terms = made(kind, language, {
      ...{ title: '污水泵站', parties: { ...parties, ours: { ...parties.ours, address: '上海市示例路1号' } } },
    });
    const { text, info } = await readPdf(printed(terms).bytes, ['text', 'info'], silent);
    const [first = ''] = text.split('\f');
    for (const line of said) expect(solid(first)).toContain(solid(line));
    expect(solid(first).startsWith(solid(said[0] ?? ''))).toBe(true);
    expect(info).toContain('污水泵站');
  });

  it('has the place of signing that was answered, and none where nobody knows one', () => {
    const kind = saleIn('zh-CN');
    if (!kind) throw new Error('There is no sale.');
    const placeIn = (terms: Terms) =>
      composeDocument({ number, revision: 1, terms, madeAt: '2027-01-04T01:00:00.000Z' }).document.facts.flatMap(
        ({ label, value }) => (label === '签订地点' ? [value] : []),
      );
    expect(placeIn(made(kind, 'zh-CN', { answers: { 'signing-place': '苏州' } }))).toEqual(['苏州']);
    expect(placeIn(made(kind, 'zh-CN'))).toEqual([]);
  });
});

describe('the contracts of the library', () => {
  it('are all PDF/A-2b to the validator of the PDF Association', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'concordat-golden-'));
    try {
      const files = inBoth.map(([id, language, kind]) => {
        const file = path.join(folder, `${id}-${language}.pdf`);
        writeFileSync(file, printed(made(kind, language, everything(kind))).bytes);
        return file;
      });
      expect(await validatePdfA(files, silent)).toEqual(files.map(() => ({ isValid: true, broken: [] })));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
