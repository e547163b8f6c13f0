import { isZero, type Money } from '../kernel/money';
import { type RouteFacts, type RuleSet } from './route';
import { isPlainDecimal, multiply } from './rule-amounts';

/** The amount converted to the rule set's currency, as an unrounded plain decimal; null if the rate is missing. */
export function inCurrencyOf({ currency, rates }: Pick<RuleSet, 'currency' | 'rates'>, money: Money): string | null {
  if (money.currency === currency) return money.amount;
  const rate = Object.hasOwn(rates, money.currency) ? rates[money.currency] : undefined;
  return rate !== undefined && isPlainDecimal(rate) ? multiply(money.amount, rate) : null;
}

/** The prices that rules test, converted to the rule set's currency and unrounded; null if a rate is missing. */
export interface Prices {
  gross: Money | null;
  difference: Money | null;
}

/** Converts the prices. A difference of zero needs no exchange rate. */
export function pricesOf({ gross, difference }: RouteFacts, ruleSet: Pick<RuleSet, 'currency' | 'rates'>): Prices {
  const convert = (money: Money): Money | null => {
    const amount = inCurrencyOf(ruleSet, money);
    return amount === null ? null : { amount, currency: ruleSet.currency };
  };
  return {
    gross: convert(gross),
    difference: isZero(difference) ? { amount: '0', currency: ruleSet.currency } : convert(difference),
  };
}
