import { pairByText } from './likeness';
import { longestRising } from './rising';
import { type Effort, redline, type Segment } from './words';

/** A clause as it is printed; ids are unique within a text. */
export interface ClauseText {
  clauseId: string;
  /** As printed: `第三条`, `3.`; empty where clauses have none. */
  number: string;
  heading: string;
  text: string;
}

/** What became of one clause. */
export interface ClauseChange {
  /** The id it has now; of a removed clause the one it had. */
  clauseId: string;
  /** As it is printed now; of a removed clause as it was. */
  number: string;
  /** Whether heading or text changed; the number and the place are told apart from that. */
  change: 'same' | 'changed' | 'added' | 'removed';
  /** Its places among all clauses, before and now, from 1, where it stands elsewhere in their order. */
  moved: { from: number; to: number } | null;
  renumbered: { before: string; after: string } | null;
  heading: Segment[];
  text: Segment[];
}

/** What each clause of `after` was before: the clause of the same id, else one that is gone and reads nearly the same. */
function pairClauses(before: readonly ClauseText[], after: readonly ClauseText[], effort: Effort) {
  const known = new Map(before.map((clause) => [clause.clauseId, clause]));
  const kept = new Set(after.map(({ clauseId }) => clauseId));
  const pairs = new Map<ClauseText, ClauseText>();
  for (const clause of after) {
    const was = known.get(clause.clauseId);
    if (was) pairs.set(clause, was);
  }
  const gone = before.filter(({ clauseId }) => !kept.has(clauseId));
  const come = after.filter(({ clauseId }) => !known.has(clauseId));
  const textOf = ({ heading, text }: ClauseText) => `${heading}\n${text}`;
  // No more than half: what is the same clause must still be compared.
  const half = effort.left / 2;
  const pairing = { left: half };
  for (const [from, to] of pairByText(gone.map(textOf), come.map(textOf), pairing)) {
    const [was, clause] = [gone[from], come[to]];
    if (was && clause) pairs.set(clause, was);
  }
  effort.left -= half - pairing.left;
  return pairs;
}

function whole(op: Segment['op'], text: string): Segment[] {
  return text === '' ? [] : [{ op, text }];
}

function only({ clauseId, number, heading, text }: ClauseText, change: 'added' | 'removed'): ClauseChange {
  const op = change === 'added' ? 'insert' : 'delete';
  return {
    ...{ clauseId, number, change, moved: null, renumbered: null },
    heading: whole(op, heading),
    text: whole(op, text),
  };
}

function between(
  was: ClauseText,
  clause: ClauseText,
  { moved, ...shown }: Pick<ClauseChange, 'moved' | 'heading' | 'text'>,
): ClauseChange {
  return {
    clauseId: clause.clauseId,
    number: clause.number,
    change: was.heading === clause.heading && was.text === clause.text ? 'same' : 'changed',
    moved,
    renumbered: was.number === clause.number ? null : { before: was.number, after: clause.number },
    ...shown,
  };
}

/** Headings and texts word by word, the shortest clauses first, so that as many as possible are compared before the effort ends. */
function redlines(pairs: ReadonlyMap<ClauseText, ClauseText>, effort: Effort) {
  const lengths = [...pairs].map(([clause, was]) => ({ clause, was, length: clause.text.length + was.text.length }));
  return new Map(
    lengths
      .sort((a, b) => a.length - b.length)
      .map(({ clause, was }) => {
        const heading = redline(was.heading, clause.heading, effort);
        return [clause, { heading, text: redline(was.text, clause.text, effort) }];
      }),
  );
}

/** The clauses that are gone, by the clause that they stood after: the nearest one before them that has not moved. */
function removedAfter(
  before: readonly ClauseText[],
  matched: ReadonlySet<ClauseText>,
  anchors: ReadonlySet<ClauseText>,
) {
  const removed = new Map<ClauseText | null, ClauseChange[]>();
  let anchor: ClauseText | null = null;
  for (const clause of before) {
    if (anchors.has(clause)) anchor = clause;
    if (matched.has(clause)) continue;
    const there = removed.get(anchor);
    if (there) there.push(only(clause, 'removed'));
    else removed.set(anchor, [only(clause, 'removed')]);
  }
  return removed;
}

/** Steps that a comparison may cost; words.ts says what a step is. Two thirds of a second, where nothing is read twice. */
const mostSteps = 12_000_000;

/**
 * What became of each clause, in the order of `after`; removed ones stand where they stood. Clauses are the same by their ids, or by
 * their texts where one was keyed anew (`likeness.ts` says how near). As few as possible are said to have moved: one
 * that others were put before has another number, and not another place.
 *
 * All of it shares one effort, which is counted and never timed: texts of 1 MB, rewritten from the first clause to the last, in 1 to
 * 2000 clauses, took 0.9 s of processor time at most (1.2 s in 20 000 of a line each), where they took 20 s and more without it.
 * Clauses are compared from the shortest on. What is beyond the effort is shown as replaced whole, and what was keyed anew and is not
 * the very same as removed and added: true, and only harder to read. Contracts of 100 kB have effort to spare unless most of it is
 * rewritten.
 */
export function compareClauses(before: readonly ClauseText[], after: readonly ClauseText[]): ClauseChange[] {
  const effort = { left: mostSteps };
  const was = pairClauses(before, after, effort);
  const shown = redlines(was, effort);
  const placeBefore = new Map(before.map((clause, index) => [clause, index]));
  const placeOf = (clause: ClauseText) => placeBefore.get(clause) ?? 0;
  const kept = after.flatMap((clause) => was.get(clause) ?? []);
  const rising = longestRising(kept.map(placeOf));
  const anchors = new Set(kept.filter((_, index) => rising.has(index)));
  const removed = removedAfter(before, new Set(kept), anchors);
  const changes = after.flatMap((clause, index): ClauseChange[] => {
    const old = was.get(clause);
    const pieces = shown.get(clause);
    if (!old || !pieces) return [only(clause, 'added')];
    if (anchors.has(old)) return [between(old, clause, { moved: null, ...pieces }), ...(removed.get(old) ?? [])];
    return [between(old, clause, { moved: { from: placeOf(old) + 1, to: index + 1 }, ...pieces })];
  });
  return [...(removed.get(null) ?? []), ...changes];
}
