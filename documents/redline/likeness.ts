import { tokens } from './words';

/**
 * From how much on two texts are taken for one: the share of pairs of neighbouring words that they have in common (Dice). A text with
 * a word in ten replaced has about 0.8; clauses on different matters hardly pass 0.2.
 */
const likeness = 0.6;

/** How often each pair of neighbouring words occurs; spaces do not count. */
interface Profile {
  index: number;
  pairs: Map<string, number>;
  total: number;
}

function profileOf(text: string, index: number): Profile {
  const words = tokens(text).filter((word) => word.trim() !== '');
  const pairs = new Map<string, number>();
  for (const [at, word] of [...words, ''].entries()) {
    const pair = `${words[at - 1] ?? ''}\n${word}`;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return { index, pairs, total: words.length + 1 };
}

/** From 0 for nothing in common to 1 for the same words. */
function likenessOf(a: Profile, b: Profile): number {
  // No more than all of the shorter can be in common.
  if ((2 * Math.min(a.total, b.total)) / (a.total + b.total) < likeness) return 0;
  let common = 0;
  for (const [pair, count] of a.pairs) common += Math.min(count, b.pairs.get(pair) ?? 0);
  return (2 * common) / (a.total + b.total);
}

/** Which texts are nearly the same as which others, by their places: the likest first, each text once. */
export function pairByText(gone: readonly string[], come: readonly string[]): [gone: number, come: number][] {
  if (gone.length === 0 || come.length === 0) return [];
  const profiles = come.map(profileOf);
  const candidates = gone.map(profileOf).flatMap((before) =>
    profiles.flatMap((after) => {
      const value = likenessOf(before, after);
      return value >= likeness ? [{ before: before.index, after: after.index, value }] : [];
    }),
  );
  const [takenBefore, takenAfter] = [new Set<number>(), new Set<number>()];
  return candidates
    .sort((a, b) => b.value - a.value)
    .flatMap(({ before, after }): [number, number][] => {
      if (takenBefore.has(before) || takenAfter.has(after)) return [];
      takenBefore.add(before);
      takenAfter.add(after);
      return [[before, after]];
    });
}
