import { refuse, type Refusal } from '../contract/refusals';
import { type Actor, isSamePerson } from '../kernel/people';
import { type Eligibility, ineligibilityOf } from './eligibility';
import { eligibilityOf, type Matter } from './matter';
import { type ApprovalStep, type Seat, type StepId } from './state';
import { approvals, isStepApproved } from './steps';

/** Who decided a step, and when. */
function decidedBy(step: ApprovalStep): [string, string] {
  const last = approvals(step)
    .sort((a, b) => (a.vote?.at ?? '').localeCompare(b.vote?.at ?? ''))
    .at(-1);
  return [last?.holder.name ?? '', last?.vote?.at ?? ''];
}

/** Refuses because the step is decided already; says by whom and when. */
export function refuseClosed(step: ApprovalStep, number: string): Refusal {
  return refuse('STEP_CLOSED', step.name.en, number, step.name['zh-CN'], ...decidedBy(step));
}

/** The open step with this id, or the refusal if nobody can decide on it. */
export function openStepOf({ contract, approval }: Matter, stepId: StepId): ApprovalStep | Refusal {
  const step = approval.steps.find((candidate) => candidate.stepId === stepId);
  const { number } = contract;
  if (!step) return refuse('STEP_NOT_OPEN', stepId, number, stepId);
  const { en, 'zh-CN': zh } = step.name;
  if (isStepApproved(step)) return refuseClosed(step, number);
  if (step.openedAt === null) return refuse('STEP_NOT_OPEN', en, number, zh);
  return step;
}

/** Refuses a person who may not decide at this moment, even if they were eligible when they were asked. */
export function refuseIneligible(email: string, name: string, eligibility: Eligibility): Refusal | null {
  switch (ineligibilityOf(email, eligibility)) {
    case null:
      return null;
    case 'unknown':
      return refuse('UNKNOWN_PERSON', email);
    case 'inactive':
      return refuse('APPROVER_INACTIVE', name);
    case 'absent':
      return refuse('APPROVER_ABSENT', name);
    case 'drafter':
      return refuse('APPROVER_CONFLICTED', name, 'drafted the contract', '起草了该合同');
    case 'deputy_of_drafter':
      return refuse('APPROVER_CONFLICTED', name, 'stands in for its drafter', '正代理合同起草人');
  }
}

/** People with a mail link or a login can only act for themselves. */
export function refuseOther({ email, name }: Actor, claimed: string): Refusal | null {
  return email === undefined || isSamePerson(email, claimed) ? null : refuse('NOT_YOURSELF', name, claimed);
}

export interface SeatInQuestion {
  step: ApprovalStep;
  seat: Seat;
}

/** The seat of the person who wants to decide, or the refusal. Eligibility is checked when the decision arrives. */
export function seatOf(
  matter: Matter,
  { stepId, approver }: { stepId: StepId; approver: string },
  actor: Actor,
): SeatInQuestion | Refusal {
  const step = openStepOf(matter, stepId);
  if ('refused' in step) return step;
  const other = refuseOther(actor, approver);
  if (other) return other;
  const seat = step.seats.find(({ holder }) => isSamePerson(holder.email, approver));
  if (!seat) return refuse('NOT_THE_APPROVER', approver, step.name.en, step.name['zh-CN']);
  if (seat.vote) return refuse('ALREADY_VOTED', seat.holder.name, step.name.en, step.name['zh-CN'], seat.vote.at);
  return refuseIneligible(approver, seat.holder.name, eligibilityOf(matter)) ?? { step, seat };
}
