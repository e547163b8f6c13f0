import { type EventBody } from '../contract/events';
import { type Instant } from '../kernel/days';
import { type Words } from '../kernel/words';
import { employeeOf } from '../routing/company';
import { type Eligibility, findApprover, ineligibilityOf, ineligibilityWords } from './eligibility';
import { eligibilityOf, type Matter } from './matter';
import { nobodyWords, seatStep, standIn } from './seats';
import { type ApprovalStep, type Seat, type StepId } from './state';
import { approvals, lacksSeats, openSteps, pendingSeats } from './steps';
import { zh } from '../kernel/chinese';

type SeatMoved = EventBody<'SeatMoved'>;

function seatMoved(matter: Matter, step: ApprovalStep, seat: Seat, ask: number, skip: Words | null): SeatMoved | null {
  const others = step.seats.filter((other) => other !== seat).map(({ holder }) => holder.email);
  const found = findApprover(seat.holder.email, eligibilityOf(matter), others, skip);
  if (!found || found.why === 'route') return null;
  return {
    ...{ type: 'SeatMoved', subject: matter.subject, stepId: step.stepId, seatId: seat.seatId, from: seat.holder },
    ...{ to: found.person, standsFor: standIn(seat, found.person), why: found.why, ask, reason: found.reason },
  };
}

function overtimeWords(step: ApprovalStep): Words {
  return {
    en: `${step.limitHours} working hours and ${step.escalateAt - 100} % more have passed without a decision`,
    'zh-CN': zh`已超过时限 ${step.limitHours} 个工作小时的 ${step.escalateAt}%，仍未作出决定`,
  };
}

/** The escalation of a step is due: each seat without a vote moves up the reporting line; if none can move, the step is blocked. */
export function escalate(matter: Matter, stepId: StepId, dueAt: Instant): EventBody[] {
  const { subject, approval } = matter;
  const step = openSteps(approval).find((open) => open.stepId === stepId);
  if (!step) return [];
  const events: EventBody[] = [];
  let seats = step.seats; // updated in the loop, so that two seats do not move to the same person
  for (const seat of pendingSeats(step)) {
    const ask = approval.asked + events.length + 1;
    const event = seatMoved(matter, { ...step, seats }, seat, ask, overtimeWords(step));
    if (!event) continue;
    events.push({ ...event, dueAt });
    seats = seats.map((other) => (other === seat ? { ...other, holder: event.to } : other));
  }
  if (events.length > 0) return events;
  const { en, 'zh-CN': zh } = overtimeWords(step);
  const why = { en: `${en}.`, 'zh-CN': `${zh}。` };
  return [{ type: 'ApprovalBlocked', subject, stepId, cause: 'overtime', why, dueAt }];
}

/** Fills a step that lacked approvers with people who can be asked now. */
function fill(matter: Matter, step: ApprovalStep): EventBody[] {
  const { subject, approval } = matter;
  const { stepId } = step;
  const known = new Set(step.seats.map(({ seatId }) => seatId));
  const { seats, needed, blocked } = seatStep(step, eligibilityOf(matter), approval.asked);
  const fresh = seats
    .filter(({ seatId }) => !known.has(seatId))
    .map((seat, index) => ({ ...seat, ask: approval.asked + index + 1 }));
  if (fresh.length > 0 && !blocked) return [{ type: 'ApproversFound', subject, stepId, seats: fresh, needed }];
  return step.blocked ? [] : [{ type: 'ApprovalBlocked', subject, stepId, cause: 'nobody', why: nobodyWords(step) }];
}

/** Whether too few of the pending approvers may still decide. */
function isMissed(step: ApprovalStep, eligibility: Eligibility): boolean {
  const able = pendingSeats(step).filter(({ holder }) => ineligibilityOf(holder.email, eligibility) === null);
  return approvals(step).length + able.length < (step.needed ?? 1);
}

function recheckStep(matter: Matter, step: ApprovalStep): EventBody[] {
  const eligibility: Eligibility = eligibilityOf(matter);
  const { subject, approval } = matter;
  const { stepId, needed } = step;
  if (lacksSeats(step)) return fill(matter, step);
  if (!isMissed(step, eligibility)) {
    const isFreed = step.blocked?.cause === 'nobody';
    return isFreed ? [{ type: 'ApproversFound', subject, stepId, seats: [], needed: needed ?? 1 }] : [];
  }
  for (const seat of pendingSeats(step)) {
    const ineligibility = ineligibilityOf(seat.holder.email, eligibility);
    if (ineligibility === null) continue;
    const event = seatMoved(matter, step, seat, approval.asked + 1, null);
    if (event) return [event];
    if (step.blocked) continue;
    const name = employeeOf(eligibility.company, seat.holder.email)?.name ?? seat.holder.name;
    const nobody = nobodyWords(step);
    const why = {
      en: `${name} ${ineligibilityWords[ineligibility].en}. ${nobody.en}`,
      'zh-CN': zh`${name}${ineligibilityWords[ineligibility]['zh-CN']}。${nobody['zh-CN']}`,
    };
    return [{ type: 'ApprovalBlocked', subject, stepId, cause: 'nobody', why }];
  }
  return [];
}

/** Checks whether the people who are asked may still decide. Returns one change at a time; call it again until it returns null. */
export function recheckApprovers(matter: Matter): EventBody | null {
  for (const step of openSteps(matter.approval)) {
    const [event] = recheckStep(matter, step);
    if (event) return event;
  }
  return null;
}
