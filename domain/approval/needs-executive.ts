import { type Policy } from '../contract/contract';
import { compare, type Money } from '../kernel/money';

/** Whether one of the prices makes the contract important: it is at or above the threshold, or in another currency. */
export function needsExecutive(prices: readonly Money[], { executiveThreshold }: Policy): boolean {
  return prices.some(
    (gross) => gross.currency !== executiveThreshold.currency || compare(gross, executiveThreshold) >= 0,
  );
}
