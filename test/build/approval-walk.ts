import { type ApprovalStep, type Seat } from '../../domain/approval/state';
import { openSteps, pendingSeats } from '../../domain/approval/steps';
import { type AnyCommand, type Command } from '../../domain/contract/commands';
import { type Contract } from '../../domain/contract/contract';
import { type ContractEvent } from '../../domain/contract/events';
import { nearest } from '../../domain/contract/plan';
import { isRefusal } from '../../domain/contract/refusals';
import { type Terms, type TermsDraft } from '../../domain/drafting/terms';
import { addDays, addMs, type Instant } from '../../domain/kernel/days';
import { stamp } from '../../domain/kernel/stream';
import { type Employee } from '../../domain/routing/company';
import { type RuleSet } from '../../domain/routing/route';
import { aCompany, employee, type Setting } from './a-company';
import { type Move } from './approval-moves';
import { actorOf, contractId, decideFor, NOW, planOf, trailOf } from './ask-contract';
import { fold, termsOf } from './contract-library';
import { createPumpContract, ofRevision, person, pumpTerms, yuan } from './pump-contract';

/** Eight people: `ann` and `bob` of department x, `cat` and `dan` of y; all but `dan` report to `head`, who reports to `boss`. */
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

/** An event with the people and the terms at that time. */
export interface Witnessed {
  event: ContractEvent;
  people: Employee[];
  terms: Terms;
}

export interface World {
  contract: Contract;
  company: Setting;
  now: Instant;
  trail: Witnessed[];
  /** Codes of the refusals. */
  refusals: string[];
}

export function begin(ruleSet: RuleSet): World {
  const company = aCompany({ people: staff(), ruleSet });
  const events = trailOf([createPumpContract(contractId), { type: 'submit', revision: 1 }], NOW, company);
  const contract = fold(events);
  if (!contract) throw new Error('Nothing was created.');
  const trail = events.map((event) => ({ event, people: company.people, terms: termsOf(contract) }));
  return { contract, company, now: NOW, trail, refusals: [] };
}

export function ask(world: World, command: AnyCommand): World {
  const { contract, company, now, trail } = world;
  const decision = decideFor(contract, command, now, company);
  if (isRefusal(decision)) return { ...world, refusals: [...world.refusals, decision.code] };
  const events = stamp(decision, contract.seq, now, actorOf(command), `${command.type}-${contract.seq + 1}`);
  const after = fold(events, contract) ?? contract;
  const { people } = company;
  return {
    ...world,
    contract: after,
    trail: [...trail, ...events.map((event) => ({ event, people, terms: termsOf(after) }))],
  };
}

function at<T>(list: readonly T[], place: number): T | undefined {
  return list[place % Math.max(1, list.length)];
}

const emailAt = (place: number) => person(at(names, place) ?? 'ann').email;

/** Somebody becomes inactive or absent, or returns; afterwards the approvers are rechecked, as in the product. */
function changePeople(world: World, { pick, other, flag }: Move): World {
  const today = addMs(world.now, 8 * 3_600_000).slice(0, 10);
  const away = { from: today, to: addDays(today, pick), deputy: flag ? emailAt(other + pick + 1) : null };
  const states: Partial<Employee>[] = [
    { active: true, absences: [] },
    { active: true, absences: [away] },
    { active: false, absences: [] },
  ];
  const state = at(states, other);
  const people = world.company.people.map((one) => (one.email === emailAt(pick) ? { ...one, ...state } : one));
  return settle({ ...world, company: { ...world.company, people } });
}

/** Tells the workflow about changes of the company by `recheckApprovers`, which may make only one change at a time. */
export function settle(world: World): World {
  return ask(world, { type: 'recheckApprovers' });
}

/** Lets time pass. Each deadline is passed when it comes or, as after an outage, all at once. */
function wait(world: World, { pick, other, flag }: Move): World {
  const until = addMs(world.now, (pick * 8 + other) * 3_600_000);
  let current = flag ? { ...world, now: until } : world;
  for (let turn = 0; turn < 300; turn += 1) {
    const { contract, company, now } = current;
    const next = nearest(planOf(contract, now, company));
    const due = next[0]?.at;
    if (due === undefined || due > until) return settle({ ...current, now: until });
    const met = ask({ ...current, now: due > now ? due : now }, { type: 'passDeadlines', at: due });
    if (met.trail.length === current.trail.length) throw new Error(`Nothing came of ${JSON.stringify(next)}.`);
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

/** The command of a seat's holder, by the kind of move. */
function fromSeat(contract: Contract, move: Move): Command | null {
  const found = seatAt(contract, move);
  if (!found || contract.stage !== 'in_approval') return null;
  const { revision, approval } = contract;
  const { kind, pick, other, flag } = move;
  const of = { subject: ofRevision(revision), stepId: found.step.stepId, approver: found.seat.holder.email };
  const toStepId = at(approval.steps, other + pick)?.stepId ?? '';
  const commands: Partial<Record<Move['kind'], Command>> = {
    approve: { type: 'approve', ...of, comment: null },
    outsider: { type: 'approve', ...of, approver: emailAt(other), comment: null },
    reject: { type: 'reject', ...of, reason: 'No' },
    requestChanges: { type: 'requestChanges', ...of, reason: 'Change it', straightBack: flag },
    returnToStep: { type: 'returnToStep', ...of, toStepId, straightBack: flag, reason: 'Look again' },
    delegate: { type: 'delegate', ...of, to: emailAt(other), reason: null },
    addApprover: {
      ...{ type: 'addApprover', ...of, person: emailAt(other), position: flag ? 'before' : 'after', reason: null },
    },
  };
  return commands[kind] ?? null;
}

function commandOf(contract: Contract, move: Move): Command | null {
  const { revision } = contract;
  const { kind, pick, other, flag } = move;
  const commentId = `comment-${(pick % 2) + 1}`;
  const subject = ofRevision('approval' in contract ? contract.approval?.revision : revision);
  const commands: Partial<Record<Move['kind'], Command>> = {
    submit: { type: 'submit', revision },
    revise: { type: 'revise', revision, terms: pumpTerms(at(variants, pick)) },
    recall: { type: 'recall', subject: ofRevision(revision), reason: 'A slip' },
    customerChanges: { type: 'askForChanges', revision, reason: 'Not so' },
    reassign: { type: 'reassign', from: emailAt(pick), to: emailAt(other), reason: 'Gone' },
    comment: { type: 'comment', subject, by: emailAt(pick), text: 'Hm', mustBeResolved: flag },
    resolveComment: { type: 'resolveComment', subject, commentId, by: emailAt(other), text: null },
    nudge: { type: flag ? 'nudge' : 'resendLink' },
  };
  return commands[kind] ?? fromSeat(contract, move);
}

export function play(world: World, move: Move): World {
  if (move.kind === 'wait') return wait(world, move);
  if (move.kind === 'people') return changePeople(world, move);
  const command = commandOf(world.contract, move);
  return command ? ask(world, command) : world;
}
