import { Decimal as AnyDecimal } from 'decimal.js';
import { type RuleCondition } from './route';

/** Precise enough that an amount of 19 digits times a rate of 27 digits is exact, so comparisons use unrounded values. */
const Decimal = AnyDecimal.clone({ precision: 60 });

/** Whether the text is a number in the form that rules use: digits, and at most twelve decimals. */
export function isPlainDecimal(text: string): boolean {
  return /^(0|[1-9]\d{0,14})(\.\d{1,12})?$/.test(text);
}

/** Negative, zero or positive as `a` is less than, equal to or more than `b`; both are plain decimals. */
export function compareAmounts(a: string, b: string): number {
  return new Decimal(a).cmp(b);
}

/** The exact product as a plain decimal. */
export function multiply(amount: string, rate: string): string {
  return new Decimal(amount).times(rate).toFixed();
}

/** A range of amounts; null for a missing bound. */
export interface Bounds {
  from: string | null;
  below: string | null;
}

/** The bounds of a range. An unreadable bound is ignored, so that an error in the rules may ask too many people, but never too few. */
export function boundsOf(range: RuleCondition['amount'] | RuleCondition['difference'] = {}): Bounds {
  const readable = (bound: string | undefined) => (bound !== undefined && isPlainDecimal(bound) ? bound : null);
  return { from: readable(range.from), below: readable(range.below) };
}

export function isWithin({ from, below }: Bounds, amount: string): boolean {
  return (from === null || compareAmounts(amount, from) >= 0) && (below === null || compareAmounts(amount, below) < 0);
}

/** Whether two ranges of amounts from zero up overlap. */
export function doRangesMeet(a: Bounds, b: Bounds): boolean {
  const isBefore = (below: string | null, from: string | null) =>
    below !== null && compareAmounts(below, from ?? '0') <= 0;
  return !isBefore(a.below, b.from) && !isBefore(b.below, a.from);
}
