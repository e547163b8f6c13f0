import { Decimal } from 'decimal.js';
import { type Day, msBetween } from '../kernel/days';
import { type Money } from '../kernel/money';

/** The data by which contracts are compared to find duplicates. */
export interface Comparable {
  customerName: string;
  registrationNumber: string | null;
  gross: Money;
  startsOn: Day;
  endsOn: Day;
  title: string;
}

/** From this similarity on a contract is reported as a likely duplicate. */
export const likelyDuplicate = 0.8;

/** Below this similarity names belong to different customers: 上海 instead of 北京 in a name of a dozen characters gives 0.82. */
const sameName = 0.9;

/** Prices that differ by this share of the larger one, or more, have closeness 0. */
const farthestPrice = '0.1';

const chineseForms = /(?:股份有限公司|有限责任公司|有限公司|(?<![分子])公司|株式会社)$/;
const otherForms = new Set([
  ...[
    'co',
    'company',
    'ltd',
    'limited',
    'inc',
    'incorporated',
    'corp',
    'corporation',
    'llc',
    'llp',
    'plc',
    'pte',
    'pty',
  ],
  ...['gmbh', 'ag', 'kg', 'sa', 'sas', 'sarl', 'srl', 'spa', 'bv', 'nv', 'ab', 'oy', 'kk'],
]);

/** Words of letters and digits in lower case and normal width: `Ｃｏ．， Ltd.` is `co ltd`. */
function wordsIn(text: string): string[] {
  const folded = text.normalize('NFKC').toLowerCase();
  const withoutDots = folded.replace(/[.'’·]/g, '');
  return withoutDots.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== '');
}

/** The name without its legal form; a name that consists only of one is kept, and a branch (分公司) is not its company. */
function bareName(name: string): string {
  const said = wordsIn(name);
  while (said.length > 1 && otherForms.has(said.at(-1) ?? '')) said.pop();
  const whole = said.join('');
  return whole.replace(chineseForms, '') || whole;
}

/** The pairs of adjacent characters, each as one number. */
function pairsIn(text: string): number[] {
  const points = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  return points.slice(1).map((second, index) => (points[index] ?? 0) * 0x110000 + second);
}

/** A text prepared for the comparison with many others. */
interface Prepared {
  text: string;
  size: number;
  /** How often each pair occurs. */
  counts: ReadonlyMap<number, number>;
}

function prepare(text: string): Prepared {
  const pairs = pairsIn(text);
  const counts = new Map<number, number>();
  for (const pair of pairs) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  return { text, size: pairs.length, counts };
}

/**
 * Sørensen–Dice coefficient: twice the shared pairs of adjacent characters, divided by all pairs of both.
 * @param least a lower result is returned as 0, as soon as it is certain
 */
function dice({ text, size, counts }: Prepared, other: string, least = 0): number {
  if (text === other) return 1;
  const pairs = pairsIn(other);
  const all = size + pairs.length;
  if (all === 0) return 0;
  const seen = new Map<number, number>();
  let shared = pairs.length;
  for (const pair of pairs) {
    const before = seen.get(pair) ?? 0;
    seen.set(pair, before + 1);
    if (before < (counts.get(pair) ?? 0)) continue;
    shared -= 1;
    if ((2 * shared) / all < least) return 0;
  }
  return (2 * shared) / all;
}

/** A registration number without spaces, case and punctuation; empty if there is none. */
export function registrationKey(registrationNumber: string | null): string {
  return wordsIn(registrationNumber ?? '').join('');
}

/** 1 for equal prices, falling to 0 at a difference of a tenth of the larger one; 0 for different currencies. */
function closeness(a: Money, b: Money): number {
  if (a.currency !== b.currency) return 0;
  const [ofA, ofB] = [new Decimal(a.amount), new Decimal(b.amount)];
  const larger = Decimal.max(ofA, ofB);
  if (larger.isZero()) return 1;
  return Math.max(0, 1 - ofA.minus(ofB).abs().div(larger).div(farthestPrice).toNumber());
}

/** Number of days from one to the other, both included; 0 if `last` is earlier. */
function daysFrom(first: Day, last: Day): number {
  return Math.max(0, msBetween(`${first}T00:00:00.000Z`, `${last}T00:00:00.000Z`) / 86_400_000 + 1);
}

/** Days in both terms divided by days in either term. */
function overlap(a: Comparable, b: Comparable): number {
  const starts = [a.startsOn, b.startsOn].sort();
  const ends = [a.endsOn, b.endsOn].sort();
  const shared = daysFrom(starts[1] ?? '', ends[0] ?? '');
  const either = daysFrom(a.startsOn, a.endsOn) + daysFrom(b.startsOn, b.endsOn) - shared;
  return either === 0 ? 0 : shared / either;
}

/** Rounded to four places, so that 0.4 + 0.4 reaches 0.8. */
function rounded(likeness: number): number {
  return Math.round(likeness * 10_000) / 10_000;
}

/**
 * Prepares the comparison of one contract with many.
 * @returns `similarity` to the other contract; 0 if it is below `least`, which mostly shows before names are compared
 */
function comparing(own: Comparable): (other: Comparable, least: number) => number {
  const number = registrationKey(own.registrationNumber);
  const name = prepare(bareName(own.customerName));
  const title = prepare(wordsIn(own.title).join(''));
  return (other, least) => {
    const otherNumber = registrationKey(other.registrationNumber);
    const areNumbered = number !== '' && otherNumber !== '';
    if (areNumbered && number !== otherNumber) return 0;
    const figures = 0.4 * closeness(own.gross, other.gross) + 0.4 * overlap(own, other);
    if (rounded(figures + 0.2) < least) return 0;
    if (!areNumbered && dice(name, bareName(other.customerName), sameName) < sameName) return 0;
    const likeness = rounded(figures + 0.2 * dice(title, wordsIn(other.title).join('')));
    return likeness < least ? 0 : likeness;
  };
}

/**
 * How much two contracts look like the same one typed twice, from 0 to 1:
 *
 *     0.4 × closeness of the prices + 0.4 × overlap of the terms + 0.2 × similarity of the titles
 *
 * for the same customer, and 0 for different ones. Customers are compared by registration number if both have one, otherwise by name. So the
 * same deal with other words is a likely duplicate, also with a slightly corrected price; next year's renewal at the same price is not (at most
 * 0.6), nor is another price in the same year. The weights are our choice: price and term must both agree, the title only helps.
 */
export function similarity(a: Comparable, b: Comparable): number {
  return comparing(a)(b, 0);
}

/** The contracts that are likely duplicates of this one; the most similar first. */
export function duplicatesOf<Other extends Comparable>(
  own: Comparable,
  others: readonly Other[],
): { other: Other; likeness: number }[] {
  const likenessOf = comparing(own);
  return others
    .map((other) => ({ other, likeness: likenessOf(other, likelyDuplicate) }))
    .filter(({ likeness }) => likeness > 0)
    .sort((a, b) => b.likeness - a.likeness);
}
