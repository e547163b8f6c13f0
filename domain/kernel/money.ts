import { Decimal as AnyDecimal } from 'decimal.js';

/** Precise enough that a product or quotient of any amount is rounded once, to the minor unit, and not before. */
const Decimal = AnyDecimal.clone({ precision: 60 });

/** An amount of money: a plain decimal string and an ISO 4217 code, such as `{ amount: "1234.50", currency: "CNY" }`. */
export interface Money {
  amount: string;
  currency: string;
}

/** Currencies a contract may be made in, with their minor units (ISO 4217). */
const minorUnits: Readonly<Record<string, number>> = {
  CNY: 2,
  USD: 2,
  EUR: 2,
  GBP: 2,
  HKD: 2,
  SGD: 2,
  JPY: 0,
  KRW: 0,
};

/** Codes of the currencies we keep books in. */
export const currencies: readonly string[] = Object.keys(minorUnits);

const amountPattern = /^(0|[1-9]\d{0,14})(\.\d{1,4})?$/;

/** Whether the currency is one we keep books in. */
export function isCurrency(code: string): boolean {
  return Object.hasOwn(minorUnits, code);
}

/** Whether the amount is a plain non-negative decimal with no more places than its currency has. */
export function isMoney(value: Money): boolean {
  const places = minorUnits[value.currency];
  return (
    places !== undefined && amountPattern.test(value.amount) && new Decimal(value.amount).decimalPlaces() <= places
  );
}

function round(value: AnyDecimal, currency: string): Money {
  const places = minorUnits[currency] ?? 2;
  return { amount: value.toFixed(places, Decimal.ROUND_HALF_UP), currency };
}

/** A plain decimal of any length in the currency's own places, rounded half up. */
export function roundMoney(amount: string, currency: string): Money {
  return round(new Decimal(amount), currency);
}

function assertSameCurrency(a: Money, b: Money): void {
  if (a.currency !== b.currency) throw new Error(`Money of two currencies met: ${a.currency} and ${b.currency}.`);
}

export function zero(currency: string): Money {
  return round(new Decimal(0), currency);
}

export function isZero(value: Money): boolean {
  return new Decimal(value.amount).isZero();
}

export function add(a: Money, b: Money): Money {
  assertSameCurrency(a, b);
  return round(new Decimal(a.amount).plus(b.amount), a.currency);
}

export function subtract(a: Money, b: Money): Money {
  assertSameCurrency(a, b);
  return round(new Decimal(a.amount).minus(b.amount), a.currency);
}

/** Negative, zero or positive as `a` is less than, equal to or more than `b`. */
export function compare(a: Money, b: Money): number {
  assertSameCurrency(a, b);
  return new Decimal(a.amount).cmp(b.amount);
}

export function sum(values: readonly Money[], currency: string): Money {
  return values.reduce(add, zero(currency));
}

/** The same value in its currency's own places: `"5"` CNY becomes `"5.00"`. */
export function normalise(value: Money): Money {
  return round(new Decimal(value.amount), value.currency);
}

/** Tax-inclusive price and its parts: `gross = net + tax` to the last minor unit. `taxRate` is a fraction, `"0.13"`. */
export interface Price {
  gross: Money;
  taxRate: string;
  net: Money;
  tax: Money;
}

/**
 * In place of a rate: the supply is exempt from tax (免税). That is not 0 %, which is for exports: the invoice says 免税, no special VAT invoice
 * is issued, and input tax is not deducted. Source: 中华人民共和国增值税法, articles 10, 22 and 24.
 */
export const exemptRate = 'exempt';

/** Whether it is a fraction below 1, or says that no tax is charged at all. */
export function isTaxRate(rate: string): boolean {
  return rate === exemptRate || /^0(\.\d{1,4})?$/.test(rate);
}

/** What a net amount is multiplied with: of what is exempt there is no tax. */
function factorOf(rate: string): AnyDecimal {
  return new Decimal(rate === exemptRate ? 0 : rate);
}

/** The tax on a net amount, rounded half up. */
export function taxOn(net: Money, rate: string): Money {
  return round(factorOf(rate).times(net.amount), net.currency);
}

/** A tax rate in percent: `"0.065"` is `"6.5"`. */
export function percentOf(rate: string): string {
  return new Decimal(rate).times(100).toFixed();
}

/**
 * Splits a tax-inclusive price: net = gross / (1 + rate), rounded half up; tax is the rest, so the parts always add up.
 * Source of the formula: 中华人民共和国增值税法 (VAT law): sales amount = tax-inclusive amount ÷ (1 + rate).
 */
export function priceFromGross(gross: Money, taxRate: string): Price {
  const net = round(new Decimal(gross.amount).div(factorOf(taxRate).plus(1)), gross.currency);
  return { gross: normalise(gross), taxRate, net, tax: subtract(gross, net) };
}

/** Whether percentages such as `["30", "66.67", "3.33"]` add up to exactly 100. */
export function isWhole(percentages: readonly string[]): boolean {
  return percentages.reduce((total, percent) => total.plus(percent), new Decimal(0)).eq(100);
}

/** Splits a total by percentages that add up to 100. The last part takes the rounding difference; none takes more than is left. */
export function splitByPercent(total: Money, percentages: readonly string[]): Money[] {
  let rest = normalise(total);
  return percentages.map((percent, index) => {
    if (index === percentages.length - 1) return rest;
    const rounded = round(new Decimal(total.amount).times(percent).div(100), total.currency);
    const part = compare(rounded, rest) > 0 ? rest : rounded;
    rest = subtract(rest, part);
    return part;
  });
}

/**
 * Spreads a total over weights of the same currency, to the minor unit: each part is rounded down, and the units that are left go one each to
 * the largest remainders, of equal ones to the first (the method of largest remainders, or of Hare and Niemeyer). The parts add up to the
 * total, none is more than a unit away from its exact share, and none is above its weight where the total is not above their sum.
 */
export function spread(total: Money, weights: readonly Money[]): Money[] {
  const { currency } = total;
  const unit = new Decimal(10).pow(-(minorUnits[currency] ?? 2));
  const sumOfAll = new Decimal(sum(weights, currency).amount);
  if (sumOfAll.isZero()) return weights.map(() => zero(currency));
  const exact = weights.map(({ amount }) => new Decimal(total.amount).times(amount).div(sumOfAll).div(unit));
  const floors = exact.map((units) => units.floor());
  const given = floors.reduce((all, units) => all.plus(units), new Decimal(0));
  const left = new Decimal(total.amount).div(unit).minus(given).toNumber();
  const remainderOf = (index: number) => exact[index]?.minus(floors[index] ?? 0) ?? new Decimal(0);
  const order = exact.map((_, index) => index).sort((a, b) => remainderOf(b).cmp(remainderOf(a)) || a - b);
  const raised = new Set(order.slice(0, left));
  return floors.map((units, index) => round(units.plus(raised.has(index) ? 1 : 0).times(unit), currency));
}
