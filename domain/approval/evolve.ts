import { type Evolvers } from '../contract/evolver';
import { findApproval, putApproval } from '../contract/subjects';
import { type Clocks } from '../drafting/events';
import { zh } from '../kernel/chinese';
import { CorruptHistoryError, type Recorded } from '../kernel/stream';
import { type ApprovalEvents, type NewSeat } from './events';
import {
  type Approval,
  type ApprovalStep,
  type ApprovalSubject,
  type BoundStep,
  type Seat,
  type StepId,
  type StepVote,
  type SubmittedRoute,
} from './state';
import { awaitedBy, isReady, isStepApproved } from './steps';

type Of<T extends keyof ApprovalEvents> = { [K in T]: Recorded<{ type: K } & ApprovalEvents[K]> }[T];

/** The approval with one step changed. */
function withStep(approval: Approval, stepId: string, change: (step: ApprovalStep) => ApprovalStep): Approval {
  return { ...approval, steps: approval.steps.map((step) => (step.stepId === stepId ? change(step) : step)) };
}

function withSeat(step: ApprovalStep, seatId: string, change: (seat: Seat) => Seat): ApprovalStep {
  return { ...step, seats: step.seats.map((seat) => (seat.seatId === seatId ? change(seat) : seat)) };
}

/** Stops the clock. Approvers who have not voted are asked again when it continues. If the step was blocked by overtime, its time starts anew. */
function stopped(step: ApprovalStep, clocks: Clocks): ApprovalStep {
  const used = step.blocked?.cause === 'overtime' ? 0 : (clocks[step.stepId] ?? step.usedMs);
  return { ...step, openedAt: null, usedMs: used, blocked: null };
}

/** The steps of the list that this one waits for because an approver added it or them. */
function addedWaits(step: BoundStep, steps: readonly BoundStep[]): StepId[] {
  const { addedTo, stepId } = step;
  const before = steps.filter((other) => other.addedTo?.position === 'before' && other.addedTo.stepId === stepId);
  return [...before.map((other) => other.stepId), ...(addedTo?.position === 'after' ? [addedTo.stepId] : [])];
}

/** The step as if it had never been opened. */
function fresh(step: BoundStep, steps: readonly BoundStep[]): ApprovalStep {
  return { ...step, ...blank, waitsFor: addedWaits(step, steps) };
}

const noMarks = { passed: 0, overtime: 0 };

const blank = { openedAt: null, usedMs: 0, round: 0, marks: noMarks, needed: null, seats: [], blocked: null };

/** Stops open steps that must wait again, because a step before them is no longer approved. */
function suspendUnready(approval: Approval, clocks: Clocks): Approval {
  const wait = (step: ApprovalStep) =>
    step.openedAt !== null && !isStepApproved(step) && !isReady(step, approval) ? stopped(step, clocks) : step;
  return { ...approval, steps: approval.steps.map(wait) };
}

/** The approval of a new submission: the new route, with the still valid votes of the approval before. */
export function submitted(before: Approval | null, route: SubmittedRoute, revision: number): Approval {
  const { ruleSet, digest, digests, routeOwner, voided, straightBackTo: first, profile } = route;
  const steps = route.steps.map((planned): ApprovalStep => {
    const old = before?.steps.find(({ stepId }) => stepId === planned.stepId);
    if (!old || voided.some(({ stepId }) => stepId === planned.stepId)) return fresh(planned, route.steps);
    const { usedMs, round, marks, needed, seats } = old;
    return { ...fresh(planned, route.steps), usedMs, round, marks, needed, seats };
  });
  return {
    ...{ revision, ruleSet, digest, digests, steps, routeOwner, voided, first, profile },
    ...{ asked: before?.asked ?? 0, rounds: before?.rounds ?? 0, nudgedAt: null, resentAt: null },
    ...{ openComments: before?.openComments ?? 0, sentBack: null },
    ...(route.document ? { document: route.document } : {}),
    ...(route.departures ? { departures: route.departures } : {}),
  };
}

/** The seats of a step that opens: those with votes, and those who are asked now, on their old seats or new ones. */
function seatsNow(step: ApprovalStep, asked: readonly NewSeat[], at: string): Seat[] {
  const voted = step.seats.filter(({ vote }) => vote !== null);
  return [...voted, ...asked.map((seat) => ({ ...seat, askedAt: at, vote: null }))];
}

function opened(approval: Approval, event: Of<'ApprovalStepsOpened'>): Approval {
  const { at } = event;
  let { asked, rounds } = approval;
  const steps = approval.steps.map((step): ApprovalStep => {
    const entry = event.opened.find(({ stepId }) => stepId === step.stepId);
    if (!entry) return step;
    asked += entry.seats.length;
    const isNew = step.usedMs === 0;
    if (isNew) rounds += 1;
    const blocked = entry.blocked ? { cause: 'nobody' as const, why: entry.blocked } : null;
    const clock = isNew ? { round: rounds, marks: noMarks } : {};
    return { ...step, ...clock, openedAt: at, needed: entry.needed, seats: seatsNow(step, entry.seats, at), blocked };
  });
  return { ...approval, steps, asked, rounds };
}

function given(approval: Approval, event: Of<'ApprovalGiven' | 'ApprovalDenied'>): Approval {
  return withStep(approval, event.stepId, (step) => {
    const isYes = event.type === 'ApprovalGiven';
    const vote: StepVote = {
      ...{ at: event.at, by: event.actor, revision: approval.revision, decision: isYes ? 'approved' : 'rejected' },
      ...{ comment: isYes ? event.comment : event.reason, digest: event.digest },
      ...(event.document === undefined ? {} : { document: event.document }),
    };
    return withSeat(step, event.seatId, (seat) => ({ ...seat, vote }));
  });
}

function returned(approval: Approval, event: Of<'ReturnedToStep'>): Approval {
  const target = approval.steps.find(({ stepId }) => stepId === event.toStepId);
  const from = approval.steps.find(({ stepId }) => stepId === event.stepId);
  if (!target || !from) return approval;
  const steps = approval.steps.map((step) => {
    if (step === target) return fresh(step, approval.steps);
    if (step === from) {
      const back = event.straightBack ? stopped(step, event.clocks) : fresh(step, approval.steps);
      return target.order === from.order ? { ...back, waitsFor: [...back.waitsFor, target.stepId] } : back;
    }
    const isAfter = step.order > target.order || awaitedBy(step, approval).includes(target.stepId);
    return !event.straightBack && isAfter ? fresh(step, approval.steps) : step;
  });
  const { toStepId, by, reason } = event;
  return suspendUnready({ ...approval, steps, sentBack: { toStepId, by, reason }, first: null }, event.clocks);
}

function moved(approval: Approval, event: Of<'SeatMoved'>): Approval {
  const { to: holder, standsFor, why, ask, at: askedAt } = event;
  const rounds = approval.rounds + 1;
  const change = (step: ApprovalStep): ApprovalStep => {
    const moving = withSeat(step, event.seatId, (seat) => ({ ...seat, holder, standsFor, why, ask, askedAt }));
    if (why === 'delegated') return moving;
    // A person who is asked because of an escalation or in place of somebody else gets the full time limit.
    const lacks = step.blocked?.cause === 'nobody' && step.seats.length < (step.needed ?? 1);
    return {
      ...moving,
      openedAt: askedAt,
      usedMs: 0,
      round: rounds,
      marks: noMarks,
      blocked: lacks ? step.blocked : null,
    };
  };
  return { ...withStep(approval, event.stepId, change), asked: Math.max(approval.asked, ask), rounds };
}

function added(approval: Approval, event: Of<'ApproverAdded'>): Approval {
  const steps = approval.steps.flatMap((step) => {
    if (step.stepId !== event.stepId) return [step];
    const extra = fresh(event.step, [...approval.steps, event.step]);
    return event.position === 'after'
      ? [step, extra]
      : [extra, { ...step, waitsFor: [...step.waitsFor, extra.stepId] }];
  });
  return suspendUnready({ ...approval, steps }, event.clocks);
}

function found(approval: Approval, event: Of<'ApproversFound'>): Approval {
  const rounds = approval.rounds + 1;
  const change = (step: ApprovalStep): ApprovalStep => ({
    ...step,
    ...{ openedAt: event.at, usedMs: 0, round: rounds, marks: noMarks, needed: event.needed, blocked: null },
    seats: [...step.seats, ...event.seats.map((seat) => ({ ...seat, askedAt: event.at, vote: null }))],
  });
  return { ...withStep(approval, event.stepId, change), asked: approval.asked + event.seats.length, rounds };
}

function reminded(approval: Approval, event: Of<'ApprovalReminderDue'>): Approval {
  const { percent, occurrence } = event;
  return withStep(approval, event.stepId, (step) => ({
    ...step,
    marks: percent === null ? { ...step.marks, overtime: occurrence + 1 } : { ...step.marks, passed: percent },
  }));
}

/** Marks a step as blocked; after overtime the escalation counts as passed, so that it does not come again. */
function blocked(approval: Approval, { stepId, cause, why }: Of<'ApprovalBlocked'>): Approval {
  return withStep(approval, stepId, (step) => ({
    ...step,
    blocked: { cause, why },
    marks: cause === 'overtime' ? { ...step.marks, passed: step.escalateAt } : step.marks,
  }));
}

function commented(approval: Approval, change: number): Approval {
  return { ...approval, openComments: approval.openComments + change };
}

/**
 * Wraps a change of an approval into an evolver.
 * @param always whether the event may occur while nobody is asked, such as on a returned draft
 * @throws CorruptHistoryError when the contract has no such approval
 */
function changing<E extends Recorded<{ type: string; subject: ApprovalSubject }>>(
  change: (approval: Approval, event: E) => Approval,
  always = false,
) {
  return (contract: Parameters<typeof findApproval>[0], event: E) => {
    const found = findApproval(contract, event.subject);
    if (!found || !(found.underWay || always))
      throw new CorruptHistoryError(
        `Event ${event.seq} (${event.type}): ${contract.contractId} has no such approval of ${event.subject.id}.`,
      );
    return putApproval(contract, event.subject, change(found.approval, event));
  };
}

export const approvalEvolvers: Evolvers<ApprovalEvents> = {
  ApprovalStepsOpened: changing(opened),
  ApprovalGiven: changing(given),
  ApprovalDenied: changing(given),
  ReturnedToStep: changing(returned),
  SeatMoved: changing(moved),
  ApproverAdded: changing(added),
  ApprovalBlocked: changing(blocked),
  ApproversFound: changing(found),
  ApprovalReminderDue: changing(reminded),
  ApproversNudged: changing((approval, { at }) => ({ ...approval, nudgedAt: at }), true),
  LinkResent: changing((approval, { at }) => ({ ...approval, resentAt: at }), true),
  CommentAdded: (contract, event) => {
    const counted = { ...contract, made: { ...contract.made, comments: contract.made.comments + 1 } };
    return changing<typeof event>((approval) => commented(approval, event.mustBeResolved ? 1 : 0), true)(
      counted,
      event,
    );
  },
  CommentResolved: changing((approval, { mustBeResolved }) => commented(approval, mustBeResolved ? -1 : 0), true),
};

/** A rejection is about the contract as a whole, so everybody who had voted is asked again. */
function rejected(approval: Approval, { by, revision }: { by: string; revision: number }): Approval {
  const why = { en: `${by} rejected revision ${revision}`, 'zh-CN': zh`${by}驳回了第 ${revision} 版` };
  const voided = approval.steps.flatMap(({ stepId, seats }) =>
    seats.filter(({ vote }) => vote !== null).map(({ holder }) => ({ stepId, holder, why })),
  );
  return { ...approval, voided, steps: approval.steps.map((step) => fresh(step, approval.steps)) };
}

/** The approval that a returned draft keeps. A rejection voids all votes; otherwise they are kept for the next revision. */
export function kept(
  approval: Approval,
  event: { cause: string; by: string; revision: number; clocks?: Clocks },
): Approval {
  if (event.cause === 'rejected') return rejected(approval, event);
  return { ...approval, steps: approval.steps.map((step) => stopped(step, event.clocks ?? {})) };
}
