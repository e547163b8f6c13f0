import { effectiveDueOn } from '../contract/due-day';
import { type DeliveryState } from '../delivery/state';
import { type TermsRef } from '../drafting/state';
import { type Day } from '../kernel/days';
import { type WorkCalendar } from '../kernel/work-calendar';
import { dayByTrigger, type PaymentTrigger } from './trigger';

/** What of a contract says when its payments are due. */
export interface Dated {
  terms: Pick<TermsRef, 'triggers' | 'dueOnRestDays'>;
  delivery?: DeliveryState | null;
}

export interface AgreedDay {
  /** As agreed; reckoned from the milestone's day until that is accepted, and then from its acceptance. */
  dueOn: Day;
  /** The milestone whose acceptance it waits for: until then the day is planned, and nothing is due. Null where the day is certain. */
  awaits: string | null;
}

export interface PaymentDue extends AgreedDay {
  /** When it is really due. */
  effectiveDueOn: Day;
}

interface Line {
  paymentLineId: string;
  /** As the terms or the open line have it. */
  dueOn: Day;
}

/** When a milestone was accepted, of those that payments hang on; null where it is not. */
export function acceptedOn({ delivery }: Pick<Dated, 'delivery'>, milestoneId: string): Day | null {
  return delivery?.acceptances?.find((one) => one.milestoneId === milestoneId)?.acceptedOn ?? null;
}

/** The day of a line by its trigger, where it has one. */
export function dayOf(trigger: PaymentTrigger | undefined, dueOn: Day, contract: Pick<Dated, 'delivery'>): AgreedDay {
  if (!trigger) return { dueOn, awaits: null };
  const accepted = acceptedOn(contract, trigger.milestoneId);
  if (accepted === null) return { dueOn, awaits: trigger.milestoneId };
  return { dueOn: dayByTrigger(trigger, accepted), awaits: null };
}

/** What a line of the contract hangs on; nothing where its day is fixed. */
export function triggerOf({ terms }: Pick<Dated, 'terms'>, paymentLineId: string): PaymentTrigger | undefined {
  return terms.triggers?.find((line) => line.paymentLineId === paymentLineId)?.trigger;
}

/** The day that a payment line has by the terms and by what has been accepted, before days of rest are looked at. */
export function agreedDay(contract: Dated, { paymentLineId, dueOn }: Line): AgreedDay {
  return dayOf(triggerOf(contract, paymentLineId), dueOn, contract);
}

/**
 * When a payment line is due, and whether that is certain: the one answer for mails, status, deadlines, the read model, pages and whatever
 * reckons late fees.
 */
export function paymentDue(
  contract: Dated,
  line: Line,
  calendar: Pick<WorkCalendar, 'version' | 'weekdays' | 'years'>,
): PaymentDue {
  const agreed = agreedDay(contract, line);
  return { ...agreed, effectiveDueOn: effectiveDueOn(contract.terms, agreed.dueOn, calendar) };
}
