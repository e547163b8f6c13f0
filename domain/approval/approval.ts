import { type Command } from '../contract/commands';
import { type Company } from '../kernel/company';
import { type Approval, type ApprovalStep, type Comment, type Seat, type StepId } from './approval-state';
import { type Contract, type InApproval } from '../contract/contract';
import { type Instant } from '../kernel/days';
import { type Clocks, type EventBody } from '../contract/events';
import { unfitness } from './fitness';
import { isSamePerson } from '../kernel/people';
import { refuse, type Refusal } from '../contract/refusals';
import { workMsBetween } from '../kernel/work-calendar';

type Voting = Extract<Command, { type: 'approve' | 'reject' }>;

/** The votes that count: for the content as it stands. */
export function approvals(step: ApprovalStep): Seat[] {
  return step.seats.filter(({ vote }) => vote?.decision === 'approved' && vote.digest === step.digest);
}

/** Never by absence: a step is approved by as many votes as it needs, and by nothing else. */
export function isStepApproved(step: ApprovalStep): boolean {
  return step.needed !== null && approvals(step).length >= step.needed;
}

export function isApproved(approval: Approval): boolean {
  return approval.steps.every(isStepApproved);
}

/** Steps whose clock runs. */
export function openSteps(approval: Approval): ApprovalStep[] {
  return approval.steps.filter((step) => step.openedAt !== null && !isStepApproved(step));
}

/** Whether a step has fewer people who may still agree, or have, than it needs. */
export function lacksSeats(step: ApprovalStep): boolean {
  return step.seats.filter(({ vote }) => vote?.decision !== 'rejected').length < (step.needed ?? 1);
}

/** Seats of an open step that have not voted. */
export function pendingSeats(step: ApprovalStep): Seat[] {
  return step.seats.filter(({ vote }) => vote === null);
}

/** Steps that must agree before this one whatever the order: those it waits for, and those they wait for. */
export function awaitedBy(step: ApprovalStep, approval: Approval, seen: readonly StepId[] = []): StepId[] {
  const direct = approval.steps.filter(({ stepId }) => step.waitsFor.includes(stepId) && !seen.includes(stepId));
  const known = [...seen, step.stepId];
  return direct.flatMap((other) => [other.stepId, ...awaitedBy(other, approval, known)]);
}

/** Whether everything that must be agreed before this step is agreed. */
export function isReady(step: ApprovalStep, approval: Approval): boolean {
  const first = approval.steps.find(({ stepId }) => stepId === approval.first);
  const isAgreed = (stepId: StepId) =>
    approval.steps.every((other) => other.stepId !== stepId || isStepApproved(other));
  const waits = step.waitsFor.every(isAgreed);
  if (first && !isStepApproved(first))
    return waits && (step === first || awaitedBy(first, approval).includes(step.stepId));
  return waits && approval.steps.every((other) => other.order >= step.order || isStepApproved(other));
}

/** The steps that come next: ready, not open, not approved. */
export function stepsToOpen(approval: Approval): ApprovalStep[] {
  return approval.steps.filter((step) => step.openedAt === null && !isStepApproved(step) && isReady(step, approval));
}

/** Comments that keep everybody from approving. */
export function unresolved(approval: Approval) {
  return approval.comments.filter(({ mustBeResolved, resolved }) => mustBeResolved && resolved === null);
}

/** What every open clock has counted, for when they stop. */
export function clocksOf(approval: Approval, { calendar, clock }: Company, now: Instant): Clocks {
  return Object.fromEntries(
    openSteps(approval).map(({ stepId, usedMs, openedAt }) => [
      stepId,
      usedMs + (openedAt === null ? 0 : workMsBetween(calendar, clock, openedAt, now)),
    ]),
  );
}

/** By whom and when a step was decided, for those who come later. */
function decidedBy(step: ApprovalStep): [string, string] {
  const last = approvals(step)
    .sort((a, b) => (a.vote?.at ?? '').localeCompare(b.vote?.at ?? ''))
    .at(-1);
  return [last?.holder.name ?? '', last?.vote?.at ?? ''];
}

/** It has been decided: by whom and when. */
export function refuseClosed(step: ApprovalStep, number: string): Refusal {
  return refuse('STEP_CLOSED', step.name.en, number, step.name['zh-CN'], ...decidedBy(step));
}

/** The open step that is meant, or why nobody can decide on it. */
export function openStepOf(contract: InApproval, stepId: StepId): ApprovalStep | Refusal {
  const step = contract.approval.steps.find((candidate) => candidate.stepId === stepId);
  const { number } = contract;
  if (!step) return refuse('STEP_NOT_OPEN', stepId, number, stepId);
  const { en, 'zh-CN': zh } = step.name;
  if (isStepApproved(step)) return refuseClosed(step, number);
  if (step.openedAt === null) return refuse('STEP_NOT_OPEN', en, number, zh);
  return step;
}

/** Why this person may not decide at this moment, whatever they could when they were asked. */
export function refuseUnfit(
  email: string,
  name: string,
  contract: Contract,
  company: Company,
  now: Instant,
): Refusal | null {
  switch (unfitness(email, { contract, company, now })) {
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

export interface SeatInQuestion {
  step: ApprovalStep;
  seat: Seat;
}

/** The seat of who wants to decide, or why they cannot. Judged when the decision arrives, by the company as it is then. */
export function seatOf(
  contract: InApproval,
  { stepId, approver }: { stepId: StepId; approver: string },
  company: Company | null,
  now: Instant,
): SeatInQuestion | Refusal {
  const step = openStepOf(contract, stepId);
  if ('refused' in step) return step;
  const seat = step.seats.find(({ holder }) => isSamePerson(holder.email, approver));
  if (!seat) return refuse('NOT_THE_APPROVER', approver, step.name.en, step.name['zh-CN']);
  if (seat.vote) return refuse('ALREADY_VOTED', seat.holder.name, step.name.en, step.name['zh-CN'], seat.vote.at);
  if (!company) throw new Error('Whether somebody may decide is judged by the company as it stands.');
  return refuseUnfit(approver, seat.holder.name, contract, company, now) ?? { step, seat };
}

/** Whether one more vote against makes the needed number unreachable. With `any`, the first vote decides. */
function isDecidedAgainst(step: ApprovalStep): boolean {
  if (step.quorum === 'all' || step.quorum === 'any') return true;
  const against = step.seats.filter(({ vote }) => vote?.decision === 'rejected').length + 1;
  return step.seats.length - against < (step.needed ?? 1);
}

const resolvedByVote = { type: 'CommentResolved', text: null } as const;

export function vote(
  contract: InApproval,
  command: Voting,
  company: Company | null,
  now: Instant,
): EventBody[] | Refusal {
  const found = seatOf(contract, command, company, now);
  if ('refused' in found) return found;
  const { step, seat } = found;
  const { revision, approval } = contract;
  const read = approval.document ? { document: approval.document.digest } : {};
  const of = { revision, stepId: step.stepId, seatId: seat.seatId, by: seat.holder, digest: step.digest, ...read };
  if (command.type === 'approve') {
    const open = unresolved(approval);
    const isOwn = ({ by }: Comment) => isSamePerson(by.email, seat.holder.email);
    const others = open.filter((comment) => !isOwn(comment))[0];
    if (others) return refuse('COMMENTS_UNRESOLVED', others.by.name, others.text.slice(0, 200));
    // Who approves has no more to say about what they wanted resolved.
    const own = open.map(({ commentId }) => ({ ...resolvedByVote, commentId, by: seat.holder }));
    return [...own, { type: 'ApprovalGiven', ...of, comment: command.comment }];
  }
  const { reason } = command;
  if (!isDecidedAgainst(step)) return [{ type: 'ApprovalDenied', ...of, reason }];
  return [{ type: 'ContractReturned', revision, cause: 'rejected', by: seat.holder.name, reason, stepId: step.stepId }];
}
