import { type Company } from '../routing/company';
import { type Instant } from '../kernel/days';
import { type Clocks } from '../drafting/events';
import { workMsBetween } from '../kernel/work-calendar';
import { type Approval, type ApprovalStep, type Seat, type StepId } from './state';

/** Seats with an approving vote for the current content. */
export function approvals(step: ApprovalStep): Seat[] {
  return step.seats.filter(({ vote }) => vote?.decision === 'approved' && vote.digest === step.digest);
}

/** A step is approved only by the number of votes that it needs, never by absence or time. */
export function isStepApproved(step: ApprovalStep): boolean {
  return step.needed !== null && approvals(step).length >= step.needed;
}

export function isApproved(approval: Approval): boolean {
  return approval.steps.every(isStepApproved);
}

/** Steps whose clock is running. */
export function openSteps(approval: Approval): ApprovalStep[] {
  return approval.steps.filter((step) => step.openedAt !== null && !isStepApproved(step));
}

/** Whether a step has fewer people who approved or still may approve than it needs. */
export function lacksSeats(step: ApprovalStep): boolean {
  return step.seats.filter(({ vote }) => vote?.decision !== 'rejected').length < (step.needed ?? 1);
}

/** Seats without a vote. */
export function pendingSeats(step: ApprovalStep): Seat[] {
  return step.seats.filter(({ vote }) => vote === null);
}

export const stepStatuses = ['not_open', 'open', 'blocked', 'approved'] as const;
export type StepStatus = (typeof stepStatuses)[number];

/** The status of a step. There is no “rejected”: a rejection ends the approval, and `returned` tells so. */
export function stepStatus(step: ApprovalStep): StepStatus {
  if (isStepApproved(step)) return 'approved';
  if (step.blocked !== null) return 'blocked';
  return step.openedAt === null ? 'not_open' : 'open';
}

/** Ids of all steps that this one waits for regardless of order, directly or indirectly. */
export function awaitedBy(step: ApprovalStep, approval: Approval, seen: readonly StepId[] = []): StepId[] {
  const direct = approval.steps.filter(({ stepId }) => step.waitsFor.includes(stepId) && !seen.includes(stepId));
  const known = [...seen, step.stepId];
  return direct.flatMap((other) => [other.stepId, ...awaitedBy(other, approval, known)]);
}

/** Whether everything that must be approved before this step is approved. */
export function isReady(step: ApprovalStep, approval: Approval): boolean {
  const first = approval.steps.find(({ stepId }) => stepId === approval.first);
  const isAgreed = (stepId: StepId) =>
    approval.steps.every((other) => other.stepId !== stepId || isStepApproved(other));
  const waits = step.waitsFor.every(isAgreed);
  if (first && !isStepApproved(first))
    return waits && (step === first || awaitedBy(first, approval).includes(step.stepId));
  return waits && approval.steps.every((other) => other.order >= step.order || isStepApproved(other));
}

/** The steps to open next: ready, not open, not approved. */
export function stepsToOpen(approval: Approval): ApprovalStep[] {
  return approval.steps.filter((step) => step.openedAt === null && !isStepApproved(step) && isReady(step, approval));
}

/** The working time that each running clock has counted, to be kept when they stop. */
export function clocksOf(approval: Approval, { calendar, clock }: Company, now: Instant): Clocks {
  return Object.fromEntries(
    openSteps(approval).map(({ stepId, usedMs, openedAt }) => [
      stepId,
      usedMs + (openedAt === null ? 0 : workMsBetween(calendar, clock, openedAt, now)),
    ]),
  );
}
