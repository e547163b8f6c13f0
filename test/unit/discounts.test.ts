import fc from 'fast-check';
import { checkLineItems } from '../../domain/drafting/check-line-items';
import { checkTerms } from '../../domain/drafting/check-terms';
import { draftOfLine, type LineItemDraft, makeLineItems, taxByRate, totalOf } from '../../domain/drafting/line-items';
import { draftOf, makeTerms, type TermsDraft } from '../../domain/drafting/terms';
import { add, compare, isMoney, type Money, spread, subtract, sum, zero } from '../../domain/kernel/money';
import { pumpTerms, yuan } from '../build/pump-contract';

function aLine(lineItemId: string, unitPrice: string, changes: Partial<LineItemDraft> = {}): LineItemDraft {
  return { lineItemId, description: '循环泵', unit: '台', quantity: '1', unitPrice, taxRate: '0.13', ...changes };
}

const rates = fc.constantFrom('0', '0.01', '0.03', '0.06', '0.09', '0.13', 'exempt');
const minor = (most: number) => fc.integer({ min: 0, max: most });
const inYuan = (fen: number) => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
const lines = fc
  .array(fc.record({ fen: minor(5_000_000), taxRate: rates, quantity: fc.integer({ min: 1, max: 9 }) }), {
    minLength: 1,
    maxLength: 12,
  })
  .map((all) =>
    all.map(({ fen, taxRate, quantity }, index) =>
      aLine(`line-${index}`, inYuan(fen), { taxRate, quantity: String(quantity) }),
    ),
  );
const priced = fc.tuple(lines, fc.boolean(), fc.constantFrom('CNY', 'JPY'), fc.double({ min: 0, max: 1, noNaN: true }));

/** A discount of a share of the total, in whole minor units. */
function partOf({ amount, currency }: Money, share: number): Money {
  const places = currency === 'JPY' ? 0 : 2;
  const units = BigInt(amount.replace('.', ''));
  const taken = String((units * BigInt(Math.floor(share * 1_000_000))) / 1_000_000n).padStart(places + 1, '0');
  return { amount: places === 0 ? taken : `${taken.slice(0, -places)}.${taken.slice(-places)}`, currency };
}

const sumOf = (values: readonly Money[], currency: string) => sum(values, currency);

describe('spreading an amount', () => {
  const weights = fc.array(
    minor(100_000_000).map((fen) => yuan(inYuan(fen))),
    { minLength: 1, maxLength: 20 },
  );

  it('adds up to the fen, and takes from each no more than a fen beside its exact part, and no more than it has', () => {
    fc.assert(
      fc.property(weights, fc.double({ min: 0, max: 1, noNaN: true }), (all, share) => {
        const whole = sumOf(all, 'CNY');
        const total = partOf(whole, share);
        const parts = spread(total, all);
        expect(parts).toHaveLength(all.length);
        expect(sumOf(parts, 'CNY')).toEqual(total);
        const fen = ({ amount }: Money) => BigInt(amount.replace('.', ''));
        parts.forEach((part, index) => {
          const weight = all[index] ?? zero('CNY');
          expect(compare(part, weight)).toBeLessThanOrEqual(0);
          // |part − total × weight ÷ whole| < 1 fen, without a fraction; of nothing, each part is nothing
          const apart = fen(part) * fen(whole) - fen(total) * fen(weight);
          expect(apart === 0n || (apart < fen(whole) && -apart < fen(whole))).toBe(true);
        });
      }),
    );
  });

  it.each<[string, string[], string[]]>([
    ['1.00', ['1', '1', '1'], ['0.34', '0.33', '0.33']],
    ['0.02', ['1', '1', '1'], ['0.01', '0.01', '0.00']],
    ['0.01', ['1', '2'], ['0.00', '0.01']],
    ['5.00', ['0', '10', '0'], ['0.00', '5.00', '0.00']],
    ['0.00', ['0', '0'], ['0.00', '0.00']],
  ])(
    'gives of %s to %j: %j – the last fen to the largest remainder, of equal ones to the first',
    (total, of, parts) => {
      expect(spread(yuan(total), of.map(yuan)).map(({ amount }) => amount)).toEqual(parts);
    },
  );
});

describe('a discount on the whole', () => {
  it('is taken off the lines so that they add up to the total, at each rate and in each column', () => {
    fc.assert(
      fc.property(priced, ([drafts, includeTax, currency, share]) => {
        const before = totalOf(makeLineItems(drafts, includeTax, currency), currency).gross;
        const discount = partOf(before, share);
        const made = makeLineItems(drafts, includeTax, currency, discount);
        const total = totalOf(made, currency);
        expect(add(total.gross, discount)).toEqual(before);
        const ofRates = taxByRate(made, currency);
        for (const each of [...made, ...ofRates, total]) {
          expect(add(each.net, each.tax)).toEqual(each.gross);
          expect([each.net, each.tax, each.gross].every(isMoney)).toBe(true);
        }
        for (const part of ['net', 'tax', 'gross'] as const)
          expect(
            sumOf(
              ofRates.map((rate) => rate[part]),
              currency,
            ),
          ).toEqual(total[part]);
        expect(made.map(draftOfLine)).toEqual(drafts);
      }),
    );
  });

  it('of no money changes nothing that is due', () => {
    fc.assert(
      fc.property(priced, ([drafts, includeTax, currency]) => {
        const plain = makeLineItems(drafts, includeTax, currency);
        const amounts = (all: typeof plain) => all.map(({ net, tax, gross }) => [net, tax, gross]);
        expect(amounts(makeLineItems(drafts, includeTax, currency, zero(currency)))).toEqual(amounts(plain));
      }),
    );
  });

  const lineItems = [aLine('pump', '33333.00', { quantity: '3' })];
  const draft = (changes: Partial<TermsDraft>, gross = '99000.00'): TermsDraft => ({
    ...pumpTerms(),
    ...{ lineItems, price: { gross: yuan(gross), taxRate: '0.13' }, discount: yuan('999.00') },
    paymentPlan: [{ paymentLineId: 'all', title: 'All', dueOn: '2030-06-01', percent: '100' }],
    ...changes,
  });
  const faults = (asked: TermsDraft) => checkTerms(asked).map(({ pointer, code }) => `${pointer} ${code}`);

  it('brings 99 999.00 down to 99 000.00, to the fen', () => {
    expect(faults(draft({}))).toEqual([]);
    const { price, lineItems: [line] = [], paymentPlan, discount } = makeTerms(draft({}));
    expect(price).toEqual({ gross: yuan('99000.00'), net: yuan('87610.62'), tax: yuan('11389.38'), taxRate: '0.13' });
    expect([line?.gross, line?.discountShare, discount]).toEqual([price.gross, yuan('999.00'), yuan('999.00')]);
    expect(paymentPlan[0]?.amount).toEqual(price.gross);
    expect(checkTerms(draftOf(makeTerms(draft({}))))).toEqual([]);
  });

  it.each<[string, Partial<TermsDraft>, string, string[]]>([
    ['the whole', { discount: yuan('99999.00') }, '0.00', []],
    ['a fen more than the whole', { discount: yuan('99999.01') }, '0.00', ['/discount/amount discount_too_large']],
    ['less than nothing', { discount: yuan('-1') }, '99000.00', ['/discount/amount not_money']],
    ['half a fen', { discount: yuan('0.005') }, '99000.00', ['/discount/amount not_money']],
    [
      'another currency',
      { discount: { amount: '1.00', currency: 'USD' } },
      '99000.00',
      ['/discount/currency currency_mismatch'],
    ],
    ['what the price does not show', {}, '99999.00', ['/price/gross/amount lines_do_not_add_up']],
  ])('of %s is looked at', (_, changes, gross, expected) => {
    expect(faults(draft(changes, gross))).toEqual(expected);
  });

  it('needs lines to stand on', () => {
    const { lineItems: _lines, ...bare } = draft({});
    expect(faults(bare)).toEqual(['/discount discount_without_lines']);
  });

  it('is what a price below its lines is told to be', () => {
    const { discount: _off, ...bare } = draft({});
    expect(checkTerms(bare).map(({ message }) => message.en)).toEqual([
      'The line items add up to CNY 99,999.00, the price is CNY 99,000.00. Give what is taken off the whole, 999.00, as discount.',
    ]);
    const dearer = { ...bare, price: { ...bare.price, gross: yuan('100000.00') } };
    expect(checkTerms(dearer).map(({ message }) => message['zh-CN'])).toEqual([
      '明细合计 ¥99,999.00，合同价款为 ¥100,000.00。',
    ]);
  });
});

describe('a discount of one line', () => {
  const faults = (changes: Partial<LineItemDraft>, currency = 'CNY') =>
    checkLineItems([aLine('pump', '100.00', changes)], currency).map(({ pointer, code }) => `${pointer} ${code}`);

  it.each<[string, Partial<LineItemDraft>, string, string[]]>([
    ['money', { discountAmount: '100.00' }, 'CNY', []],
    ['a fen too much', { discountAmount: '100.01' }, 'CNY', ['/lineItems/0/discountAmount discount_too_large']],
    ['half a fen', { discountAmount: '0.005' }, 'CNY', ['/lineItems/0/discountAmount not_money']],
    ['a part of a yen', { discountAmount: '0.5' }, 'JPY', ['/lineItems/0/discountAmount not_money']],
    ['less than nothing', { discountAmount: '-1' }, 'CNY', ['/lineItems/0/discountAmount not_money']],
    ['both', { discountAmount: '1', discountPercent: '1' }, 'CNY', ['/lineItems/0/discountAmount two_discounts']],
  ])('may be %s', (_, changes, currency, expected) => {
    expect(faults(changes, currency)).toEqual(expected);
  });

  it('is with tax where the price is, and without where it is not', () => {
    const of = (includeTax: boolean) => {
      const [made] = makeLineItems([aLine('pump', '226.00', { discountAmount: '113.00' })], includeTax, 'CNY');
      return [made?.net, made?.tax, made?.gross].map((money) => money?.amount);
    };
    expect(of(true)).toEqual(['100.00', '13.00', '113.00']);
    expect(of(false)).toEqual(['113.00', '14.69', '127.69']);
  });
});

describe('what is exempt from tax', () => {
  it('bears none, and is told apart from 0 %', () => {
    const drafts = [aLine('a', '100', { taxRate: 'exempt' }), aLine('b', '100', { taxRate: '0' }), aLine('c', '113')];
    const made = makeLineItems(drafts, true, 'CNY');
    expect(taxByRate(made, 'CNY').map(({ taxRate, net, tax }) => [taxRate, net.amount, tax.amount])).toEqual([
      ['exempt', '100.00', '0.00'],
      ['0', '100.00', '0.00'],
      ['0.13', '100.00', '13.00'],
    ]);
    expect(subtract(totalOf(made, 'CNY').gross, totalOf(made, 'CNY').net)).toEqual(yuan('13.00'));
    const terms = makeTerms({ ...pumpTerms(), price: { gross: yuan('113000.00'), taxRate: 'exempt' } });
    expect([terms.price.net, terms.price.tax, terms.price.taxRate]).toEqual([
      ...[yuan('113000.00'), yuan('0.00'), 'exempt'],
    ]);
  });

  it.each([
    ['19 digits', '1090119010000000000', []],
    ['18', '109011901000000000', ['/lineItems/0/taxCategoryCode not_a_tax_category_code']],
    ['20', '10901190100000000001', ['/lineItems/0/taxCategoryCode not_a_tax_category_code']],
    ['another kind', '7090119010000000000', ['/lineItems/0/taxCategoryCode not_a_tax_category_code']],
    ['a letter', '10901190100000000OO', ['/lineItems/0/taxCategoryCode not_a_tax_category_code']],
  ])('has, as every line, a tax category code of %s or is told', (_, taxCategoryCode, expected) => {
    const found = checkLineItems([aLine('pump', '1', { taxCategoryCode })], 'CNY');
    expect(found.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual(expected);
  });
});
