import fc from 'fast-check';
import {
  add,
  compare,
  isCurrency,
  isMoney,
  isTaxRate,
  isWhole,
  isZero,
  normalise,
  priceFromGross,
  splitByPercent,
  subtract,
  sum,
  zero,
} from '../../domain/kernel/money';
import { yuan } from '../build/pump-contract';

const yen = (amount: string) => ({ amount, currency: 'JPY' });
const dollars = (amount: string) => ({ amount, currency: 'USD' });

describe('an amount of money', () => {
  it.each([
    ['0', true],
    ['0.5', true],
    ['1234.50', true],
    ['1.5000', true],
    ['999999999999999.99', true],
    ['1000000000000000', false],
    ['1.501', false],
    ['1.50000', false],
    ['-1', false],
    ['+1', false],
    ['01', false],
    ['.5', false],
    ['1.', false],
    ['1e3', false],
    ['1,000', false],
    [' 1', false],
    ['1\n', false],
    ['', false],
    ['NaN', false],
  ])('is written as a plain decimal with the places of its currency: "%s" %s', (amount, is) => {
    expect(isMoney(yuan(amount))).toBe(is);
  });

  it('of yen or won has no places', () => {
    expect([isMoney(yen('100')), isMoney(yen('100.5')), isMoney({ amount: '0.01', currency: 'KRW' })]).toEqual([
      ...[true, false, false],
    ]);
  });

  it.each(['CNY', 'USD', 'EUR', 'GBP', 'HKD', 'SGD', 'JPY', 'KRW'])('may be of %s', (currency) => {
    const smallest = ['JPY', 'KRW'].includes(currency) ? '1' : '0.01';
    expect([isCurrency(currency), isMoney({ amount: smallest, currency })]).toEqual([true, true]);
    expect(isMoney({ amount: `${smallest === '1' ? '0.' : smallest}1`, currency })).toBe(false);
    expect(zero(currency).amount).toBe(smallest.replace('1', '0'));
  });

  it.each(['cny', 'RMB', '', 'toString', '__proto__'])('may not be of "%s"', (currency) => {
    expect([isCurrency(currency), isMoney({ amount: '1', currency })]).toEqual([false, false]);
  });

  it.each<[string, unknown, unknown]>([
    ['adds', add(yuan('0.1'), yuan('0.2')), yuan('0.30')],
    ['subtracts', subtract(yuan('0.3'), yuan('0.1')), yuan('0.20')],
    ['goes below zero', subtract(yuan('1'), yuan('1.01')), yuan('-0.01')],
    ['sums up', sum([yuan('1'), yuan('2.5')], 'CNY'), yuan('3.50')],
    ['sums up nothing', sum([], 'JPY'), yen('0')],
    ['is shown with its places', normalise(yuan('5')), yuan('5.00')],
    ['is shown without places', normalise(yen('5')), yen('5')],
    ['is nothing', zero('CNY'), yuan('0.00')],
  ])('%s', (_, actual, expected) => {
    expect(actual).toEqual(expected);
  });

  it('is compared by value, not by how it is written', () => {
    expect([compare(yuan('5'), yuan('5.00')), compare(yuan('9'), yuan('10')), compare(yuan('10'), yuan('9'))]).toEqual([
      ...[0, -1, 1],
    ]);
    expect([isZero(yuan('0.00')), isZero(yuan('0.01'))]).toEqual([true, false]);
  });

  it.each([add, subtract, compare])('never meets another currency (%#)', (operation) => {
    expect(() => operation(yuan('1'), dollars('1'))).toThrow('two currencies');
  });
});

describe('a price', () => {
  it.each([
    ['113000.00', '0.13', '100000.00', '13000.00'],
    ['100.00', '0.13', '88.50', '11.50'],
    ['0.01', '0.13', '0.01', '0.00'],
    ['100', '0', '100.00', '0.00'],
    ['0', '0.13', '0.00', '0.00'],
    ['521012847194769.54', '0.1299', '461114122661093.49', '59898724533676.05'],
  ])('of %s at %s is %s net and %s tax', (gross, taxRate, net, tax) => {
    expect(priceFromGross(yuan(gross), taxRate)).toEqual({
      ...{ gross: normalise(yuan(gross)), taxRate, net: yuan(net), tax: yuan(tax) },
    });
  });

  it('has the net amount rounded half up once, however large it is', () => {
    const cents = fc.bigInt(0n, 10n ** 17n - 1n);
    const rate = fc.integer({ min: 0, max: 9999 });
    const written = (units: bigint) => `${units / 100n}.${String(units % 100n).padStart(2, '0')}`;
    fc.assert(
      fc.property(cents, rate, (units, tenThousandths) => {
        const divisor = 10_000n + BigInt(tenThousandths);
        const halfUp = (units * 10_000n * 2n + divisor) / (divisor * 2n);
        const taxRate = `0.${String(tenThousandths).padStart(4, '0')}`;
        expect(priceFromGross(yuan(written(units)), taxRate).net.amount).toBe(written(halfUp));
      }),
    );
  });

  it.each([
    ['0', true],
    ['0.13', true],
    ['0.0625', true],
    ['0.99999', false],
    ['1', false],
    ['1.13', false],
    ['13', false],
    ['-0.13', false],
    ['.13', false],
    ['0.', false],
    ['13%', false],
  ])('has a tax rate that is a fraction below one: "%s" %s', (rate, is) => {
    expect(isTaxRate(rate)).toBe(is);
  });
});

describe('a total split by percentages', () => {
  it.each([
    ['100.00', ['30', '60', '10'], ['30.00', '60.00', '10.00']],
    ['100.00', ['33.3333', '33.3333', '33.3334'], ['33.33', '33.33', '33.34']],
    ['100.00', ['33.335', '33.335', '33.33'], ['33.34', '33.33', '33.33']],
    ['1.00', ['12.5', '12.5', '25', '25', '12.5', '12.5'], ['0.13', '0.13', '0.25', '0.25', '0.12', '0.12']],
    ['0.01', ['50', '50'], ['0.01', '0.00']],
    ['0.02', ['25', '25', '25', '25'], ['0.01', '0.01', '0.00', '0.00']],
    ['0.00', ['50', '50'], ['0.00', '0.00']],
    ['5', ['0', '100'], ['0.00', '5.00']],
    ['5', ['100'], ['5.00']],
    ['5', [], []],
  ])('of %s by %j gives %j', (total, percents, parts) => {
    expect(splitByPercent(yuan(total), percents)).toEqual(parts.map(yuan));
  });

  it('has whole units where the currency has no smaller ones', () => {
    expect(splitByPercent(yen('10'), ['25', '25', '25', '25'])).toEqual(['3', '3', '2', '2'].map(yen));
    expect(splitByPercent(yen('2'), ['25', '25', '25', '25'])).toEqual(['1', '1', '0', '0'].map(yen));
  });

  it.each([
    [['30', '66.67', '3.33'], true],
    [['33.33', '33.33', '33.33'], false],
    [['100'], true],
    [['100', '0.0001'], false],
    [[], false],
  ])('adds up to a hundred exactly or not at all: %j %s', (percents, is) => {
    expect(isWhole(percents)).toBe(is);
  });
});
