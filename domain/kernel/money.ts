import { Decimal as AnyDecimal } from 'decimal.js';

/** Enough digits that the product or quotient of any amounts is rounded only once, to the minor unit. */
const Decimal = AnyDecimal.clone({ precision: 60 });

/** An amount of money: a plain decimal string and an ISO 4217 code, such as `{ amount: "1234.50", currency: "CNY" }`. */
export interface Money {
  amount: string;
  currency: string;
}

/** Supported currencies and their number of decimals (minor units, ISO 4217). */
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

/** ISO 4217 codes of the supported currencies. */
export const currencies: readonly string[] = Object.keys(minorUnits);

const amountPattern = /^(0|[1-9]\d{0,14})(\.\d{1,4})?$/;

/** Whether the currency is supported. */
export function isCurrency(code: string): boolean {
  return Object.hasOwn(minorUnits, code);
}

/** Whether the amount is a plain non-negative decimal with no more decimals than its currency has. */
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

/** A decimal with any number of places, rounded half up to the decimals of the currency. */
export function roundMoney(amount: string, currency: string): Money {
  return round(new Decimal(amount), currency);
}

function assertSameCurrency(a: Money, b: Money): void {
  if (a.currency !== b.currency) throw new Error(`Amounts of two currencies: ${a.currency} and ${b.currency}.`);
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

/** The same value with the decimals of its currency: `"5"` CNY becomes `"5.00"`. */
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
 * Stands in place of a rate when the supply is exempt from tax (免税). This differs from 0 %, which is for exports: the invoice says 免税, no
 * special VAT invoice is issued, and input tax is not deducted. Source: 中华人民共和国增值税法, articles 10, 22 and 24.
 */
export const exemptRate = 'exempt';

/** Whether it is a fraction below 1 or `exempt`. */
export function isTaxRate(rate: string): boolean {
  return rate === exemptRate || /^0(\.\d{1,4})?$/.test(rate);
}

/** The rate as a number; 0 for an exempt supply. */
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
 * Splits a tax-inclusive price: net = gross / (1 + rate), rounded half up; tax is the rest, so net and tax always add up to gross.
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

/** Rounds exact shares of a total, given in minor units: down, and the remaining units go one each to the largest remainders, the first of equal ones. */
function withLargestRemainders({ amount, currency }: Money, exact: readonly AnyDecimal[]): Money[] {
  const unit = unitOf(currency);
  const floors = exact.map((units) => units.floor());
  const given = floors.reduce((all, units) => all.plus(units), new Decimal(0));
  const left = new Decimal(amount).div(unit).minus(given).toNumber();
  const remainderOf = (index: number) => exact[index]?.minus(floors[index] ?? 0) ?? new Decimal(0);
  const order = exact.map((_, index) => index).sort((a, b) => remainderOf(b).cmp(remainderOf(a)) || a - b);
  const raised = new Set(order.slice(0, left));
  return floors.map((units, index) => round(units.plus(raised.has(index) ? 1 : 0).times(unit), currency));
}

function unitOf(currency: string): AnyDecimal {
  return new Decimal(10).pow(-(minorUnits[currency] ?? 2));
}

/**
 * Splits a total by percentages that add up to 100, by the largest remainder method (see `spread`): the parts add up to the total, and each differs
 * from its exact share by less than one minor unit.
 */
export function splitByPercent(total: Money, percentages: readonly string[]): Money[] {
  const unit = unitOf(total.currency);
  return withLargestRemainders(
    total,
    percentages.map((percent) => new Decimal(total.amount).times(percent).div(100).div(unit)),
  );
}

/**
 * Distributes a total in proportion to weights of the same currency, to the minor unit. Each part is rounded down; the remaining units go one
 * each to the parts with the largest remainders, the first of equal ones (largest remainder method, Hare-Niemeyer). The parts add up to the
 * total, each differs from its exact share by less than one unit, and none exceeds its weight if the total does not exceed the weights' sum.
 */
export function spread(total: Money, weights: readonly Money[]): Money[] {
  const { currency } = total;
  const unit = unitOf(currency);
  const sumOfAll = new Decimal(sum(weights, currency).amount);
  if (sumOfAll.isZero()) return weights.map(() => zero(currency));
  return withLargestRemainders(
    total,
    weights.map(({ amount }) => new Decimal(total.amount).times(amount).div(sumOfAll).div(unit)),
  );
}
