import { effectiveDueOn } from '../contract/due-day';
import { type DeliveryState } from '../delivery/state';
import { type TermsRef } from '../drafting/state';
import { type Day } from '../kernel/days';
import { type WorkCalendar } from '../kernel/work-calendar';
import { dayByTrigger, type PaymentTrigger } from './trigger';

/** The parts of a contract that determine when its payments are due. */
export interface Dated {
  terms: Pick<TermsRef, 'triggers' | 'dueOnRestDays'>;
  delivery?: DeliveryState | null;
}

export interface AgreedDay {
  /** The agreed due day. For a triggered payment it is computed from the milestone's due day until the acceptance, and from the acceptance after it. */
  dueOn: Day;
  /** The milestone whose acceptance is awaited; the due day is then only planned, and the payment is not due yet. Null if the day is certain. */
  awaits: string | null;
}

export interface PaymentDue extends AgreedDay {
  /** The effective due day. */
  effectiveDueOn: Day;
}

interface Line {
  paymentLineId: string;
  /** From the terms or from the open line. */
  dueOn: Day;
}

/** The acceptance day of a milestone that triggers payments; null if it is not accepted. */
export function acceptedOn({ delivery }: Pick<Dated, 'delivery'>, milestoneId: string): Day | null {
  return delivery?.acceptances?.find((one) => one.milestoneId === milestoneId)?.acceptedOn ?? null;
}

/** The due day of a line, computed from its trigger if it has one. */
export function dayOf(trigger: PaymentTrigger | undefined, dueOn: Day, contract: Pick<Dated, 'delivery'>): AgreedDay {
  if (!trigger) return { dueOn, awaits: null };
  const accepted = acceptedOn(contract, trigger.milestoneId);
  if (accepted === null) return { dueOn, awaits: trigger.milestoneId };
  return { dueOn: dayByTrigger(trigger, accepted), awaits: null };
}

/** The trigger of a line; undefined if its due day is fixed. */
export function triggerOf({ terms }: Pick<Dated, 'terms'>, paymentLineId: string): PaymentTrigger | undefined {
  return terms.triggers?.find((line) => line.paymentLineId === paymentLineId)?.trigger;
}

/** The agreed due day of a line, from the terms and acceptances so far, before rest days are considered. */
export function agreedDay(contract: Dated, { paymentLineId, dueOn }: Line): AgreedDay {
  return dayOf(triggerOf(contract, paymentLineId), dueOn, contract);
}

/**
 * When a payment line is due, and whether that is certain. Mails, status, deadlines, read model, pages and the computation of late fees
 * all use this function.
 */
export function paymentDue(
  contract: Dated,
  line: Line,
  calendar: Pick<WorkCalendar, 'version' | 'weekdays' | 'years'>,
): PaymentDue {
  const agreed = agreedDay(contract, line);
  return { ...agreed, effectiveDueOn: effectiveDueOn(contract.terms, agreed.dueOn, calendar) };
}
