import { approvals, lacksSeats, openSteps, pendingSeats } from './approval';
import { type Company, employeeOf } from '../kernel/company';
import { type ApprovalStep, type Seat, type StepId } from './approval-state';
import { type InApproval } from '../contract/contract';
import { type Instant } from '../kernel/days';
import { type EventBody } from '../contract/events';
import { type Eligibility, findApprover, unfitness, unfitWords } from './fitness';
import { nobodyWords, seatStep, standIn } from './seats';
import { type Words } from '../kernel/words';

type SeatMoved = Extract<EventBody, { type: 'SeatMoved' }>;

function seatMoved(
  contract: InApproval,
  step: ApprovalStep,
  seat: Seat,
  eligibility: Eligibility,
  ask: number,
  skip: Words | null,
): SeatMoved | null {
  const others = step.seats.filter((other) => other !== seat).map(({ holder }) => holder.email);
  const found = findApprover(seat.holder.email, eligibility, others, skip);
  if (!found || found.why === 'route') return null;
  return {
    ...{ type: 'SeatMoved', revision: contract.revision, stepId: step.stepId, seatId: seat.seatId, from: seat.holder },
    ...{ to: found.person, standsFor: standIn(seat, found.person), why: found.why, ask, reason: found.reason },
  };
}

function overtimeWords(step: ApprovalStep): Words {
  return {
    en: `${step.limitHours} working hours and ${step.escalateAt - 100} % more have passed without a decision`,
    'zh-CN': `已超过时限 ${step.limitHours} 个工作小时的 ${step.escalateAt}%，仍未作出决定`,
  };
}

/** The time of a step is up: each undecided place moves up the line; at its end somebody must see to it. */
export function escalate(
  contract: InApproval,
  stepId: StepId,
  key: string,
  dueAt: Instant,
  company: Company,
  now: Instant,
): EventBody[] {
  const step = openSteps(contract.approval).find((open) => open.stepId === stepId);
  if (!step) return [];
  const { revision, approval } = contract;
  const events: EventBody[] = [];
  let seats = step.seats; // as they become: two places must not move up to the same person
  for (const seat of pendingSeats(step)) {
    const ask = approval.asked + events.length + 1;
    const eligibility = { contract, company, now };
    const event = seatMoved(contract, { ...step, seats }, seat, eligibility, ask, overtimeWords(step));
    if (!event) continue;
    events.push({ ...event, dueAt });
    seats = seats.map((other) => (other === seat ? { ...other, holder: event.to } : other));
  }
  if (events.length > 0) return events;
  const { en, 'zh-CN': zh } = overtimeWords(step);
  const why = { en: `${en}.`, 'zh-CN': `${zh}。` };
  return [{ type: 'ApprovalBlocked', revision, stepId, cause: 'overtime', why, key, dueAt }];
}

/** A step that lacked somebody: whoever can be asked now is. */
function fill(contract: InApproval, step: ApprovalStep, company: Company, now: Instant): EventBody[] {
  const { revision, approval } = contract;
  const { stepId } = step;
  const known = new Set(step.seats.map(({ seatId }) => seatId));
  const { seats, needed, blocked } = seatStep(step, { contract, company, now }, approval.asked);
  const fresh = seats
    .filter(({ seatId }) => !known.has(seatId))
    .map((seat, index) => ({ ...seat, ask: approval.asked + index + 1 }));
  if (fresh.length > 0 && !blocked) return [{ type: 'ApproversFound', revision, stepId, seats: fresh, needed }];
  return step.blocked ? [] : [{ type: 'ApprovalBlocked', revision, stepId, cause: 'nobody', why: nobodyWords(step) }];
}

/** Whether those who may still decide are too few. */
function isMissed(step: ApprovalStep, eligibility: Eligibility): boolean {
  const able = pendingSeats(step).filter(({ holder }) => unfitness(holder.email, eligibility) === null);
  return approvals(step).length + able.length < (step.needed ?? 1);
}

function recheckStep(contract: InApproval, step: ApprovalStep, company: Company, now: Instant): EventBody[] {
  const eligibility = { contract, company, now };
  const { revision, approval } = contract;
  if (lacksSeats(step)) return fill(contract, step, company, now);
  if (!isMissed(step, eligibility)) {
    const isFreed = step.blocked?.cause === 'nobody';
    const { stepId, needed } = step;
    return isFreed ? [{ type: 'ApproversFound', revision, stepId, seats: [], needed: needed ?? 1 }] : [];
  }
  for (const seat of pendingSeats(step)) {
    const unfit = unfitness(seat.holder.email, eligibility);
    if (unfit === null) continue;
    const event = seatMoved(contract, step, seat, eligibility, approval.asked + 1, null);
    if (event) return [event];
    if (step.blocked) continue;
    const name = employeeOf(company, seat.holder.email)?.name ?? seat.holder.name;
    const nobody = nobodyWords(step);
    const why = {
      en: `${name} ${unfitWords[unfit].en}. ${nobody.en}`,
      'zh-CN': `${name}${unfitWords[unfit]['zh-CN']}。${nobody['zh-CN']}`,
    };
    return [{ type: 'ApprovalBlocked', revision, stepId: step.stepId, cause: 'nobody', why }];
  }
  return [];
}

/** Looks whether those who are asked may still decide; one change of each step at a time. Asked again until nothing comes of it. */
export function recheckApprovers(contract: InApproval, company: Company, now: Instant): EventBody | null {
  for (const step of openSteps(contract.approval)) {
    const [event] = recheckStep(contract, step, company, now);
    if (event) return event;
  }
  return null;
}
