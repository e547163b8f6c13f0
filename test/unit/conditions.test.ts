import fc from 'fast-check';
import {
  clauseIdsIn,
  type Condition,
  conditionCycle,
  holds,
  includedClauses,
  type Scope,
  variablesIn,
} from '../../domain/drafting/condition';

const values: Record<string, ReturnType<Scope['variable']>> = {
  ...{ gross: '1000.00', rate: '13', day: '2026-03-01', city: '上海', number: '007', export: 'true', isLate: false },
  ...{ empty: '', rows: 3, noRows: 0 },
};

const scope: Scope = {
  variable: (name) => values[name] ?? null,
  clause: (clauseId) => clauseId === 'warranty',
};

describe('a condition', () => {
  it.each<[Condition, boolean]>([
    [{ variable: 'city', equals: '上海' }, true],
    [{ variable: 'city', equals: '北京' }, false],
    [{ variable: 'export', equals: 'true' }, true],
    [{ variable: 'isLate', equals: 'false' }, true],
    [{ variable: 'gross', equals: '1000' }, true],
    [{ variable: 'rate', equals: '13.0' }, true],
    [{ variable: 'rows', equals: '3' }, true],
    [{ variable: 'noRows', equals: '0' }, true],
    [{ variable: 'day', equals: '2026-03-01' }, true],
    // A number of a thing is no number: its zeros count.
    [{ variable: 'number', equals: '7' }, false],
    [{ variable: 'number', equals: '007' }, true],
  ])('on what a value is: %j %s', (condition, expected) => {
    expect(holds(condition, scope)).toBe(expected);
  });

  it.each<[string, string, boolean]>([
    ['gross', '1000', true],
    ['gross', '1000.01', false],
    // As texts, 1000 comes before 999.
    ['gross', '999', true],
    ['gross', '-1', true],
    ['rate', '6.5', true],
    ['rows', '4', false],
    ['noRows', '0', true],
    ['day', '2026-03-01', true],
    ['day', '2026-02-28', true],
    ['day', '2026-03-02', false],
  ])('on how much it is: %s at least %s %s, and below it otherwise', (variable, bound, expected) => {
    expect(holds({ variable, atLeast: bound }, scope)).toBe(expected);
    expect(holds({ variable, below: bound }, scope)).toBe(!expected);
  });

  it.each([
    ['missing', '1'],
    ['missing', ''],
    ['empty', '1'],
    ['city', '1'],
    ['city', '上海'],
    ['day', '1'],
    ['gross', '2026-03-01'],
    ['gross', 'much'],
    ['day', '2026-02-30'],
    ['number', '7'],
    ['isLate', '1'],
  ])('never holds of a size where there is none: %s and %s', (variable, bound) => {
    expect(holds({ variable, atLeast: bound }, scope)).toBe(false);
    expect(holds({ variable, below: bound }, scope)).toBe(false);
  });

  it.each(['missing', 'empty'])('never holds of a value that is missing: %s', (variable) => {
    const equals = values[variable] === '' ? '' : 'null';
    expect(holds({ variable, equals }, scope)).toBe(false);
    expect(holds({ not: { variable, equals } }, scope)).toBe(true);
  });

  it.each([
    ['gross', true],
    ['isLate', true],
    ['rows', true],
    ['noRows', false],
    ['empty', false],
    ['missing', false],
  ])('on whether there is a value: of %s %s', (variable, isThere) => {
    expect(holds({ variable, present: true }, scope)).toBe(isThere);
    expect(holds({ variable, present: false }, scope)).toBe(!isThere);
  });

  it.each([
    ['warranty', true],
    ['penalty', false],
  ])('on another clause: on %s %s', (clause, isIn) => {
    expect(holds({ clause, present: true }, scope)).toBe(isIn);
    expect(holds({ clause, present: false }, scope)).toBe(!isIn);
  });

  const leaf: fc.Arbitrary<Condition> = fc.oneof(
    fc.record({
      variable: fc.constantFrom(...Object.keys(values), 'missing'),
      atLeast: fc.constantFrom('0', '2', '2026-01-01'),
    }),
    fc.record({ variable: fc.constantFrom(...Object.keys(values), 'missing'), present: fc.boolean() }),
    fc.record({ clause: fc.constantFrom('warranty', 'penalty'), present: fc.boolean() }),
  );
  const leaves = fc.array(leaf, { maxLength: 5 });

  it('of several holds with all, or with any of them; denied, it is the other way round', () => {
    fc.assert(
      fc.property(leaves, (parts) => {
        const each = parts.map((part) => holds(part, scope));
        expect(holds({ all: parts }, scope)).toBe(!each.includes(false));
        expect(holds({ any: parts }, scope)).toBe(each.includes(true));
        const denied = parts.map((part): Condition => ({ not: part }));
        expect(holds({ not: { all: parts } }, scope)).toBe(holds({ any: denied }, scope));
      }),
    );
  });

  it('names the variables and clauses it looks at, however deep they are', () => {
    const late: Condition = {
      any: [
        { clause: 'warranty', present: false },
        { variable: 'rows', present: true },
      ],
    };
    const early: Condition = { any: [{ not: { clause: 'penalty', present: true } }, { variable: 'rate', below: '1' }] };
    const condition: Condition = { all: [{ variable: 'gross', atLeast: '1' }, early, { not: late }] };
    expect(variablesIn(condition)).toEqual(['gross', 'rate', 'rows']);
    expect(clauseIdsIn(condition)).toEqual(['penalty', 'warranty']);
  });
});

interface Slot {
  clauseId: string;
  when?: Condition;
}

/** Clauses that hang on earlier ones only. */
const ordered: fc.Arbitrary<Slot[]> = fc
  .array(
    fc.tuple(
      fc.array(fc.tuple(fc.nat(), fc.boolean()), { maxLength: 3 }),
      fc.constantFrom('all', 'any', 'none', 'variable'),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((drafts) =>
    drafts.map(([needs, kind], index): Slot => {
      const parts = index === 0 ? [] : needs.map(([at, present]) => ({ clause: `c${at % index}`, present }));
      const whens: Record<string, Condition> = {
        all: { all: parts },
        any: { any: parts },
        variable: { variable: 'rows', below: '2' },
      };
      const when = whens[kind];
      return { clauseId: `c${index}`, ...(when ? { when } : {}) };
    }),
  );

describe('the clauses that are in', () => {
  it('are those without a condition, and those whose condition holds', () => {
    const slots: Slot[] = [
      { clauseId: 'scope' },
      { clauseId: 'export', when: { variable: 'export', equals: 'true' } },
      { clauseId: 'small', when: { variable: 'gross', below: '500' } },
      { clauseId: 'customs', when: { clause: 'export', present: true } },
      { clauseId: 'smallNote', when: { clause: 'small', present: true } },
      { clauseId: 'noSmall', when: { clause: 'small', present: false } },
      { clauseId: 'noneSuch', when: { clause: 'unknown', present: true } },
    ];
    expect([...includedClauses(slots, scope.variable)]).toEqual(['scope', 'export', 'customs', 'noSmall']);
  });

  it('are the same in any order of the clauses: those that a clause hangs on are settled first', () => {
    const shuffled = ordered.chain((slots) =>
      fc.tuple(fc.constant(slots), fc.shuffledSubarray(slots, { minLength: slots.length })),
    );
    fc.assert(
      fc.property(shuffled, ([slots, others]) => {
        const settled = new Set<string>();
        for (const { clauseId, when } of slots)
          if (!when || holds(when, { ...scope, clause: (id) => settled.has(id) })) settled.add(clauseId);
        expect(includedClauses(others, scope.variable)).toEqual(settled);
        expect(conditionCycle(others)).toBeNull();
      }),
    );
  });

  it('cannot be told where conditions hang on each other', () => {
    const slots: Slot[] = [
      { clauseId: 'a', when: { not: { clause: 'b', present: true } } },
      { clauseId: 'b', when: { clause: 'a', present: true } },
    ];
    expect(() => includedClauses(slots, scope.variable)).toThrow('The conditions of a, b, a hang on each other.');
  });
});

describe('conditions that hang on each other in a circle', () => {
  const on = (...clauses: string[]): Condition => ({ any: clauses.map((clause) => ({ clause, present: true })) });
  const slotsOf = (needs: Record<string, string[]>) =>
    Object.entries(needs).map(([clauseId, clauses]): Slot => ({ clauseId, when: on(...clauses) }));

  it.each<[string, Record<string, string[]>, string[] | null]>([
    ['a clause on itself', { a: ['a'] }, ['a', 'a']],
    ['three in a ring', { a: ['b'], b: ['c'], c: ['a'] }, ['a', 'b', 'c', 'a']],
    ['without those that only lead to them', { x: ['y'], y: ['y'] }, ['y', 'y']],
    ['not two ways to one clause', { a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }, null],
    ['not a clause that is not there', { a: ['gone'] }, null],
    ['none', {}, null],
  ])('are found: %s', (_, needs, cycle) => {
    expect(conditionCycle(slotsOf(needs))).toEqual(cycle);
  });

  it('are looked for in a moment where every two clauses hang on the next two', () => {
    const rungs = Array.from({ length: 100 }, (_, at) => ['l', 'r'].map((side) => ({ at, side }))).flat();
    const ladder = rungs.map(({ at, side }): Slot => ({
      clauseId: `${at}${side}`,
      when: on(`${at + 1}l`, `${at + 1}r`),
    }));
    expect(conditionCycle(ladder)).toBeNull();
  });

  it('are found exactly where no order would settle every clause, and each hangs on the next', () => {
    const graph = fc
      .array(fc.array(fc.nat(7), { maxLength: 2 }), { minLength: 1, maxLength: 8 })
      .map((needs) =>
        needs.map((at, index): Slot => ({ clauseId: `c${index}`, when: on(...at.map((to) => `c${to}`)) })),
      );
    fc.assert(
      fc.property(graph, (slots) => {
        const left = new Map(slots.map(({ clauseId, when }) => [clauseId, when ? clauseIdsIn(when) : []]));
        const isFree = (needs: string[]) => needs.every((id) => !left.has(id));
        for (let free = [...left].filter(([, needs]) => isFree(needs)); free.length > 0;) {
          free.forEach(([id]) => left.delete(id));
          free = [...left].filter(([, needs]) => isFree(needs));
        }
        const cycle = conditionCycle(slots);
        expect(cycle === null).toBe(left.size === 0);
        expect(cycle?.at(0)).toBe(cycle?.at(-1));
        cycle?.slice(1).forEach((id, index) => {
          const when = slots.find(({ clauseId }) => clauseId === cycle[index])?.when;
          expect(when && clauseIdsIn(when)).toContain(id);
        });
      }),
    );
  });
});
