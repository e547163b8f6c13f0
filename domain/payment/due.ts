import { effectiveDueOn } from '../contract/due-day';
import { type DeliveryState } from '../delivery/state';
import { type TermsRef } from '../drafting/state';
import { type Day } from '../kernel/days';
import { type WorkCalendar } from '../kernel/work-calendar';
import { type AgreedDay, dayOf, type PaymentTrigger } from './trigger';

/** The parts of a contract that determine when its payments are due. */
export interface Dated {
  terms: Pick<TermsRef, 'triggers' | 'dueOnRestDays'>;
  delivery?: DeliveryState | null;
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

/** The trigger of a line; undefined if its due day is fixed. */
export function triggerOf({ terms }: Pick<Dated, 'terms'>, paymentLineId: string): PaymentTrigger | undefined {
  return terms.triggers?.find((line) => line.paymentLineId === paymentLineId)?.trigger;
}

/** The agreed due day of a line, from the terms and acceptances so far, before rest days are considered. */
export function agreedDay(contract: Dated, { paymentLineId, dueOn }: Line): AgreedDay {
  return dayOf({ dueOn, trigger: triggerOf(contract, paymentLineId) }, contract.delivery?.acceptances);
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
