import { type Employee } from '../../domain/routing/company';
import { type BoundStep } from '../../domain/approval/state';
import { type ContractEvent } from '../../domain/contract/events';
import { type StepRule, type Part } from '../../domain/routing/route';
import { type Terms } from '../../domain/drafting/terms';
import { type Witnessed } from './approval-walk';

/** A vote according to the trail, with the terms that were voted on. */
export interface LiveVote {
  stepId: string;
  by: string;
  approves: boolean;
  terms: Terms;
}

/** Which step waits for which, in addition to the order of steps. */
type Wait = [waiting: string, awaited: string];

export interface Told {
  votes: LiveVote[];
  steps: BoundStep[];
  /** `added`: because an approver was added; `sent`: because the subject was sent back to a step of the same order. */
  added: Wait[];
  sent: Wait[];
}

export const nothing: Told = { votes: [], steps: [], added: [], sent: [] };

/** The content of each part, written independently of the code under test. */
const parts: Record<Part, (terms: Terms) => unknown> = {
  parties: ({ parties: of }) => of,
  clauses: ({ clauses }) => clauses ?? [],
  money: ({ price, paymentPlan }) => [price, paymentPlan.map(({ title, amount }) => [title, amount])],
  dates: ({ term, milestones, paymentPlan }) => [
    term,
    milestones.map(({ dueOn }) => dueOn),
    paymentPlan.map(({ dueOn }) => dueOn),
  ],
  scope: ({ title, scope, milestones }) => [title, scope ?? '', milestones.map((of) => of.title)],
};

/** The content that a step with these parts decides on, for comparison. */
export function contentOf(about: readonly Part[], terms: Terms): unknown[] {
  return about.map((subject) => parts[subject](terms));
}

function without(votes: LiveVote[], stepIds: readonly string[]): LiveVote[] {
  return votes.filter(({ stepId }) => !stepIds.includes(stepId));
}

/** All steps that wait for the step, directly or through others. */
function waitingFor(stepId: string, waits: readonly Wait[]): string[] {
  const found = new Set<string>();
  const queue = [stepId];
  for (let next = queue.pop(); next !== undefined; next = queue.pop())
    for (const [waiting, awaited] of waits)
      if (awaited === next && !found.has(waiting)) {
        found.add(waiting);
        queue.push(waiting);
      }
  return [...found];
}

/** Without `straightBack`, all later steps decide again. */
function returned(told: Told, event: Extract<ContractEvent, { type: 'ReturnedToStep' }>): Told {
  const { toStepId, stepId, straightBack } = event;
  const { votes, steps, added, sent } = told;
  const orderOf = (id: string) => steps.find((step) => step.stepId === id)?.order ?? 0;
  const later = steps.filter((step) => step.order > orderOf(toStepId)).map((step) => step.stepId);
  const after = straightBack ? [] : [stepId, ...later, ...waitingFor(toStepId, [...added, ...sent])];
  const again = [toStepId, ...after];
  const left = sent.filter(([waiting]) => !again.includes(waiting));
  const beside: Wait[] = orderOf(toStepId) === orderOf(stepId) ? [[stepId, toStepId]] : [];
  return { ...told, votes: without(votes, again), sent: [...left, ...beside] };
}

function addedWait({ stepId, addedTo }: BoundStep): Wait[] {
  if (!addedTo) return [];
  return addedTo.position === 'after' ? [[stepId, addedTo.stepId]] : [[addedTo.stepId, stepId]];
}

function withAdded(told: Told, { step }: Extract<ContractEvent, { type: 'ApproverAdded' }>): Told {
  return { ...told, steps: [...told.steps, step], added: [...told.added, ...addedWait(step)] };
}

function submitted({ votes }: Told, event: Extract<ContractEvent, { type: 'ContractSubmitted' }>): Told {
  const { steps, voided } = event;
  const gone = voided.map(({ stepId }) => stepId);
  const kept = votes.filter((vote) => steps.some(({ stepId }) => stepId === vote.stepId));
  return { steps, added: steps.flatMap(addedWait), sent: [], votes: without(kept, gone) };
}

/** The valid votes after an event, derived from the trail only. */
export function tell(told: Told, { event, terms }: Witnessed): Told {
  const { type } = event;
  if (type === 'ContractSubmitted') return submitted(told, event);
  if (type === 'ApproverAdded') return withAdded(told, event);
  if (type === 'ReturnedToStep') return returned(told, event);
  if (type === 'ContractReturned') return event.cause === 'rejected' ? { ...told, votes: [] } : told;
  if (type !== 'ApprovalGiven' && type !== 'ApprovalDenied') return told;
  const by = event.by.email.toLowerCase();
  return { ...told, votes: [...told.votes, { stepId: event.stepId, by, approves: type === 'ApprovalGiven', terms }] };
}

/** Minimum number of approvals as far as the rule alone determines it; the size of a department depends on the day. */
export function leastOf({ quorum, approvers }: Pick<StepRule, 'quorum' | 'approvers'>): number {
  if (typeof quorum !== 'string') return quorum.atLeast;
  const named = approvers.flatMap((source) => (source.kind === 'person' ? [source.email.toLowerCase()] : []));
  return quorum === 'all' ? Math.max(1, new Set(named).size) : 1;
}

/** Whether the person may decide at that time: active, not absent, not the drafter, and not a deputy of the drafter. */
export function mayDecide(email: string, people: readonly Employee[], now: string): boolean {
  const day = new Date(Date.parse(now) + 8 * 3_600_000).toISOString().slice(0, 10); // in Shanghai
  const find = (of: string) => people.find((one) => one.email.toLowerCase() === of.toLowerCase());
  const absence = (of: Employee | undefined) => of?.absences.find(({ from, to }) => from <= day && to >= day);
  const person = find(email);
  if (!person?.active || absence(person)) return false;
  const drafter = find('owner@example.com');
  const conflicted = [drafter?.email, absence(drafter)?.deputy].map((of) => of?.toLowerCase());
  return !conflicted.includes(email.toLowerCase());
}
