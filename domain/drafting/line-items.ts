import { Decimal as AnyDecimal } from 'decimal.js';
import { add, isMoney, isTaxRate, type Money, priceFromGross, roundMoney, sum } from '../kernel/money';
import { type Problem } from '../kernel/problem';
import { words } from '../kernel/words';

const Decimal = AnyDecimal.clone({ precision: 60 });

/** A line of the price as typed; amounts are plain decimals in the currency of the contract. */
export interface LineItemDraft {
  lineItemId: string;
  description: string;
  unit: string;
  quantity: string;
  unitPrice: string;
  taxRate: string;
  discountPercent?: string;
}

export interface LineItem extends LineItemDraft {
  net: Money;
  tax: Money;
  gross: Money;
}

/** Up to twelve digits before the point and six behind it: more than any invoice has. */
const quantityPattern = /^(0|[1-9]\d{0,11})(\.\d{1,6})?$/;
const percentPattern = /^(0|[1-9]\d?|100)(\.\d{1,4})?$/;

function isPercent(text: string): boolean {
  return percentPattern.test(text) && new Decimal(text).lte(100);
}

function faultsOf(line: LineItemDraft, index: number): Problem[] {
  const at = (field: string) => `/lineItems/${index}/${field}`;
  const { quantity, unitPrice, taxRate, discountPercent } = line;
  const problems: Problem[] = [];
  if (!quantityPattern.test(quantity))
    problems.push({
      pointer: at('quantity'),
      code: 'not_a_quantity',
      message: words(
        `${quantity} is not a plain decimal with up to six places.`,
        `${quantity} 不是最多六位小数的普通小数。`,
      ),
    });
  if (!quantityPattern.test(unitPrice))
    problems.push({
      pointer: at('unitPrice'),
      code: 'not_a_price',
      message: words(
        `${unitPrice} is not a plain decimal with up to six places.`,
        `${unitPrice} 不是最多六位小数的普通小数。`,
      ),
    });
  if (!isTaxRate(taxRate))
    problems.push({
      pointer: at('taxRate'),
      code: 'not_a_tax_rate',
      message: words(
        `${taxRate} is not a fraction below 1, such as 0.13.`,
        `${taxRate} 不是小于 1 的税率，例如 0.13。`,
      ),
    });
  if (discountPercent !== undefined && !isPercent(discountPercent))
    problems.push({
      pointer: at('discountPercent'),
      code: 'not_a_percentage',
      message: words(
        `${discountPercent} is not a percentage from 0 to 100.`,
        `${discountPercent} 不是 0 至 100 的百分数。`,
      ),
    });
  return problems;
}

/**
 * Everything that is wrong with typed lines; an empty list means that `makeLineItems` may be called. Of a currency we keep no books in, the
 * sum is not looked at. The bound is for prices without tax: those with tax never come to more.
 */
export function checkLineItems(lines: readonly LineItemDraft[], currency: string): Problem[] {
  const ids = lines.map(({ lineItemId }) => lineItemId);
  const repeated = ids.flatMap((id, index): Problem[] =>
    ids.indexOf(id) < index
      ? [
          {
            pointer: `/lineItems/${index}/lineItemId`,
            code: 'repeated',
            message: words('Two line items have the same id.', '两行明细的编号相同。'),
          },
        ]
      : [],
  );
  const empty: Problem[] =
    lines.length === 0
      ? [
          {
            pointer: '/lineItems',
            code: 'empty',
            message: words('A list of line items has at least one.', '明细至少应有一行。'),
          },
        ]
      : [];
  const problems = [...empty, ...repeated, ...lines.flatMap(faultsOf)];
  if (problems.length > 0 || !isMoney({ amount: '0', currency })) return problems;
  const isHeld = isMoney(totalOf(makeLineItems(lines, false, currency), currency).gross);
  return isHeld
    ? []
    : [
        {
          pointer: '/lineItems',
          code: 'too_large',
          message: words('The line items come to more than an amount can hold.', '明细合计超出金额的上限。'),
        },
      ];
}

function makeLine(line: LineItemDraft, pricesIncludeTax: boolean, currency: string): LineItem {
  const share = new Decimal(100).minus(line.discountPercent ?? '0').div(100);
  const amount = roundMoney(new Decimal(line.quantity).times(line.unitPrice).times(share).toFixed(), currency);
  if (pricesIncludeTax) {
    const { gross, net, tax } = priceFromGross(amount, line.taxRate);
    return { ...line, net, tax, gross };
  }
  const tax = roundMoney(new Decimal(amount.amount).times(line.taxRate).toFixed(), currency);
  return { ...line, net: amount, tax, gross: add(amount, tax) };
}

/**
 * Lines with their amounts. Each line is rounded once, half up, to the minor unit of the currency; tax and net add up to the line's total,
 * and totals are sums of rounded lines, so that everything printed adds up. With tax: gross = quantity × price × (1 − discount),
 * net = gross ÷ (1 + rate), tax = gross − net. Without: net = quantity × price × (1 − discount), tax = net × rate, gross = net + tax.
 * Source of the formulas: 中华人民共和国增值税法 (sales amount = tax-inclusive amount ÷ (1 + rate); output tax = sales amount × rate). That each
 * line is rounded, and not the total, is our choice: invoices are issued line by line.
 */
export function makeLineItems(
  lines: readonly LineItemDraft[],
  pricesIncludeTax: boolean,
  currency: string,
): LineItem[] {
  return lines.map((line) => makeLine(line, pricesIncludeTax, currency));
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

/** What is due at each rate, ascending: the sums of the rounded lines, so that they add up to `totalOf`. */
export function taxByRate(lines: readonly LineItem[], currency: string): ({ taxRate: string } & Totals)[] {
  const rateOf = ({ taxRate }: LineItem) => new Decimal(taxRate).toFixed();
  const rates = [...new Set(lines.map(rateOf))].sort((a, b) => new Decimal(a).cmp(b));
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
  const [first, ...others] = lines.map(({ taxRate }) => new Decimal(taxRate).toFixed());
  return first !== undefined && others.every((rate) => rate === first) ? first : null;
}

/** The way back: what was typed, without what was made of it. */
export function draftOfLine(line: LineItem): LineItemDraft {
  const { lineItemId, description, unit, quantity, unitPrice, taxRate, discountPercent } = line;
  const draft = { lineItemId, description, unit, quantity, unitPrice, taxRate };
  return discountPercent === undefined ? draft : { ...draft, discountPercent };
}
