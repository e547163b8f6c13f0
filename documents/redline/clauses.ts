import { pairByText } from './likeness';
import { longestRising } from './rising';
import { redline, type Segment } from './words';

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
function pairClauses(before: readonly ClauseText[], after: readonly ClauseText[]): Map<ClauseText, ClauseText> {
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
  for (const [from, to] of pairByText(gone.map(textOf), come.map(textOf))) {
    const [was, clause] = [gone[from], come[to]];
    if (was && clause) pairs.set(clause, was);
  }
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

function between(was: ClauseText, clause: ClauseText, moved: ClauseChange['moved']): ClauseChange {
  return {
    clauseId: clause.clauseId,
    number: clause.number,
    change: was.heading === clause.heading && was.text === clause.text ? 'same' : 'changed',
    moved,
    renumbered: was.number === clause.number ? null : { before: was.number, after: clause.number },
    heading: redline(was.heading, clause.heading),
    text: redline(was.text, clause.text),
  };
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
    if (!matched.has(clause)) removed.set(anchor, [...(removed.get(anchor) ?? []), only(clause, 'removed')]);
  }
  return removed;
}

/**
 * What became of each clause, in the order of `after`; removed ones stand where they stood. Clauses are the same by their ids, or by
 * their texts where one was keyed anew (`likeness.ts` says how near). As few as possible are said to have moved: one
 * that others were put before has another number, and not another place.
 */
export function compareClauses(before: readonly ClauseText[], after: readonly ClauseText[]): ClauseChange[] {
  const was = pairClauses(before, after);
  const placeBefore = new Map(before.map((clause, index) => [clause, index]));
  const placeOf = (clause: ClauseText) => placeBefore.get(clause) ?? 0;
  const kept = after.flatMap((clause) => was.get(clause) ?? []);
  const rising = longestRising(kept.map(placeOf));
  const anchors = new Set(kept.filter((_, index) => rising.has(index)));
  const removed = removedAfter(before, new Set(kept), anchors);
  const changes = after.flatMap((clause, index): ClauseChange[] => {
    const old = was.get(clause);
    if (!old) return [only(clause, 'added')];
    if (!anchors.has(old)) return [between(old, clause, { from: placeOf(old) + 1, to: index + 1 })];
    return [between(old, clause, null), ...(removed.get(old) ?? [])];
  });
  return [...(removed.get(null) ?? []), ...changes];
}
