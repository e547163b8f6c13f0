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

/** A contract with more lines should have a price list as attachment, and one line for its total. */
export const mostLineItems = 500;

/** A line item as typed; amounts are plain decimals in the contract's currency. */
export interface LineItemDraft {
  lineItemId: string;
  description: string;
  /** Model and specification (规格型号), as printed on the invoice. */
  specification?: string;
  unit: string;
  quantity: string;
  unitPrice: string;
  /** A fraction, or `exempt`. */
  taxRate: string;
  /** Tax category code of the goods or services (税收分类编码, 商品和服务税收分类与编码): 19 digits. */
  taxCategoryCode?: string;
  discountPercent?: string;
  /** A discount in money on the line, with or without tax like the unit price. */
  discountAmount?: string;
}

export interface LineItem extends LineItemDraft {
  net: Money;
  tax: Money;
  gross: Money;
  /** Its share, tax included, of the discount on the whole; already subtracted from `net`, `tax` and `gross`. */
  discountShare?: Money;
}

/** Quantity × unit price less the line's own discounts, with or without tax like the price; negative if the discounts exceed it. */
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
 * Distributes a discount on the whole (整单优惠, 抹零), tax included, over the lines in proportion to their totals; the reduced line is split
 * into net and tax again. The shares are rounded by largest remainders (`spread`), so that the lines, and the lines of each rate, add up to
 * the fen. Lines are discounted, not the total, because a discount reduces the taxable amount only if the same invoice shows it beside the
 * amounts, line by line and at the line's own rate. Source: 国税发〔1993〕154 号, article 2 (2), and 国税函〔2010〕56 号. It is our choice that the
 * shares follow the gross amounts, and where the last fen goes.
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
 * Computes the amounts of lines. Each line is rounded once, half up, to the currency's minor unit; net and tax add up to the line's total,
 * and totals are sums of rounded lines, so that all printed amounts add up. The amount is quantity × unit price × (1 − discount), less a
 * discount in money. Prices including tax: gross = amount, net = gross ÷ (1 + rate), tax = gross − net. Excluding: net = amount,
 * tax = net × rate, gross = net + tax. A discount on the whole is distributed last.
 * Source of the formulas: 中华人民共和国增值税法 (sales amount = tax-inclusive amount ÷ (1 + rate); output tax = sales amount × rate). It is our
 * choice to round each line instead of the total, because invoices are issued line by line.
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

/** The rate in normal form: `0.130` is `0.13`. An exempt supply has no rate, not even zero. */
function rateOf({ taxRate }: Pick<LineItem, 'taxRate'>): string {
  return taxRate === exemptRate ? taxRate : new Decimal(taxRate).toFixed();
}

function heightOf(rate: string): AnyDecimal {
  return new Decimal(rate === exemptRate ? -1 : rate);
}

/** Totals per tax rate, exempt first, then ascending; as sums of rounded lines they add up to `totalOf`. */
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

/** The common rate of all lines, or null if they differ. */
export function uniformRate(lines: readonly LineItem[]): string | null {
  const [first, ...others] = lines.map(rateOf);
  return first !== undefined && others.every((rate) => rate === first) ? first : null;
}

/** The reverse of `makeLineItems`: the line as typed. */
export function draftOfLine({
  net: _net,
  tax: _tax,
  gross: _gross,
  discountShare: _share,
  ...typed
}: LineItem): LineItemDraft {
  return typed;
}
