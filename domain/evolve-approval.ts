import { isReady, isStepApproved } from './approval';
import { type Approval, type ApprovalStep, type InApproval, type Seat, type StepVote } from './contract';
import { type Clocks, type ContractEvent, type NewSeat } from './events';
import { upgradeApproval } from './stored';

type Of<T extends ContractEvent['type']> = Extract<ContractEvent, { type: T }>;

/** The step changed, the others as they are. */
function withStep(approval: Approval, stepId: string, change: (step: ApprovalStep) => ApprovalStep): Approval {
  return { ...approval, steps: approval.steps.map((step) => (step.stepId === stepId ? change(step) : step)) };
}

function withSeat(step: ApprovalStep, seatId: string | undefined, change: (seat: Seat) => Seat): ApprovalStep {
  const meant = seatId ?? step.seats[0]?.seatId; // the only one, in events from before there were several
  return { ...step, seats: step.seats.map((seat) => (seat.seatId === meant ? change(seat) : seat)) };
}

function seated(seat: NewSeat, at: string): Seat {
  return { ...seat, askedAt: at, vote: null };
}

function voted(step: ApprovalStep): Seat[] {
  return step.seats.filter(({ vote }) => vote !== null);
}

/** The clock stops; whoever has not voted is asked anew when it goes on. */
function stopped(step: ApprovalStep, clocks: Clocks): ApprovalStep {
  const used = clocks[step.stepId] ?? step.usedMs;
  return { ...step, openedAt: null, usedMs: used, seats: voted(step), blocked: null };
}

/** As if the step had never been asked. */
function fresh(step: ApprovalStep): ApprovalStep {
  return { ...step, openedAt: null, usedMs: 0, needed: null, seats: [], waitsFor: [], blocked: null };
}

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
  const { revision, ruleSet, digest, digests, executive, routeOwner, voided } = event;
  const steps = event.steps.map((planned): ApprovalStep => {
    const old = before?.steps.find(({ stepId }) => stepId === planned.stepId);
    const isVoid = voided.some(({ stepId }) => stepId === planned.stepId);
    if (!old || isVoid) return { ...fresh({ ...planned, ...blank }), round: 0 };
    const { usedMs, round, needed, seats } = old;
    return {
      ...planned,
      openedAt: null,
      usedMs,
      round,
      needed,
      seats: voted({ ...old, seats }),
      waitsFor: [],
      blocked: null,
    };
  });
  const bound = steps.map((step) => ({
    ...step,
    waitsFor: before?.steps.find(({ stepId }) => stepId === step.stepId)?.waitsFor ?? [],
  }));
  return {
    ...{
      revision,
      ruleSet,
      digest,
      digests,
      steps: straightBack(bound, event.straightBackTo),
      executive,
      routeOwner,
      voided,
    },
    ...{ asked: before?.asked ?? 0, nudgedAt: null, resentAt: null, comments: before?.comments ?? [] },
    sentBack: null,
  };
}

const blank = { openedAt: null, usedMs: 0, round: 0, needed: null, seats: [], waitsFor: [], blocked: null };

/** The step to go straight back to comes first; the others wait for it. */
function straightBack(steps: ApprovalStep[], to: string | null): ApprovalStep[] {
  if (to === null || !steps.some(({ stepId }) => stepId === to)) return steps;
  const first = Math.min(...steps.map(({ order }) => order)) - 1;
  return steps.map((step) => (step.stepId === to ? { ...step, order: first } : step));
}

function opened(approval: Approval, event: Of<'ApprovalStepsOpened'>): Approval {
  const { at } = event;
  const entries = event.opened ?? event.stepIds.map((stepId) => ({ stepId, seats: [], needed: 1, blocked: null }));
  let { asked } = approval;
  const steps = approval.steps.map((step): ApprovalStep => {
    const entry = entries.find(({ stepId }) => stepId === step.stepId);
    if (!entry) return step;
    asked += entry.seats.length;
    const round = step.usedMs > 0 ? step.round : asked;
    const known = step.seats.map((seat) => (seat.askedAt === '' ? { ...seat, askedAt: at } : seat));
    const seats = [...known, ...entry.seats.map((seat) => seated(seat, at))];
    const blocked = entry.blocked && { cause: 'nobody' as const, why: entry.blocked };
    return { ...step, openedAt: at, round, needed: entry.needed, seats, blocked };
  });
  return { ...approval, steps, asked };
}

function given(approval: Approval, event: Of<'ApprovalGiven' | 'ApprovalDenied'>): Approval {
  return withStep(approval, event.stepId, (step) => {
    const isYes = event.type === 'ApprovalGiven';
    const vote: StepVote = {
      ...{ at: event.at, by: event.actor, revision: event.revision, decision: isYes ? 'approved' : 'rejected' },
      ...{ comment: isYes ? event.comment : event.reason, digest: event.digest ?? step.digest },
    };
    return withSeat(step, event.seatId, (seat) => ({ ...seat, vote }));
  });
}

function returned(approval: Approval, event: Of<'ReturnedToStep'>): Approval {
  const target = approval.steps.find(({ stepId }) => stepId === event.toStepId);
  const from = approval.steps.find(({ stepId }) => stepId === event.stepId);
  if (!target || !from) return approval;
  const steps = approval.steps.map((step) => {
    if (step === target) return fresh(step);
    if (step === from && event.straightBack) {
      const waitsFor = target.order === from.order ? [...from.waitsFor, target.stepId] : from.waitsFor;
      return { ...stopped(step, event.clocks), waitsFor };
    }
    if (step === from) return { ...fresh(step), waitsFor: target.order === from.order ? [target.stepId] : [] };
    return !event.straightBack && step.order > target.order ? fresh(step) : step;
  });
  const { toStepId, by, reason } = event;
  return suspendUnready({ ...approval, steps, sentBack: { toStepId, by, reason } }, event.clocks);
}

function moved(approval: Approval, event: Of<'SeatMoved'>): Approval {
  const { to: holder, standsFor, why, ask, at: askedAt } = event;
  const change = (step: ApprovalStep): ApprovalStep => {
    const moving = withSeat(step, event.seatId, (seat) => ({ ...seat, holder, standsFor, why, ask, askedAt }));
    // Who is asked because time was up, or in the stead of who cannot, gets the whole time.
    return why === 'delegated' ? moving : { ...moving, openedAt: askedAt, usedMs: 0, round: ask, blocked: null };
  };
  return { ...withStep(approval, event.stepId, change), asked: Math.max(approval.asked, ask) };
}

function added(approval: Approval, event: Of<'ApproverAdded'>): Approval {
  const waitsFor = event.position === 'after' ? [event.stepId] : [];
  const step: ApprovalStep = { ...event.step, ...blank, waitsFor };
  const steps = approval.steps.flatMap((other) => {
    if (other.stepId !== event.stepId) return [other];
    return event.position === 'after'
      ? [other, step]
      : [step, { ...other, waitsFor: [...other.waitsFor, step.stepId] }];
  });
  return suspendUnready({ ...approval, steps }, event.clocks);
}

function found(approval: Approval, event: Of<'ApproversFound'>): Approval {
  const change = (step: ApprovalStep): ApprovalStep => ({
    ...step,
    seats: [...step.seats, ...event.seats.map((seat) => seated(seat, event.at))],
    needed: event.needed,
    blocked: null,
  });
  return { ...withStep(approval, event.stepId, change), asked: approval.asked + event.seats.length };
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

/** The approval that a draft keeps when it comes back. A rejection makes every vote void; otherwise they wait for the next revision. */
export function kept(approval: Approval, event: Of<'ContractReturned'>): Approval {
  const rest = (step: ApprovalStep) =>
    event.cause === 'rejected' ? { ...fresh(step), round: step.round } : stopped(step, event.clocks ?? {});
  return { ...approval, steps: approval.steps.map(rest) };
}
