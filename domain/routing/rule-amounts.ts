import { Decimal as AnyDecimal } from 'decimal.js';
import { type RuleCondition } from './route';

/** An amount of 19 digits times a rate of 27 is exact: nothing is rounded before it is compared. */
const Decimal = AnyDecimal.clone({ precision: 60 });

/** Whether the text is a number as rules may write one: digits, and after a point at most twelve more. */
export function isPlainDecimal(text: string): boolean {
  return /^(0|[1-9]\d{0,14})(\.\d{1,12})?$/.test(text);
}

/** Negative, zero or positive as `a` is less than, equal to or more than `b`; both are plain decimals. */
export function compareAmounts(a: string, b: string): number {
  return new Decimal(a).cmp(b);
}

/** The product as a plain decimal, unrounded. */
export function multiply(amount: string, rate: string): string {
  return new Decimal(amount).times(rate).toFixed();
}

/** From when on and until where a rule applies; null where there is no bound. */
export interface Bounds {
  from: string | null;
  below: string | null;
}

/** The bounds of a range. One that cannot be read limits nothing: a fault in the rules asks somebody too many, never nobody. */
export function boundsOf(range: RuleCondition['amount'] | RuleCondition['difference'] = {}): Bounds {
  const readable = (bound: string | undefined) => (bound !== undefined && isPlainDecimal(bound) ? bound : null);
  return { from: readable(range.from), below: readable(range.below) };
}

export function isWithin({ from, below }: Bounds, amount: string): boolean {
  return (from === null || compareAmounts(amount, from) >= 0) && (below === null || compareAmounts(amount, below) < 0);
}

/** Whether two ranges have an amount in common; amounts begin at zero. */
export function doRangesMeet(a: Bounds, b: Bounds): boolean {
  const isBefore = (below: string | null, from: string | null) =>
    below !== null && compareAmounts(below, from ?? '0') <= 0;
  return !isBefore(a.below, b.from) && !isBefore(b.below, a.from);
}
