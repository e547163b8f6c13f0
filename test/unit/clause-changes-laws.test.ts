import fc from 'fast-check';
import { type ClauseChange, compareClauses } from '../../documents/redline/clauses';
import { type Segment } from '../../documents/redline/words';

const without = (op: Segment['op'], segments: Segment[]) =>
  segments.flatMap((segment) => (segment.op === op ? [] : [segment.text])).join('');

/** Clauses of some ids in some order; each has one of two wordings, unlike those of all other ids. */
const someClauses = fc
  .uniqueArray(fc.tuple(fc.nat(9), fc.boolean()), { selector: ([id]) => id, maxLength: 8 })
  .map((chosen) =>
    chosen.map(([id, second], index) => ({
      ...{ clauseId: `c${id}`, number: `${index + 1}.` },
      heading: `标题${id}`,
      text: `${String(id).repeat(5)} ${String.fromCharCode(97 + id).repeat(6)} ${second ? '又' : ''}`,
    })),
  );
const others = (change: ClauseChange['change'], changes: ClauseChange[]) =>
  changes.filter((clause) => clause.change !== change);

/** The greatest number of clauses that can stay, by trying all sets of them. */
function mostStaying(places: number[]): number {
  const sizes = Array.from({ length: 2 ** places.length }, (_, bits) => {
    const chosen = places.filter((_place, index) => (bits >> index) % 2 === 1);
    return chosen.every((place, index) => index === 0 || place > (chosen[index - 1] ?? 0)) ? chosen.length : 0;
  });
  return Math.max(...sizes);
}

describe('whatever the clauses, comparing them', () => {
  it('tells each clause once, in the order of the new text, and the removed ones in the order of the old', () => {
    fc.assert(
      fc.property(someClauses, someClauses, (before, after) => {
        const changes = compareClauses(before, after);
        const now = others('removed', changes);
        expect(now.map(({ clauseId }) => clauseId)).toEqual(after.map(({ clauseId }) => clauseId));
        expect(now.map(({ heading }) => without('delete', heading))).toEqual(after.map(({ heading }) => heading));
        expect(now.map(({ text }) => without('delete', text))).toEqual(after.map(({ text }) => text));
        const removed = changes.filter(({ change }) => change === 'removed').map(({ clauseId }) => clauseId);
        const left = new Set(after.map(({ clauseId }) => clauseId));
        expect(removed).toEqual(before.map(({ clauseId }) => clauseId).filter((id) => !left.has(id)));
      }),
    );
  });

  it('gives the old text back, moved clauses in their old places', () => {
    fc.assert(
      fc.property(someClauses, someClauses, (before, after) => {
        const old = others('added', compareClauses(before, after));
        const staying = old.filter(({ moved }) => moved === null);
        const moved = old.flatMap((clause) => (clause.moved ? [{ clause, from: clause.moved.from }] : []));
        const all = [...staying];
        for (const { clause, from } of moved.sort((a, b) => a.from - b.from)) all.splice(from - 1, 0, clause);
        expect(all.map(({ clauseId }) => clauseId)).toEqual(before.map(({ clauseId }) => clauseId));
        expect(all.map(({ text }) => without('insert', text))).toEqual(before.map(({ text }) => text));
      }),
    );
  });

  it('moves the least number of clauses', () => {
    fc.assert(
      fc.property(someClauses, someClauses, (before, after) => {
        const ids = before.map(({ clauseId }) => clauseId);
        const places = after.map(({ clauseId }) => ids.indexOf(clauseId)).filter((place) => place >= 0);
        const moved = compareClauses(before, after).filter((clause) => clause.moved).length;
        expect(moved).toBe(places.length - mostStaying(places));
      }),
    );
  });

  it('finds nothing between a text and itself', () => {
    fc.assert(
      fc.property(someClauses, (same) => {
        const changes = compareClauses(same, same);
        expect(changes.map(({ clauseId, change, moved, renumbered }) => [clauseId, change, moved, renumbered])).toEqual(
          same.map(({ clauseId }) => [clauseId, 'same', null, null]),
        );
      }),
    );
  });
});
