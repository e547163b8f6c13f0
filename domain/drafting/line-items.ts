import { Decimal as AnyDecimal } from 'decimal.js';
import {
  add,
  exemptRate,
  isZero,
  type Money,
  priceFromGross,
  roundMoney,
  spread,
  subtract,
  sum,
  taxOn,
  zero,
} from '../kernel/money';

const Decimal = AnyDecimal.clone({ precision: 60 });

/** More lines are a price list: an attachment, with one line for its total. */
export const mostLineItems = 500;

/** A line of the price as typed; amounts are plain decimals in the currency of the contract. */
export interface LineItemDraft {
  lineItemId: string;
  description: string;
  /** Model and specification (规格型号), as it will stand on the invoice. */
  specification?: string;
  unit: string;
  quantity: string;
  unitPrice: string;
  /** A fraction, or `exempt`. */
  taxRate: string;
  /** The code of the goods or services for tax (税收分类编码, 商品和服务税收分类与编码): 19 digits. */
  taxCategoryCode?: string;
  discountPercent?: string;
  /** Off the line in money, with tax or without as the unit price. */
  discountAmount?: string;
}

export interface LineItem extends LineItemDraft {
  net: Money;
  tax: Money;
  gross: Money;
  /** Its part, tax included, of what the whole is discounted by; `net`, `tax` and `gross` are what is left. */
  discountShare?: Money;
}

/** Quantity × unit price, less the line's own discounts, with tax or without as its price; below zero where they take more than there is. */
export function amountOf(line: LineItemDraft, currency: string): Money {
  const share = new Decimal(100).minus(line.discountPercent ?? '0').div(100);
  const amount = roundMoney(new Decimal(line.quantity).times(line.unitPrice).times(share).toFixed(), currency);
  return line.discountAmount === undefined ? amount : subtract(amount, { amount: line.discountAmount, currency });
}

function makeLine(line: LineItemDraft, pricesIncludeTax: boolean, currency: string): LineItem {
  const amount = amountOf(line, currency);
  if (pricesIncludeTax) {
    const { gross, net, tax } = priceFromGross(amount, line.taxRate);
    return { ...line, net, tax, gross };
  }
  const tax = taxOn(amount, line.taxRate);
  return { ...line, net: amount, tax, gross: add(amount, tax) };
}

/**
 * Takes a discount on the whole (整单优惠, 抹零), tax included, off the lines, each by its part of the total; what is left of each is split into
 * net and tax anew. The parts are rounded by the method of largest remainders (`spread`), so that lines, and lines of each rate, add up to
 * the fen. By lines, since a discount lessens what is taxed only where the same invoice shows it beside the amounts, line by line and at
 * the line's own rate. Source: 国税发〔1993〕154 号, article 2 (2), and 国税函〔2010〕56 号; that parts follow the gross amounts, and how the last
 * fen falls, is our choice.
 */
function discounted(lines: readonly LineItem[], discount: Money): LineItem[] {
  const shares = spread(
    discount,
    lines.map(({ gross }) => gross),
  );
  return lines.map((line, index) => {
    const discountShare = shares[index] ?? zero(discount.currency);
    if (isZero(discountShare)) return { ...line, discountShare };
    const { gross, net, tax } = priceFromGross(subtract(line.gross, discountShare), line.taxRate);
    return { ...line, net, tax, gross, discountShare };
  });
}

/**
 * Lines with their amounts. Each line is rounded once, half up, to the minor unit of the currency; tax and net add up to the line's total,
 * and totals are sums of rounded lines, so that everything printed adds up. The amount is quantity × unit price × (1 − discount), less a
 * discount in money. With tax: gross = amount, net = gross ÷ (1 + rate), tax = gross − net. Without: net = amount, tax = net × rate,
 * gross = net + tax. A discount on the whole is taken off the lines last.
 * Source of the formulas: 中华人民共和国增值税法 (sales amount = tax-inclusive amount ÷ (1 + rate); output tax = sales amount × rate). That each
 * line is rounded, and not the total, is our choice: invoices are issued line by line.
 */
export function makeLineItems(
  lines: readonly LineItemDraft[],
  pricesIncludeTax: boolean,
  currency: string,
  discount?: Money,
): LineItem[] {
  const made = lines.map((line) => makeLine(line, pricesIncludeTax, currency));
  return discount === undefined ? made : discounted(made, discount);
}

type Totals = Record<'net' | 'tax' | 'gross', Money>;

/** The sums of the lines. */
export function totalOf(lines: readonly LineItem[], currency: string): Totals {
  const of = (part: keyof Totals) =>
    sum(
      lines.map((line) => line[part]),
      currency,
    );
  return { net: of('net'), tax: of('tax'), gross: of('gross') };
}

/** The rate, however it is written: `0.130` is `0.13`. What is exempt has none, not even one of nothing. */
function rateOf({ taxRate }: Pick<LineItem, 'taxRate'>): string {
  return taxRate === exemptRate ? taxRate : new Decimal(taxRate).toFixed();
}

function heightOf(rate: string): AnyDecimal {
  return new Decimal(rate === exemptRate ? -1 : rate);
}

/** What is due at each rate, first what is exempt and then ascending: the sums of the rounded lines, so that they add up to `totalOf`. */
export function taxByRate(lines: readonly LineItem[], currency: string): ({ taxRate: string } & Totals)[] {
  const rates = [...new Set(lines.map(rateOf))].sort((a, b) => heightOf(a).cmp(heightOf(b)));
  return rates.map((taxRate) => ({
    taxRate,
    ...totalOf(
      lines.filter((line) => rateOf(line) === taxRate),
      currency,
    ),
  }));
}

/** The rate of all lines, or null where there are several. */
export function uniformRate(lines: readonly LineItem[]): string | null {
  const [first, ...others] = lines.map(rateOf);
  return first !== undefined && others.every((rate) => rate === first) ? first : null;
}

/** The way back: what was typed, without what was made of it. */
export function draftOfLine({
  net: _net,
  tax: _tax,
  gross: _gross,
  discountShare: _share,
  ...typed
}: LineItem): LineItemDraft {
  return typed;
}
