import { type Policy } from '../contract/contract';
import { compare, type Money } from '../kernel/money';

/** Whether one of these prices makes a contract important: at or above the threshold, or not comparable with it. */
export function needsExecutive(prices: readonly Money[], { executiveThreshold }: Policy): boolean {
  return prices.some(
    (gross) => gross.currency !== executiveThreshold.currency || compare(gross, executiveThreshold) >= 0,
  );
}
