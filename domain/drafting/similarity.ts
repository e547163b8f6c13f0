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

function bigramsOf(text: string): Map<string, number> {
  const characters = Array.from(text);
  const found = new Map<string, number>();
  characters.slice(1).forEach((second, index) => {
    const pair = `${characters[index] ?? ''}${second}`;
    found.set(pair, (found.get(pair) ?? 0) + 1);
  });
  return found;
}

function sizeOf(bigrams: Map<string, number>): number {
  return [...bigrams.values()].reduce((total, times) => total + times, 0);
}

/** Sørensen–Dice coefficient: twice the shared pairs of adjacent characters, divided by all pairs of both. */
function dice(a: string, b: string): number {
  if (a === b) return 1;
  const [ofA, ofB] = [bigramsOf(a), bigramsOf(b)];
  const all = sizeOf(ofA) + sizeOf(ofB);
  const shared = [...ofA].reduce((total, [pair, times]) => total + Math.min(times, ofB.get(pair) ?? 0), 0);
  return all === 0 ? 0 : (2 * shared) / all;
}

function isSameCustomer(a: Comparable, b: Comparable): boolean {
  const [numberOfA, numberOfB] = [a, b].map(({ registrationNumber }) => wordsIn(registrationNumber ?? '').join(''));
  if (numberOfA && numberOfB) return numberOfA === numberOfB;
  return dice(bareName(a.customerName), bareName(b.customerName)) >= sameName;
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
  if (!isSameCustomer(a, b)) return 0;
  const titles = dice(wordsIn(a.title).join(''), wordsIn(b.title).join(''));
  const parts = 0.4 * closeness(a.gross, b.gross) + 0.4 * overlap(a, b) + 0.2 * titles;
  // Rounded to four places, so that 0.4 + 0.4 reaches 0.8.
  return Math.round(parts * 10_000) / 10_000;
}
