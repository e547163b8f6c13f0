import fc from 'fast-check';
import { words } from '../../domain/kernel/words';
import { checkLineItems } from '../../domain/drafting/check-line-items';
import {
  draftOfLine,
  type LineItemDraft,
  makeLineItems,
  taxByRate,
  totalOf,
  uniformRate,
} from '../../domain/drafting/line-items';
import { add, compare, isMoney, type Money, sum, zero } from '../../domain/kernel/money';
import { yuan } from '../build/pump-contract';

function aLine(overrides: Partial<LineItemDraft> = {}): LineItemDraft {
  const pump = { lineItemId: 'pump', description: '循环泵', unit: '台', quantity: '2', taxRate: '0.13' };
  return { ...pump, unitPrice: '50000.00', ...overrides };
}

const faults = (lines: LineItemDraft[], code = 'CNY') =>
  checkLineItems(lines, code).map((one) => `${one.pointer} ${one.code}`);

const plain = (integers: number, places: number) =>
  fc
    .tuple(
      fc.bigInt({ min: 0n, max: 10n ** BigInt(integers) - 1n }),
      fc.stringMatching(new RegExp(`^\\d{0,${places}}$`)),
    )
    .map(([whole, fraction]) => (fraction === '' ? String(whole) : `${whole}.${fraction}`));

const line = fc.record(
  {
    ...{ lineItemId: fc.uuid(), description: fc.constant('循环泵'), unit: fc.constant('台') },
    ...{ quantity: plain(4, 6), unitPrice: plain(5, 6) },
    taxRate: fc.constantFrom('0', '0.01', '0.03', '0.06', '0.09', '0.13', '0.130', '0.9999'),
    discountPercent: fc.oneof(plain(1, 4), plain(2, 4), fc.constant('100')),
  },
  { requiredKeys: ['lineItemId', 'description', 'unit', 'quantity', 'unitPrice', 'taxRate'] },
);
const lines = fc.uniqueArray(line, { selector: ({ lineItemId }) => lineItemId, minLength: 1, maxLength: 12 });
const currency = fc.constantFrom('CNY', 'JPY');
const any = fc.tuple(lines, fc.boolean(), currency);

/** A plain decimal as a whole number of millionths. */
function millionths(text: string): bigint {
  const [whole = '0', fraction = ''] = text.split('.');
  return BigInt(`${whole}${fraction.padEnd(6, '0')}`);
}

/** `numerator / denominator` of the currency in minor units, rounded half up, without a decimal library. */
function rounded(numerator: bigint, denominator: bigint, places: number): string {
  const minor = (2n * numerator * 10n ** BigInt(places) + denominator) / (2n * denominator);
  const digits = String(minor).padStart(places + 1, '0');
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

describe('typed line items', () => {
  it('are sound with quantities, prices, discounts and rates of any places allowed', () => {
    const bare = aLine({ quantity: '0', unitPrice: '0', taxRate: '0' });
    const full = aLine({ lineItemId: 'b', quantity: '999999.999999', unitPrice: '0.000001', taxRate: '0.1301' });
    expect(faults([bare, { ...full, discountPercent: '99.9999' }])).toEqual([]);
    expect(faults([aLine({ discountPercent: '0' }), aLine({ lineItemId: 'b', discountPercent: '100.0000' })])).toEqual(
      [],
    );
  });

  it.each<[Partial<LineItemDraft>, string]>([
    ...['', '-1', '+1', '1e3', '01', '.5', '1.', '1,000', ' 1', '1.0000001', '1000000000000', '一', 'NaN'].flatMap(
      (wrong): [Partial<LineItemDraft>, string][] => [
        [{ quantity: wrong }, '/lineItems/1/quantity not_a_quantity'],
        [{ unitPrice: wrong }, '/lineItems/1/unitPrice not_a_price'],
      ],
    ),
    ...['', '1', '13', '-0.1', '0.13001', '13%'].map((taxRate): [Partial<LineItemDraft>, string] => [
      { taxRate },
      '/lineItems/1/taxRate not_a_tax_rate',
    ]),
    ...['', '-1', '100.0001', '101', '5.00001', '05', '5%'].map((discountPercent): [Partial<LineItemDraft>, string] => [
      { discountPercent },
      '/lineItems/1/discountPercent not_a_percentage',
    ]),
    [{ lineItemId: 'first' }, '/lineItems/1/lineItemId repeated'],
  ])('are told what is wrong with a line: %j', (wrong, fault) => {
    expect(faults([aLine({ lineItemId: 'first' }), aLine(wrong)])).toEqual([fault]);
  });

  it('have all their faults told at once, each in a sentence', () => {
    expect(checkLineItems([aLine({ quantity: '-1', taxRate: '13', discountPercent: '200' })], 'CNY')).toEqual([
      expect.objectContaining({
        pointer: '/lineItems/0/quantity',
        message: words('-1 is not a plain decimal with up to six places.', '-1 不是最多六位小数的普通小数。'),
      }),
      expect.objectContaining({
        pointer: '/lineItems/0/taxRate',
        message: expect.objectContaining({
          'zh-CN': '13 不是小于 1 的税率（例如 0.13），也不是 exempt（免税）。',
        }) as object,
      }),
      expect.objectContaining({
        pointer: '/lineItems/0/discountPercent',
        message: words('200 is not a percentage from 0 to 100.', '200 不是 0 至 100 的百分数。'),
      }),
    ]);
  });

  it('are at least one', () => {
    expect(faults([])).toEqual(['/lineItems empty']);
  });

  it('come to no more than an amount can hold, tax on top', () => {
    const most = { quantity: '1', taxRate: '0' };
    expect(faults([aLine({ ...most, unitPrice: '999999999999', quantity: '1000' })])).toEqual([]);
    expect(faults([aLine({ ...most, unitPrice: '999999999999', quantity: '1001' })])).toEqual(['/lineItems too_large']);
    expect(faults([aLine({ quantity: '1000', unitPrice: '999999999999', taxRate: '0.01' })])).toEqual([
      '/lineItems too_large',
    ]);
    const half = { quantity: '600', unitPrice: '999999999999', taxRate: '0' };
    expect(faults([aLine(half), aLine({ ...half, lineItemId: 'b' })])).toEqual(['/lineItems too_large']);
    expect(faults([aLine({ quantity: '999999999999', unitPrice: '999999999999' })])).toEqual(['/lineItems too_large']);
  });

  it('in a currency we keep no books in are checked all the same', () => {
    expect(faults([aLine()], 'VED')).toEqual([]);
    expect(faults([aLine({ quantity: 'x' })], 'VED')).toEqual(['/lineItems/0/quantity not_a_quantity']);
  });
});

describe('line items', () => {
  it.each<[string, Partial<LineItemDraft>, boolean, [string, string, string]]>([
    ['with tax in the price', { quantity: '1', unitPrice: '113' }, true, ['100.00', '13.00', '113.00']],
    ['without', { quantity: '1', unitPrice: '100' }, false, ['100.00', '13.00', '113.00']],
    ['with a discount', { discountPercent: '5' }, true, ['84070.80', '10929.20', '95000.00']],
    ['given away', { discountPercent: '100' }, false, ['0.00', '0.00', '0.00']],
    ['rounded half up, once', { quantity: '3', unitPrice: '0.335', taxRate: '0' }, true, ['1.01', '0.00', '1.01']],
    [
      'with tax rounded half up',
      { quantity: '1', unitPrice: '0.50', taxRate: '0.01' },
      false,
      ['0.50', '0.01', '0.51'],
    ],
    // The discounted price is 0.328005: rounded first, it would come to 33.00.
    [
      'rounded after all factors',
      { quantity: '100', unitPrice: '0.333', discountPercent: '1.5', taxRate: '0' },
      true,
      ['32.80', '0.00', '32.80'],
    ],
  ])('%s', (_, overrides, includeTax, [net, tax, gross]) => {
    const [made] = makeLineItems([aLine(overrides)], includeTax, 'CNY');
    expect(made).toEqual({ ...aLine(overrides), net: yuan(net), tax: yuan(tax), gross: yuan(gross) });
  });

  it('of yen have no places', () => {
    const [made] = makeLineItems([aLine({ quantity: '1', unitPrice: '99.5' })], true, 'JPY');
    expect([made?.net.amount, made?.tax.amount, made?.gross.amount]).toEqual(['88', '12', '100']);
  });

  it('follow the formulas to the last minor unit', () => {
    fc.assert(
      fc.property(any, ([drafts, includeTax, code]) => {
        const places = code === 'JPY' ? 0 : 2;
        for (const made of makeLineItems(drafts, includeTax, code)) {
          const share = 100_000_000n - millionths(made.discountPercent ?? '0');
          const product = millionths(made.quantity) * millionths(made.unitPrice) * share;
          const amount = rounded(product, 10n ** 20n, places);
          const rate = millionths(made.taxRate);
          expect(includeTax ? made.gross.amount : made.net.amount).toBe(amount);
          const other = includeTax
            ? rounded(millionths(amount), 1_000_000n + rate, places)
            : rounded(millionths(amount) * rate, 10n ** 12n, places);
          expect(includeTax ? made.net.amount : made.tax.amount).toBe(other);
        }
      }),
    );
  });

  it('add up: net and tax to gross, lines to totals, rates to totals, and no tax is negative', () => {
    fc.assert(
      fc.property(any, ([drafts, includeTax, code]) => {
        const made = makeLineItems(drafts, includeTax, code);
        const total = totalOf(made, code);
        const rates = taxByRate(made, code);
        for (const { net, tax, gross } of [...made, ...rates, total]) {
          expect(add(net, tax)).toEqual(gross);
          expect([net, tax, gross].every(isMoney)).toBe(true);
          expect(compare(tax, zero(code))).toBeGreaterThanOrEqual(0);
        }
        for (const part of ['net', 'tax', 'gross'] as const) {
          const of = (all: readonly Record<typeof part, Money>[]) =>
            sum(
              all.map((each) => each[part]),
              code,
            );
          expect([of(made), of(rates)]).toEqual([total[part], total[part]]);
        }
      }),
    );
  });

  it('come to the same in any order', () => {
    const shuffled = any.chain(([drafts, includeTax, code]) =>
      fc.tuple(
        ...([fc.constant(drafts), fc.shuffledSubarray(drafts, { minLength: drafts.length })] as const),
        ...([fc.constant(includeTax), fc.constant(code)] as const),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([drafts, others, includeTax, code]) => {
        const [made, moved] = [makeLineItems(drafts, includeTax, code), makeLineItems(others, includeTax, code)];
        expect(totalOf(moved, code)).toEqual(totalOf(made, code));
        expect(taxByRate(moved, code)).toEqual(taxByRate(made, code));
        expect(uniformRate(moved)).toBe(uniformRate(made));
      }),
    );
  });

  it('go back to what was typed', () => {
    fc.assert(
      fc.property(any, ([drafts, includeTax, code]) => {
        expect(makeLineItems(drafts, includeTax, code).map(draftOfLine)).toEqual(drafts);
      }),
    );
    const [bare] = makeLineItems([aLine()], true, 'CNY').map(draftOfLine);
    expect(Object.keys(bare ?? {})).not.toContain('discountPercent');
  });

  it('are told apart by rate, ascending, however the rate is written', () => {
    const drafts = ['0.13', '0.06', '0.130', '0', '0.1'].map((taxRate, index) =>
      aLine({ taxRate, lineItemId: String(index), quantity: '1', unitPrice: '100' }),
    );
    const byRate = taxByRate(makeLineItems(drafts, false, 'CNY'), 'CNY');
    expect(byRate.map(({ taxRate, net, tax }) => [taxRate, net.amount, tax.amount])).toEqual([
      ['0', '100.00', '0.00'],
      ['0.06', '100.00', '6.00'],
      ['0.1', '100.00', '10.00'],
      ['0.13', '200.00', '26.00'],
    ]);
    expect([taxByRate([], 'CNY'), totalOf([], 'JPY').gross]).toEqual([[], zero('JPY')]);
  });

  it.each<[string[], string | null]>([
    [['0.13'], '0.13'],
    [['0.130', '0.13', '0.1300'], '0.13'],
    [['0.13', '0.06'], null],
    [[], null],
  ])('with the rates %j have the rate %s', (rates, rate) => {
    const drafts = rates.map((taxRate, index) => aLine({ taxRate, lineItemId: String(index) }));
    expect(uniformRate(makeLineItems(drafts, true, 'CNY'))).toBe(rate);
  });
});
