import { Decimal } from 'decimal.js';
import { type Day, msBetween } from '../kernel/days';
import { type Money } from '../kernel/money';

/** What a contract is compared by with others, to find that it was typed twice. */
export interface Comparable {
  customerName: string;
  registrationNumber: string | null;
  gross: Money;
  startsOn: Day;
  endsOn: Day;
  title: string;
}

/** From here on a contract is shown as a likely duplicate. */
export const likelyDuplicate = 0.8;

/** Names that agree less are of two customers: 上海 for 北京 in a name of a dozen characters is 0.82. */
const sameName = 0.9;

/** Prices that differ by this share of the larger one have nothing in common. */
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

/** Letters and figures alone, full-width ones as ordinary ones, in small letters: `Ｃｏ．， Ltd.` is `co ltd`. */
function wordsIn(text: string): string[] {
  const folded = text.normalize('NFKC').toLowerCase();
  const withoutDots = folded.replace(/[.'’·]/g, '');
  return withoutDots.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== '');
}

/** The name without what kind of company it is; a name that is nothing else stays whole, and a branch (分公司) is not its company. */
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

/** Sørensen–Dice: twice the pairs of neighbouring characters that both have, over all they have. */
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

/** 1 for equal prices, falling to 0 for such as differ by a tenth of the larger one; 0 in two currencies. */
function closeness(a: Money, b: Money): number {
  if (a.currency !== b.currency) return 0;
  const [ofA, ofB] = [new Decimal(a.amount), new Decimal(b.amount)];
  const larger = Decimal.max(ofA, ofB);
  if (larger.isZero()) return 1;
  return Math.max(0, 1 - ofA.minus(ofB).abs().div(larger).div(farthestPrice).toNumber());
}

/** Days from one to the other, both counted; none where the other is earlier. */
function daysFrom(first: Day, last: Day): number {
  return Math.max(0, msBetween(`${first}T00:00:00.000Z`, `${last}T00:00:00.000Z`) / 86_400_000 + 1);
}

/** The days that both terms have, over the days that either has. */
function overlap(a: Comparable, b: Comparable): number {
  const starts = [a.startsOn, b.startsOn].sort();
  const ends = [a.endsOn, b.endsOn].sort();
  const shared = daysFrom(starts[1] ?? '', ends[0] ?? '');
  const either = daysFrom(a.startsOn, a.endsOn) + daysFrom(b.startsOn, b.endsOn) - shared;
  return either === 0 ? 0 : shared / either;
}

/**
 * How much two contracts look like one that was typed twice, from 0 to 1:
 *
 *     0.4 × closeness of the prices + 0.4 × overlap of the terms + 0.2 × likeness of the titles
 *
 * with one customer, and 0 with two. A customer is known by its registration number, where both have one, else by its name. So the same
 * deal under other words is a likely duplicate, and so is one whose price was corrected a little; next year's renewal at the same price is
 * not (0.6 at most), nor is another price in the same year. The weights are our choice: price and term must both agree, the title only helps.
 */
export function similarity(a: Comparable, b: Comparable): number {
  if (!isSameCustomer(a, b)) return 0;
  const titles = dice(wordsIn(a.title).join(''), wordsIn(b.title).join(''));
  const parts = 0.4 * closeness(a.gross, b.gross) + 0.4 * overlap(a, b) + 0.2 * titles;
  // Four places, so that 0.4 + 0.4 meets 0.8.
  return Math.round(parts * 10_000) / 10_000;
}
