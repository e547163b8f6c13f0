import { type ClauseChange, type ClauseText, compareClauses } from '../../documents/redline/clauses';
import { type Segment } from '../../documents/redline/words';
import { aLongText } from '../build/a-long-text';

/** A contract of 1 MB: Chinese characters have three bytes each. */
function clauses(count: number, seed: number, id = 'c', characters = 333_000 / count): ClauseText[] {
  return Array.from({ length: count }, (_, index) => {
    const text = aLongText(characters, seed + index * 7, '。\n');
    return { clauseId: `${id}${index}`, number: `${index + 1}.`, heading: `标题${index}`, text };
  });
}

const without = (op: Segment['op'], segments: Segment[]) =>
  segments.flatMap((segment) => (segment.op === op ? [] : [segment.text])).join('');

const ops = ({ text }: ClauseChange) => text.map(({ op }) => op).join(' ');

/** Each of the old and new texts, whole and once, whatever became of it. */
function expectWhole(changes: ClauseChange[], before: ClauseText[], after: ClauseText[]): void {
  const sides = [
    changes.filter(({ change }) => change !== 'added'),
    changes.filter(({ change }) => change !== 'removed'),
  ];
  expect(sides[0]?.map(({ text }) => without('insert', text)).sort()).toEqual(before.map(({ text }) => text).sort());
  expect(sides[1]?.map(({ text }) => without('delete', text))).toEqual(after.map(({ text }) => text));
}

describe('a comparison of contracts of 1 MB', () => {
  // The unbounded work of minutes would be given up by Jest; the bounded is a second.
  jest.setTimeout(60_000);

  it.each([1, 10, 50, 200, 2000])('ends soon though all of its %d clauses were rewritten, and is true', (count) => {
    const [before, after] = [clauses(count, 1), clauses(count, 99)];
    expectWhole(compareClauses(before, after), before, after);
  });

  it('is the same every time where it is given up: nothing of it depends on the clock', () => {
    const [before, after] = [clauses(200, 1), clauses(200, 99)];
    expect(compareClauses(before, after)).toEqual(compareClauses(before, after));
  });

  it.each([50, 500, 5000])('ends soon though all of its %d clauses were keyed anew, and is true', (count) => {
    const [before, after] = [clauses(count, 1), clauses(count, 99, 'd')];
    expectWhole(compareClauses(before, after), before, after);
  });

  it('knows the very same clauses again however many were keyed anew', () => {
    const changes = compareClauses(clauses(2000, 1), clauses(2000, 1, 'd'));
    expect(new Set(changes.map(({ change }) => change))).toEqual(new Set(['same']));
  });

  it('is by words in every clause where a paragraph of each was changed', () => {
    const before = clauses(100, 1);
    const after = before.map((clause) => ({ ...clause, text: clause.text.replace('。\n', '。\n本条不可撤销。') }));
    const changes = compareClauses(before, after);
    expect(new Set(changes.map(ops))).toEqual(new Set(['equal insert equal']));
  });

  it('is by words in the short clauses where the long ones take more than there is', () => {
    const short = (word: string): ClauseText[] => [
      { clauseId: 'short', number: '9.', heading: '期限', text: `保密期限为${word}年。` },
    ];
    const changes = compareClauses([...clauses(8, 1), ...short('三')], [...clauses(8, 99), ...short('五')]);
    expect(changes.map(ops)).toEqual([
      ...Array.from({ length: 8 }, () => 'delete insert'),
      'equal delete insert equal',
    ]);
  });

  it('shows what is beyond as replaced between the first paragraph that changed and the last', () => {
    const ends = (text: string) => `首段不变。\n${text}\n末段不变。`;
    const [before, after] = [1, 99].map((seed) => clauses(4, seed).map((one) => ({ ...one, text: ends(one.text) })));
    if (!before || !after) throw new Error('There are two texts.');
    const [last] = compareClauses(before, after).slice(-1);
    expect(last?.text.map(({ op }) => op)).toEqual(['equal', 'delete', 'insert', 'equal']);
    expect([last?.text[0]?.text, last?.text[3]?.text]).toEqual(['首段不变。\n', '末段不变。']);
  });
});

describe('a comparison of contracts as they are written', () => {
  it('is by words in every clause though all of them were changed throughout', () => {
    const before = clauses(60, 1, 'c', 500);
    const after = before.map((clause) => ({ ...clause, text: clause.text.replaceAll('应当', '必须') }));
    for (const { text } of compareClauses(before, after)) {
      expect(text.length).toBeGreaterThan(10);
      expect(text.every(({ op, text: piece }) => op === 'equal' || piece.length < 30)).toBe(true);
    }
  });
});
