import { compare, isCurrency, isMoney, type Money, normalise, subtract, zero } from '../kernel/money';
import { type Problem, problemAt } from '../kernel/problem';
import { moneyWords, showMoney } from '../kernel/show-money';
import { checkLineItems } from './check-line-items';
import { type LineItemDraft, makeLineItems, totalOf } from './line-items';
import { type TermsDraft } from './terms';

/** Validation errors of a discount on the whole; the lines must be valid. */
function checkDiscount(
  lines: readonly LineItemDraft[] | undefined,
  pricesIncludeTax: boolean,
  gross: Money,
  discount: Money,
): Problem[] {
  const at = '/discount';
  if (lines === undefined)
    return [
      problemAt(
        at,
        'discount_without_lines',
        'A discount on the whole is spread over line items; without them, give the price after it.',
        '整单优惠分摊至各行明细；没有明细的，请直接填写优惠后的价款。',
      ),
    ];
  if (discount.currency !== gross.currency)
    return [
      problemAt(
        `${at}/currency`,
        'currency_mismatch',
        `The contract is in ${gross.currency}.`,
        `合同币种为 ${gross.currency}。`,
      ),
    ];
  if (!isMoney(discount))
    return [
      problemAt(
        `${at}/amount`,
        'not_money',
        `${discount.amount} is not a plain decimal amount of ${gross.currency}.`,
        `${discount.amount} 不是有效的 ${gross.currency} 金额。`,
      ),
    ];
  const total = totalOf(makeLineItems(lines, pricesIncludeTax, gross.currency), gross.currency).gross;
  return compare(discount, total) <= 0
    ? []
    : [
        problemAt(
          `${at}/amount`,
          'discount_too_large',
          `The discount of ${showMoney(discount)} is more than the ${showMoney(total)} that the lines come to.`,
          `优惠金额 ${showMoney(discount, 'zh-CN')} 超过明细合计 ${showMoney(total, 'zh-CN')}。`,
        ),
      ];
}

/** The total of the lines less the discount on the whole; null if either is invalid. */
export function priceOfLines(
  lines: readonly LineItemDraft[],
  pricesIncludeTax: boolean,
  currency: string,
  discount: Money | undefined,
): Money | null {
  if (!isMoney({ amount: '0', currency }) || checkLineItems(lines, currency).length > 0) return null;
  const isOff = discount === undefined || checkDiscount(lines, pricesIncludeTax, zero(currency), discount).length === 0;
  return isOff ? totalOf(makeLineItems(lines, pricesIncludeTax, currency, discount), currency).gross : null;
}

/** Checks lines and discount, and that the price equals their total. If the price is lower, the message explains how to give a discount. */
export function checkPriceOfLines({ lineItems, price, pricesIncludeTax = true, discount }: TermsDraft): Problem[] {
  const { gross } = price;
  const { currency } = gross;
  const problems = lineItems ? checkLineItems(lineItems, currency) : [];
  if (problems.length > 0 || !isCurrency(currency)) return problems;
  const wrong = discount ? checkDiscount(lineItems, pricesIncludeTax, gross, discount) : [];
  if (wrong.length > 0 || lineItems === undefined || !isMoney(gross)) return wrong;
  const { gross: total } = totalOf(makeLineItems(lineItems, pricesIncludeTax, currency, discount), currency);
  if (compare(total, gross) === 0) return [];
  const [asked, sums] = [moneyWords(normalise(gross)), moneyWords(total)];
  const isLess = compare(gross, total) < 0 && discount === undefined;
  const less = isLess ? subtract(total, gross) : null;
  return [
    problemAt(
      '/price/gross/amount',
      'lines_do_not_add_up',
      `The line items add up to ${sums.en}, the price is ${asked.en}.${less === null ? '' : ` Give what is taken off the whole, ${less.amount}, as discount.`}`,
      `明细合计 ${sums['zh-CN']}，合同价款为 ${asked['zh-CN']}。${less === null ? '' : `整单优惠（抹零）的，请在 discount 中填写 ${less.amount}。`}`,
    ),
  ];
}
