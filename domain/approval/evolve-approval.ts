import { awaitedBy, isReady, isStepApproved } from './approval';
import {
  type Approval,
  type ApprovalStep,
  type BoundStep,
  type Seat,
  type StepId,
  type StepVote,
} from './approval-state';
import { type InApproval } from '../contract/contract';
import { type Clocks, type ContractEvent, type NewSeat } from '../contract/events';
import { upgradeApproval } from '../contract/stored';

type Of<T extends ContractEvent['type']> = Extract<ContractEvent, { type: T }>;

/** The step changed, the others as they are. */
function withStep(approval: Approval, stepId: string, change: (step: ApprovalStep) => ApprovalStep): Approval {
  return { ...approval, steps: approval.steps.map((step) => (step.stepId === stepId ? change(step) : step)) };
}

function withSeat(step: ApprovalStep, seatId: string | undefined, change: (seat: Seat) => Seat): ApprovalStep {
  const meant = seatId ?? step.seats[0]?.seatId; // the only one, in events from before there were several
  return { ...step, seats: step.seats.map((seat) => (seat.seatId === meant ? change(seat) : seat)) };
}

/** The clock stops; whoever has not voted is asked anew when it goes on. Time that ran out begins anew, too. */
function stopped(step: ApprovalStep, clocks: Clocks): ApprovalStep {
  const used = step.blocked?.cause === 'overtime' ? 0 : (clocks[step.stepId] ?? step.usedMs);
  return { ...step, openedAt: null, usedMs: used, blocked: null };
}

/** The steps among these that this one waits for because an approver put them so. */
function addedWaits(step: BoundStep, steps: readonly BoundStep[]): StepId[] {
  const { addedTo, stepId } = step;
  const before = steps.filter((other) => other.addedTo?.position === 'before' && other.addedTo.stepId === stepId);
  return [...before.map((other) => other.stepId), ...(addedTo?.position === 'after' ? [addedTo.stepId] : [])];
}

/** As if the step had never been asked. */
function fresh(step: BoundStep, steps: readonly BoundStep[]): ApprovalStep {
  return { ...step, ...blank, waitsFor: addedWaits(step, steps) };
}

const blank = { openedAt: null, usedMs: 0, round: 0, needed: null, seats: [], blocked: null };

/** Open steps that must wait again, since something before them is no longer agreed. */
function suspendUnready(approval: Approval, clocks: Clocks): Approval {
  const wait = (step: ApprovalStep) =>
    step.openedAt !== null && !isStepApproved(step) && !isReady(step, approval) ? stopped(step, clocks) : step;
  return { ...approval, steps: approval.steps.map(wait) };
}

/** The approval of a submission: the new route, with the votes of the one before that still count. */
export function submitted(before: Approval | null, event: Of<'ContractSubmitted'>): Approval {
  if (event.ruleSet === undefined) {
    const { steps, approvers, revision } = event;
    const old = steps.map((step) => ({ ...step, openedAt: null, approved: null }));
    return upgradeApproval({ revision, steps: old, executive: approvers.executive });
  }
  const { revision, ruleSet, digest, digests, executive, routeOwner, voided, straightBackTo: first } = event;
  const steps = event.steps.map((planned): ApprovalStep => {
    const old = before?.steps.find(({ stepId }) => stepId === planned.stepId);
    if (!old || voided.some(({ stepId }) => stepId === planned.stepId)) return fresh(planned, event.steps);
    const { usedMs, round, needed, seats } = old;
    return { ...fresh(planned, event.steps), usedMs, round, needed, seats };
  });
  return {
    ...{ revision, ruleSet, digest, digests, steps, executive, routeOwner, voided, first },
    ...{ asked: before?.asked ?? 0, rounds: before?.rounds ?? 0, nudgedAt: null, resentAt: null },
    ...{ comments: before?.comments ?? [], sentBack: null },
    ...(event.profile ? { profile: event.profile } : {}),
    ...(event.document ? { document: event.document } : {}),
    ...(event.departures ? { departures: event.departures } : {}),
  };
}

/** The seats of a step that opens: the votes that count, and whoever is asked now – anew on their old seat, or on a new one. */
function seatsNow(step: ApprovalStep, asked: readonly NewSeat[] | null, at: string): Seat[] {
  // Events from before there were rules name nobody: the approver has had their seat from the start.
  if (asked === null) return step.seats.map((seat) => ({ ...seat, askedAt: at }));
  const voted = step.seats.filter(({ vote }) => vote !== null);
  return [...voted, ...asked.map((seat) => ({ ...seat, askedAt: at, vote: null }))];
}

function opened(approval: Approval, event: Of<'ApprovalStepsOpened'>): Approval {
  const { at } = event;
  let { asked, rounds } = approval;
  const steps = approval.steps.map((step): ApprovalStep => {
    if (!event.stepIds.includes(step.stepId)) return step;
    const entry = event.opened?.find(({ stepId }) => stepId === step.stepId);
    asked += entry?.seats.length ?? 0;
    if (step.usedMs === 0) rounds += 1;
    const round = step.usedMs === 0 ? rounds : step.round;
    const blocked = entry?.blocked ? { cause: 'nobody' as const, why: entry.blocked } : null;
    const seats = seatsNow(step, event.opened === undefined ? null : (entry?.seats ?? []), at);
    return { ...step, openedAt: at, round, needed: entry?.needed ?? 1, seats, blocked };
  });
  return { ...approval, steps, asked, rounds };
}

function given(approval: Approval, event: Of<'ApprovalGiven' | 'ApprovalDenied'>): Approval {
  return withStep(approval, event.stepId, (step) => {
    const isYes = event.type === 'ApprovalGiven';
    const vote: StepVote = {
      ...{ at: event.at, by: event.actor, revision: event.revision, decision: isYes ? 'approved' : 'rejected' },
      ...{ comment: isYes ? event.comment : event.reason, digest: event.digest ?? step.digest },
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
    // Who is asked because time was up, or in the stead of who cannot, gets the whole time.
    const lacks = step.blocked?.cause === 'nobody' && step.seats.length < (step.needed ?? 1);
    return { ...moving, openedAt: askedAt, usedMs: 0, round: rounds, blocked: lacks ? step.blocked : null };
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
    ...{ openedAt: event.at, usedMs: 0, round: rounds, needed: event.needed, blocked: null },
    seats: [...step.seats, ...event.seats.map((seat) => ({ ...seat, askedAt: event.at, vote: null }))],
  });
  return { ...withStep(approval, event.stepId, change), asked: approval.asked + event.seats.length, rounds };
}

/** Events within the approval of one revision. */
export type ApprovalEvent = Of<
  | 'ApprovalStepsOpened'
  | 'ApprovalGiven'
  | 'ApprovalDenied'
  | 'ReturnedToStep'
  | 'SeatMoved'
  | 'ApproverAdded'
  | 'ApprovalBlocked'
  | 'ApproversFound'
>;

export function evolveApproval(contract: InApproval, event: ApprovalEvent): InApproval {
  const { approval } = contract;
  const into = (next: Approval): InApproval => ({ ...contract, approval: next });
  switch (event.type) {
    case 'ApprovalStepsOpened':
      return into(opened(approval, event));
    case 'ApprovalGiven':
    case 'ApprovalDenied':
      return into(given(approval, event));
    case 'ReturnedToStep':
      return into(returned(approval, event));
    case 'SeatMoved':
      return into(moved(approval, event));
    case 'ApproverAdded':
      return into(added(approval, event));
    case 'ApproversFound':
      return into(found(approval, event));
    case 'ApprovalBlocked': {
      const { stepId, cause, why, key } = event;
      const next = into(withStep(approval, stepId, (step) => ({ ...step, blocked: { cause, why } })));
      return key === undefined ? next : { ...next, passed: { ...next.passed, [key]: 1 } };
    }
  }
}

/** A rejection says no to the contract, not to a part of it: whoever had voted is asked again. */
function rejected(approval: Approval, { by, revision }: Of<'ContractReturned'>): Approval {
  const why = { en: `${by} rejected revision ${revision}`, 'zh-CN': `${by}驳回了第 ${revision} 版` };
  const voided = approval.steps.flatMap(({ stepId, seats }) =>
    seats.filter(({ vote }) => vote !== null).map(({ holder }) => ({ stepId, holder, why })),
  );
  return { ...approval, voided, steps: approval.steps.map((step) => fresh(step, approval.steps)) };
}

/** The approval that a draft keeps when it comes back. A rejection makes every vote void; otherwise they wait for the next revision. */
export function kept(approval: Approval, event: Of<'ContractReturned'>): Approval {
  if (event.cause === 'rejected') return rejected(approval, event);
  return { ...approval, steps: approval.steps.map((step) => stopped(step, event.clocks ?? {})) };
}
