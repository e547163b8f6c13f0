import fc from 'fast-check';
import { type FieldChange, fieldChanges, type ShownValue } from '../../domain/drafting/field-changes';
import { type Language } from '../../domain/kernel/people';
import { type Terms } from '../../domain/drafting/terms';
import { parts, terms } from '../build/whole-terms';
import { yuan } from '../build/pump-contract';
import { type Json, leavesOf, type Path } from '../build/json-leaves';

const whole: Terms = terms;

const said = (value: ShownValue, language: Language) =>
  value === null || typeof value === 'string' ? value : value[language];
const told = (after: Partial<Terms>, language: Language = 'en', before: Partial<Terms> = {}) =>
  fieldChanges({ ...whole, ...before }, { ...whole, ...after }).map(
    ({ path, label, before: was, after: is }: FieldChange) =>
      `${path} | ${label[language]}: ${said(was, language) ?? '∅'} → ${said(is, language) ?? '∅'}`,
  );
const { ours } = terms.parties;
const { first, rest, advance, balance, warranty, penalty, bond, exported, pump, install, drawing } = parts;

describe('changes of terms are told', () => {
  it.each<[string, Partial<Terms>, string[]]>([
    ['of the title', { title: 'Pumps' }, ['/title | Title: 循环泵采购合同 → Pumps']],
    [
      'of the price, each amount with its currency',
      { price: { gross: yuan('1130000.00'), net: yuan('1000000.00'), tax: yuan('130000.00'), taxRate: '0.065' } },
      [
        '/price/gross | Price – Tax included: CNY 113,000.00 → CNY 1,130,000.00',
        '/price/net | Price – Net: CNY 100,000.00 → CNY 1,000,000.00',
        '/price/tax | Price – Tax: CNY 13,000.00 → CNY 130,000.00',
        '/price/taxRate | Price – Tax rate: 13% → 6.5%',
      ],
    ],
    [
      'of a rate that is no longer one',
      { price: { ...terms.price, taxRate: 'mixed' } },
      ['/price/taxRate | Price – Tax rate: 13% → several rates'],
    ],
    [
      'of a party, its agent and contact',
      {
        parties: {
          ...terms.parties,
          ours: {
            ...{ ...ours, name: '华东泵业（上海）有限公司', address: null },
            agent: { ...ours.agent, title: null, authorityUntil: '2027-12-31' },
            contact: { ...ours.contact, name: '赵强', language: 'en' },
          },
        },
      },
      [
        '/parties/ours/name | Supplier – Name: 华东泵业有限公司 → 华东泵业（上海）有限公司',
        '/parties/ours/address | Supplier – Address: 上海市浦东新区 → ∅',
        '/parties/ours/contact/name | Supplier – Contact – Name: 林晓 → 赵强',
        '/parties/ours/contact/language | Supplier – Contact – Language: Chinese → English',
        '/parties/ours/agent/title | Supplier – Authorised agent – Position: 销售总监 → ∅',
        '/parties/ours/agent/authorityUntil | Supplier – Authorised agent – Authority until: 2026-12-31 → 2027-12-31',
      ],
    ],
    [
      'of line items by column, and as one where a line came or went',
      {
        lineItems: [
          { ...pump, quantity: '3', unitPrice: '51000.00', discountPercent: '7.5', gross: yuan('141525.00') },
          { ...install, lineItemId: 'start-up', description: 'Start-up' },
        ],
      },
      [
        '/lineItems/pump/quantity | Item “Pump” – Quantity: 2 → 3',
        '/lineItems/pump/unitPrice | Item “Pump” – Unit price: CNY 50,000.00 → CNY 51,000.00',
        '/lineItems/pump/discountPercent | Item “Pump” – Discount: 5% → 7.5%',
        '/lineItems/pump/gross | Item “Pump” – Tax included: CNY 95,000.00 → CNY 141,525.00',
        '/lineItems/start-up | Item “Start-up”: ∅ → 1 – job – CNY 18,000.00 – 6% – CNY 18,000.00',
        '/lineItems/install | Item “Installation”: 1 – job – CNY 18,000.00 – 6% – CNY 18,000.00 → ∅',
      ],
    ],
    [
      'of deliveries and payments by what they are called now',
      {
        milestones: [first, { ...rest, title: 'All pumps', dueOn: '2026-05-15' }],
        paymentPlan: [
          { ...advance, amount: yuan('50000.00') },
          { ...balance, dueOn: '2026-07-01' },
        ],
      },
      [
        '/milestones/rest/title | Delivery “All pumps” – Title: Second pump → All pumps',
        '/milestones/rest/dueOn | Delivery “All pumps” – Due on: 2026-05-01 → 2026-05-15',
        '/paymentPlan/advance/amount | Payment “Advance” – Amount: CNY 40,000.00 → CNY 50,000.00',
        '/paymentPlan/balance/dueOn | Payment “Balance” – Due on: 2026-06-01 → 2026-07-01',
      ],
    ],
    [
      'of the order of a list, and of nothing else where only that changed',
      { milestones: [rest, first] },
      ['/milestones | Deliveries – Order: First pump; Second pump → Second pump; First pump'],
    ],
    [
      'of answers as they are shown',
      {
        fields: [
          { ...warranty, value: 'y2', shown: { en: 'two years', 'zh-CN': '两年' } },
          ...[
            { ...penalty, value: '0.3' },
            { ...bond, value: '6000.00' },
            { ...exported, value: 'false' },
          ],
        ],
      },
      [
        '/fields/warranty/value | Warranty: one year → two years',
        '/fields/penalty/value | Penalty: 0.5% → 0.3%',
        '/fields/bond/value | Bond: CNY 5,000.00 → CNY 6,000.00',
        '/fields/export/value | Export: yes → no',
      ],
    ],
    [
      'of answers that came or went',
      { fields: [warranty, penalty, exported, { ...bond, fieldId: 'deposit' }] },
      ['/fields/deposit | Bond: ∅ → CNY 5,000.00', '/fields/bond | Bond: CNY 5,000.00 → ∅'],
    ],
    [
      'of the law and of who decides',
      { law: { ...terms.law, disputes: 'arbitration', venue: 'SHIAC' } },
      [
        '/law/disputes | Disputes decided by: court → arbitration',
        '/law/venue | Court or arbitration commission: 上海市浦东新区人民法院 → SHIAC',
      ],
    ],
    [
      'of another file in the place of one',
      { attachments: [{ ...drawing, digest: 'def9', bytes: 23456 }] },
      [
        '/attachments/drawing/digest | Attachment “Drawing” – Digest (SHA-256): def2 → def9',
        '/attachments/drawing/bytes | Attachment “Drawing” – Size in bytes: 12345 → 23456',
      ],
    ],
    [
      'of data that read the same, by the data',
      { price: { ...terms.price, taxRate: '0.130' } },
      ['/price/taxRate | Price – Tax rate: 0.13 → 0.130'],
    ],
    ['of the clauses elsewhere', { clauses: [] }, []],
  ])('%s', (_, after, expected) => {
    expect(told(after)).toEqual(expected);
  });

  it('in Chinese, too', () => {
    const after: Partial<Terms> = {
      ...{ language: 'en', pricesIncludeTax: false, law: { ...terms.law, disputes: 'arbitration' } },
      fields: [{ ...warranty, shown: { en: 'two years', 'zh-CN': '两年' }, value: 'y2' }, penalty, bond, exported],
      milestones: [first],
    };
    expect(told(after, 'zh-CN')).toEqual([
      '/language | 合同语言: 中文 → 英文',
      '/milestones/rest | 交付“Second pump”: 2026-05-01 → ∅',
      '/fields/warranty/value | 质保期: 一年 → 两年',
      '/pricesIncludeTax | 明细单价含税: 是 → 否',
      '/law/disputes | 争议解决方式: 诉讼 → 仲裁',
    ]);
  });

  it('with prices in the currency of each side', () => {
    const dollars = { price: { ...terms.price, gross: { amount: '113000.00', currency: 'USD' } } };
    const lineItems = [{ ...pump, unitPrice: '7000.00' }, install];
    expect(told({ ...dollars, lineItems })).toContain(
      '/lineItems/pump/unitPrice | Item “Pump” – Unit price: CNY 50,000.00 → USD 7,000.00',
    );
  });
});

/** Another value: a number counts on, a word gets a letter, a day and an amount another last digit. */
function other(value: Json): Json {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (typeof value !== 'string') return 'something';
  return /\d$/.test(value) ? `${value.slice(0, -1)}${(Number(value.at(-1)) + 1) % 10}` : `${value}x`;
}

/** The same with another value at one place. */
function withOther(value: Json, [name, ...path]: Path): Json {
  if (name === undefined) return other(value);
  if (Array.isArray(value)) return value.map((part, index) => (index === name ? withOther(part, path) : part));
  const fields = value as { [name: string]: Json }; // the path leads through it
  return { ...fields, [name]: withOther(fields[name] ?? null, path) };
}

const json = JSON.parse(JSON.stringify(terms)) as Json;
const leaves = leavesOf(json).filter(([part]) => part !== 'clauses');
const changed = (paths: Path[]) => paths.reduce(withOther, json) as unknown as Terms; // the same shape with other leaves

describe('no change of the terms goes untold', () => {
  it.each(leaves.map((path) => [path.join(' ')]))('not that of %s', (leaf) => {
    const path = leaves.find((known) => known.join(' ') === leaf) ?? [];
    const changes = fieldChanges(whole, changed([path]));
    expect(changes.length).toBeGreaterThan(0);
    for (const { before, after } of changes) expect(after).not.toEqual(before);
  });

  it('whichever several change at once; and equal terms have no change', () => {
    const some = fc.uniqueArray(fc.constantFrom(...leaves), { maxLength: 6 });
    fc.assert(
      fc.property(some, (paths) => {
        const after = changed(paths);
        expect(fieldChanges(whole, after).length > 0).toBe(paths.length > 0);
        expect(fieldChanges(after, JSON.parse(JSON.stringify(after)) as Terms)).toEqual([]); // a copy of it
      }),
    );
  });

  it('nor that of a term that is nowhere named', () => {
    const after = { ...terms, warehouse: { door: '3' } };
    expect(fieldChanges(whole, after)).toEqual([
      {
        path: '/warehouse/door',
        label: { en: 'warehouse – door', 'zh-CN': 'warehouse – door' },
        before: null,
        after: '3',
      },
    ]);
  });

  it.each(Object.keys(terms).filter((name) => !['clauses', 'parties', 'price', 'term', 'title'].includes(name)))(
    'nor that %s is no longer there',
    (name) => {
      const left = Object.fromEntries(Object.entries(terms).filter(([known]) => known !== name));
      expect(fieldChanges(whole, left as unknown as Terms).length).toBeGreaterThan(0); // terms without one of their parts
      expect(fieldChanges(left as unknown as Terms, whole).length).toBeGreaterThan(0); // the same the other way
    },
  );
});
