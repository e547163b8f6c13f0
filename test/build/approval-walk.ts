import fc from 'fast-check';
import { openSteps, pendingSeats } from '../../domain/approval';
import { type Command, type InternalCommand } from '../../domain/commands';
import { type Company, type Employee } from '../../domain/company';
import { type ApprovalStep, type Contract, type Seat } from '../../domain/contract';
import { addDays, addMs, type Instant } from '../../domain/days';
import { nearest, planDeadlines } from '../../domain/deadlines';
import { decide } from '../../domain/decide';
import { type ContractEvent, stamp } from '../../domain/events';
import { fold } from '../../domain/evolve';
import { isRefusal } from '../../domain/refusals';
import { type RuleSet, type StepRule } from '../../domain/route';
import { type Terms, type TermsDraft } from '../../domain/terms';
import { aCompany, employee } from './a-company';
import { aRule, aStep } from './a-rule-set';
import { contractId, NOW, somebody, trailOf } from './ask-contract';
import { shanghai } from './fixed-clock';
import { createPumpContract, person, pumpTerms, yuan } from './pump-contract';

/** Eight people: `ann` and `bob` for department x, `cat` and `dan` for y; all but `dan` report to `head`, who reports to `boss`. */
const names = ['ann', 'bob', 'cat', 'dan', 'head', 'boss', 'owner', 'temp'] as const;

function staff(): Employee[] {
  const manager = 'head@example.com';
  return [
    employee('ann', { approvesFor: ['x'], manager }),
    employee('bob', { approvesFor: ['x'], manager }),
    employee('cat', { approvesFor: ['y'], manager }),
    employee('dan', { approvesFor: ['y'], manager: 'boss@example.com' }),
    employee('head', { roles: ['head'], manager: 'boss@example.com' }),
    employee('boss', { roles: ['director'], manager: null }),
    employee('owner', { manager }),
    employee('temp', { manager: null }),
  ];
}

/** One thing that happens; numbers point into whatever there is to choose from at that moment. */
export interface Move {
  kind: (typeof kinds)[number];
  pick: number;
  other: number;
  flag: boolean;
}

const kinds = [
  ...(['approve', 'approve', 'approve', 'approve', 'wait', 'wait', 'people', 'people', 'submit', 'submit'] as const),
  ...(['requestChanges', 'returnToStep', 'delegate', 'addApprover', 'reject', 'recall', 'revise', 'reassign'] as const),
  ...(['comment', 'resolveComment', 'customerChanges', 'nudge', 'outsider'] as const),
];

const index = fc.nat({ max: 7 });
const anyMove = fc.record({ kind: fc.constantFrom(...kinds), pick: index, other: index, flag: fc.boolean() });

/** What seldom comes together by chance: a whole round through drafting, somebody asked before, a long silence. */
const scenes = fc.constantFrom<Move['kind'][]>(
  ['requestChanges', 'revise', 'submit'],
  ['recall', 'revise', 'submit'],
  ['recall', 'submit'],
  ['addApprover', 'approve'],
  ['wait', 'wait', 'wait', 'wait'],
  ['approve', 'approve', 'approve', 'customerChanges', 'revise', 'submit'],
);
const scene = scenes.chain((list) =>
  fc.tuple(...list.map((kind) => fc.record({ kind: fc.constant(kind), pick: index, other: index, flag: fc.boolean() }))),
);
export const moves: fc.Arbitrary<Move[]> = fc
  .array(fc.oneof(anyMove.map((move) => [move]), anyMove.map((move) => [move]), scene), { minLength: 1, maxLength: 20 })
  .map((list) => list.flat());

const sources: fc.Arbitrary<StepRule['approvers']> = fc.constantFrom<StepRule['approvers'][]>(
  [{ kind: 'department', department: 'x' }],
  [{ kind: 'department', department: 'x' }, { kind: 'department', department: 'y' }],
  [{ kind: 'person', email: 'ann@example.com' }, { kind: 'person', email: 'BOB@example.com' }],
  [{ kind: 'person', email: 'cat@example.com' }],
  [{ kind: 'line', role: 'manager' }],
  [{ kind: 'line', role: 'director' }, { kind: 'department', department: 'y' }],
);
const quorum = fc.constantFrom<StepRule['quorum'][]>('any', 'all', { atLeast: 2 });
const subjects = fc.constantFrom<StepRule['subjects'][]>(['clauses'], ['money', 'dates'], ['scope'], ['parties', 'money']);

function stepRule(stepId: string): fc.Arbitrary<StepRule> {
  return fc
    .record({ order: fc.integer({ min: 1, max: 2 }), approvers: sources, quorum, subjects })
    .map((facts) => aStep(stepId, { ...facts, limitHours: 8 }));
}

/** One to three steps for every contract, and perhaps one more from two hundred thousand yuan on. */
export const ruleSets: fc.Arbitrary<RuleSet> = fc
  .record({
    steps: fc.tuple(stepRule('one'), fc.option(stepRule('two')), fc.option(stepRule('three'))),
    large: fc.option(stepRule('large')),
    routeOwner: fc.constantFrom('boss@example.com', 'head@example.com'),
  })
  .map(({ steps, large, routeOwner }) => ({
    ...{ ruleSetId: 'random', version: 1, currency: 'CNY', rates: {}, routeOwner, fourEyes: true },
    rules: [
      aRule('every', { steps: steps.filter((step) => step !== null) }),
      ...(large ? [aRule('large', { when: { amount: { from: '200000' } }, steps: [large] })] : []),
    ],
  }));

/** An event with the world as it was then. */
export interface Witnessed {
  event: ContractEvent;
  people: Employee[];
  terms: Terms;
}

export interface World {
  contract: Contract;
  company: Company;
  now: Instant;
  trail: Witnessed[];
  /** Codes of what was refused. */
  refusals: string[];
}

export function begin(ruleSet: RuleSet): World {
  const company = aCompany({ people: staff(), ruleSet });
  const events = trailOf([createPumpContract(contractId), { type: 'submit', revision: 1 }], NOW, company);
  const contract = fold(events);
  if (!contract) throw new Error('Nothing was created.');
  const trail = events.map((event) => ({ event, people: company.people, terms: contract.terms }));
  return { contract, company, now: NOW, trail, refusals: [] };
}

export function ask(world: World, command: Command | InternalCommand): World {
  const { contract, company, now, trail } = world;
  const decision = decide(contract, command, now, company);
  if (isRefusal(decision)) return { ...world, refusals: [...world.refusals, decision.code] };
  const events = stamp(decision, contract.seq, now, somebody, `${command.type}-${contract.seq + 1}`);
  const after = fold(events, contract) ?? contract;
  const { people } = company;
  return { ...world, contract: after, trail: [...trail, ...events.map((event) => ({ event, people, terms: after.terms }))] };
}

function at<T>(list: readonly T[], place: number): T | undefined {
  return list[place % Math.max(1, list.length)];
}

const emailAt = (place: number) => person(at(names, place) ?? 'ann').email;

/** Somebody falls away or comes back; whoever keeps the list of people has the approvers looked at again. */
function changePeople(world: World, { pick, other, flag }: Move): World {
  const today = addMs(world.now, 8 * 3_600_000).slice(0, 10);
  const away = { from: today, to: addDays(today, pick), deputy: flag ? emailAt(other + pick + 1) : null };
  const state: Partial<Employee> = (
    [
      { active: true, absences: [] },
      { active: true, absences: [away] },
      { active: false, absences: [] },
    ] as const
  )[other % 3] as Partial<Employee>; // the remainder of three
  const people = world.company.people.map((one) => (one.email === emailAt(pick) ? { ...one, ...state } : one));
  return settle({ ...world, company: { ...world.company, people } });
}

/** The workflow is told of changes of the company by `recheckApprovers`, and every look may bring only one. */
export function settle(world: World): World {
  return ask(world, { type: 'recheckApprovers' });
}

/** Time passes and each deadline is met the moment it comes, or after an outage all at once. */
function wait(world: World, { pick, other, flag }: Move): World {
  const until = addMs(world.now, (pick * 8 + other) * 3_600_000);
  let current = flag ? { ...world, now: until } : world;
  for (let turn = 0; turn < 300; turn += 1) {
    const { contract, company, now } = current;
    const next = nearest(planDeadlines(contract, shanghai, now, company.calendar));
    const due = next[0]?.at;
    if (due === undefined || due > until) return settle({ ...current, now: until });
    const met = ask({ ...current, now: due > now ? due : now }, { type: 'passDeadlines', deadlines: next });
    if (met.trail.length === current.trail.length) throw new Error(`Nothing came of ${next.map(({ key }) => key).join()}.`);
    current = met;
  }
  throw new Error('Deadlines come without end.');
}

const variants: Partial<TermsDraft>[] = [
  {},
  { price: { gross: yuan('300000.00'), taxRate: '0.13' } },
  { clauses: [{ clauseId: 'law', heading: 'Law', text: 'Other law', standard: false }] },
  { scope: 'Six pumps' },
  { term: { startsOn: '2030-01-01', endsOn: '2031-12-31' } },
];

function seatAt(contract: Contract, { pick, other }: Move): { step: ApprovalStep; seat: Seat } | null {
  if (contract.stage !== 'in_approval') return null;
  const places = openSteps(contract.approval).flatMap((step) => pendingSeats(step).map((seat) => ({ step, seat })));
  return at(places, pick * 8 + other) ?? null;
}

/** What the holder of a seat asks. */
function fromSeat(contract: Contract, move: Move): Command | null {
  const found = seatAt(contract, move);
  if (!found || contract.stage !== 'in_approval') return null;
  const { revision, approval } = contract;
  const { kind, pick, other, flag } = move;
  const of = { revision, stepId: found.step.stepId, approver: found.seat.holder.email };
  switch (kind) {
    case 'requestChanges':
      return { type: 'requestChanges', ...of, reason: 'Change it', straightBack: flag };
    case 'returnToStep': {
      const toStepId = at(approval.steps, other + pick)?.stepId ?? '';
      return { type: 'returnToStep', ...of, toStepId, straightBack: flag, reason: 'Look again' };
    }
    case 'delegate':
      return { type: 'delegate', ...of, to: emailAt(other), reason: null };
    case 'addApprover':
      return { type: 'addApprover', ...of, person: emailAt(other), position: flag ? 'before' : 'after', reason: null };
    case 'reject':
      return { type: 'reject', ...of, reason: 'No' };
    case 'outsider':
      return { type: 'approve', ...of, approver: emailAt(other), comment: null };
    default:
      return { type: 'approve', ...of, comment: null };
  }
}

function commandOf(contract: Contract, move: Move): Command | null {
  const { revision } = contract;
  const { kind, pick, other, flag } = move;
  switch (kind) {
    case 'submit':
      return { type: 'submit', revision };
    case 'revise':
      return { type: 'revise', revision, terms: pumpTerms(at(variants, pick)) };
    case 'recall':
      return { type: 'recall', revision, reason: 'A slip' };
    case 'customerChanges':
      return { type: 'requestChanges', revision, reason: 'Not so' };
    case 'reassign':
      return { type: 'reassign', from: emailAt(pick), to: emailAt(other), reason: 'Gone' };
    case 'comment':
      return { type: 'comment', by: emailAt(pick), text: 'Hm', mustBeResolved: flag };
    case 'resolveComment':
      return { type: 'resolveComment', commentId: `comment-${(pick % 2) + 1}`, by: emailAt(other), text: null };
    case 'nudge':
      return { type: flag ? 'nudge' : 'resendLink' };
    default:
      return fromSeat(contract, move);
  }
}

export function play(world: World, move: Move): World {
  if (move.kind === 'wait') return wait(world, move);
  if (move.kind === 'people') return changePeople(world, move);
  const command = commandOf(world.contract, move);
  return command ? ask(world, command) : world;
}
