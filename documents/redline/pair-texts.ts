import { type Budget, stepsToRead, tokens } from './words';

/**
 * Minimum similarity of two texts to be taken for the same clause: the share of pairs of adjacent words that they have in common (Dice
 * coefficient). A text with every tenth word replaced has about 0.8; clauses on different matters hardly exceed 0.2.
 */
const minSimilarity = 0.6;

interface Placed {
  text: string;
  index: number;
}

/** Counts of each pair of adjacent words, ignoring spaces. */
interface Profile {
  index: number;
  pairs: Map<string, number>;
  total: number;
}

function profileOf({ text, index }: Placed): Profile {
  const words = tokens(text).filter((word) => word.trim() !== '');
  const pairs = new Map<string, number>();
  for (const [at, word] of [...words, ''].entries()) {
    const pair = `${words[at - 1] ?? ''}\n${word}`;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return { index, pairs, total: words.length + 1 };
}

/** An upper bound from the lengths: they cannot have more in common than the whole shorter text. */
function mayBeSimilar(a: Profile, b: Profile): boolean {
  return (2 * Math.min(a.total, b.total)) / (a.total + b.total) >= minSimilarity;
}

/** 0 for nothing in common, 1 for the same words. */
function similarityOf(a: Profile, b: Profile): number {
  let common = 0;
  for (const [pair, count] of a.pairs) common += Math.min(count, b.pairs.get(pair) ?? 0);
  return (2 * common) / (a.total + b.total);
}

/** Takes the steps from the budget if there are enough left. */
function spend(budget: Budget, steps: number): boolean {
  if (steps > budget.left) return false;
  budget.left -= steps;
  return true;
}

type Pair = [gone: number, come: number];

/** Pairs the most similar texts first; texts beyond the budget stay without a partner. */
function pairSimilar(gone: readonly Placed[], come: readonly Placed[], budget: Budget): Pair[] {
  const profile = (placed: Placed) => (spend(budget, 2 * stepsToRead(placed.text)) ? [profileOf(placed)] : []);
  const profiles = come.flatMap(profile);
  const candidates = gone.flatMap(profile).flatMap((before) =>
    profiles.flatMap((after) => {
      if (!spend(budget, 1) || !mayBeSimilar(before, after) || !spend(budget, before.pairs.size)) return [];
      const value = similarityOf(before, after);
      return value >= minSimilarity ? [{ before: before.index, after: after.index, value }] : [];
    }),
  );
  const [takenBefore, takenAfter] = [new Set<number>(), new Set<number>()];
  return candidates
    .sort((a, b) => b.value - a.value)
    .flatMap(({ before, after }): Pair[] => {
      if (takenBefore.has(before) || takenAfter.has(after)) return [];
      takenBefore.add(before);
      takenAfter.add(after);
      return [[before, after]];
    });
}

/** Pairs each text with the first unused identical one. */
function pairIdentical(gone: readonly string[], come: readonly string[]): Pair[] {
  const places = new Map<string, number[]>();
  for (const [index, text] of come.entries()) {
    const known = places.get(text);
    if (known) known.push(index);
    else places.set(text, [index]);
  }
  const used = new Map<string, number>();
  return gone.flatMap((text, index): Pair[] => {
    const count = used.get(text) ?? 0;
    used.set(text, count + 1);
    const place = places.get(text)?.[count];
    return place === undefined ? [] : [[index, place]];
  });
}

/** Pairs identical and similar texts by index, each text once. Identical ones cost no steps. */
export function pairByText(gone: readonly string[], come: readonly string[], budget: Budget): Pair[] {
  const same = pairIdentical(gone, come);
  const [takenGone, takenCome] = [new Set(same.map(([from]) => from)), new Set(same.map(([, to]) => to))];
  const left = (texts: readonly string[], taken: ReadonlySet<number>) =>
    texts.flatMap((text, index): Placed[] => (taken.has(index) ? [] : [{ text, index }]));
  const [goneLeft, comeLeft] = [left(gone, takenGone), left(come, takenCome)];
  if (goneLeft.length === 0 || comeLeft.length === 0) return same;
  return [...same, ...pairSimilar(goneLeft, comeLeft, budget)];
}
