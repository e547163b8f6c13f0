import fc from 'fast-check';
import { type RuleSet, type StepRule } from '../../domain/routing/route';
import { aRule, aStep } from './a-rule-set';

/** One step of a random walk. The numbers select from whatever exists at that moment. */
export interface Move {
  kind: Kind;
  pick: number;
  other: number;
  flag: boolean;
}

type Kind = (typeof kinds)[number];

const kinds = [
  ...(['approve', 'approve', 'approve', 'approve', 'wait', 'wait', 'people', 'people', 'submit', 'submit'] as const),
  ...(['requestChanges', 'returnToStep', 'delegate', 'addApprover', 'reject', 'recall', 'revise', 'reassign'] as const),
  ...(['comment', 'resolveComment', 'customerChanges', 'nudge', 'outsider'] as const),
];

const index = fc.nat({ max: 7 });
const anyMove = fc.record({ kind: fc.constantFrom(...kinds), pick: index, other: index, flag: fc.boolean() });

/** Sequences that rarely occur by chance: a complete round through drafting, an approver asked first, a long silence. */
const scenes = fc.constantFrom<Move['kind'][]>(
  ['requestChanges', 'revise', 'submit'],
  ['recall', 'revise', 'submit'],
  ['recall', 'submit'],
  ['addApprover', 'approve'],
  ['wait', 'wait', 'wait', 'wait'],
  ['approve', 'approve', 'approve', 'customerChanges', 'revise', 'submit'],
);
const scene = scenes.chain((list) =>
  fc.tuple(
    ...list.map((kind) => fc.record({ kind: fc.constant(kind), pick: index, other: index, flag: fc.boolean() })),
  ),
);
export const moves: fc.Arbitrary<Move[]> = fc
  .array(
    fc.oneof(
      anyMove.map((move) => [move]),
      anyMove.map((move) => [move]),
      scene,
    ),
    { minLength: 1, maxLength: 20 },
  )
  .map((list) => list.flat());

const sources: fc.Arbitrary<StepRule['approvers']> = fc.constantFrom<StepRule['approvers'][]>(
  [{ kind: 'department', department: 'x' }],
  [
    { kind: 'department', department: 'x' },
    { kind: 'department', department: 'y' },
  ],
  [
    { kind: 'person', email: 'ann@example.com' },
    { kind: 'person', email: 'BOB@example.com' },
  ],
  [{ kind: 'person', email: 'cat@example.com' }],
  [{ kind: 'line', role: 'manager' }],
  [
    { kind: 'line', role: 'director' },
    { kind: 'department', department: 'y' },
  ],
);
const quorum = fc.constantFrom<StepRule['quorum'][]>('any', 'all', { atLeast: 2 });
const parts = fc.constantFrom<StepRule['parts'][]>(['clauses'], ['money', 'dates'], ['scope'], ['parties', 'money']);

function stepRule(stepId: string): fc.Arbitrary<StepRule> {
  return fc
    .record({ order: fc.integer({ min: 1, max: 2 }), approvers: sources, quorum, parts })
    .map((facts) => aStep(stepId, { ...facts, limitHours: 8 }));
}

/**
 * At most three steps for every contract; from two hundred thousand yuan the first may have another order and another number of votes, and one more
 * step may be added.
 */
export const ruleSets: fc.Arbitrary<RuleSet> = fc
  .record({
    one: stepRule('one'),
    others: fc.tuple(fc.option(stepRule('two')), fc.option(stepRule('three'))),
    large: fc.option(stepRule('large')),
    moved: fc.record({ order: fc.integer({ min: 1, max: 3 }), quorum }),
    routeOwner: fc.constantFrom('boss@example.com', 'head@example.com'),
  })
  .map(({ one, others, large, moved, routeOwner }) => {
    const from = { amount: { from: '200000' } };
    const steps = others.filter((step) => step !== null);
    return {
      ...{ ruleSetId: 'random', version: 1, currency: 'CNY', rates: {}, routeOwner, fourEyes: true },
      rules: [
        ...(steps.length > 0 ? [aRule('every', { steps })] : []),
        aRule('small', { when: { amount: { below: '200000' } }, steps: [one] }),
        aRule('moved', { when: from, steps: [{ ...one, ...moved }] }),
        ...(large ? [aRule('large', { when: from, steps: [large] })] : []),
      ],
    };
  });
