import { type Company } from '../routing/company';
import { type Instant } from '../kernel/days';
import { type Clocks } from '../drafting/events';
import { workMsBetween } from '../kernel/work-calendar';
import { type Approval, type ApprovalStep, type Seat, type StepId } from './state';

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

export const stepStatuses = ['not_open', 'open', 'blocked', 'approved'] as const;
export type StepStatus = (typeof stepStatuses)[number];

/** How a step stands, in a word. A rejected one is not among them: the approval ends with it, and `returned` says so. */
export function stepStatus(step: ApprovalStep): StepStatus {
  if (isStepApproved(step)) return 'approved';
  if (step.blocked !== null) return 'blocked';
  return step.openedAt === null ? 'not_open' : 'open';
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

/** What every open clock has counted, for when they stop. */
export function clocksOf(approval: Approval, { calendar, clock }: Company, now: Instant): Clocks {
  return Object.fromEntries(
    openSteps(approval).map(({ stepId, usedMs, openedAt }) => [
      stepId,
      usedMs + (openedAt === null ? 0 : workMsBetween(calendar, clock, openedAt, now)),
    ]),
  );
}
