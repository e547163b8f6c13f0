import { type Policy } from './contract';
import { compare } from './money';
import { type Terms } from './terms';

/** Whether the terms are important enough for the executive level: at or above the threshold, or not comparable with it. */
export function needsExecutive(terms: Terms, policy: Policy): boolean {
  const { gross } = terms.price;
  return gross.currency !== policy.executiveThreshold.currency || compare(gross, policy.executiveThreshold) >= 0;
}
