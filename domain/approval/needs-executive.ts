import { type Policy } from '../contract/contract';
import { compare, type Money } from '../kernel/money';

/** Whether the terms are important enough for the executive level: at or above the threshold, or not comparable with it. */
export function needsExecutive(terms: { price: { gross: Money } }, policy: Policy): boolean {
  const { gross } = terms.price;
  return gross.currency !== policy.executiveThreshold.currency || compare(gross, policy.executiveThreshold) >= 0;
}
