import { addMs, daysToMs, type Instant, type ZoneClock } from '../kernel/days';
import { type WorkCalendar } from '../kernel/work-calendar';
import { type Words } from '../kernel/words';
import { type Contract } from './contract';
import { type EventBody } from './events';
import { type Input } from './inputs';
import { withinMailHours } from './mail-hours';
import { type Topic } from './topic';

/** Waiting times in days, and the local time at which reminders are sent. */
export const waits = {
  confirmationReminderEvery: 5,
  confirmationLapsesAfter: 30,
  signatureReminderEvery: 7,
  conditionReminderEvery: 7,
  longStopReminderEvery: 7,
  archiveReminderEvery: 14,
  entryReminderEvery: 3,
  consentReminderEvery: 5,
  acceptanceReminderEvery: 5,
  dueReminderBefore: 7,
  /** Working days from the due day to the first overdue mail to a customer: bank statements arrive later than the money. */
  firstChaseAfterWorkingDays: 2,
  chaseEvery: 7,
  reminderTime: '09:00',
} as const;

export interface Planning<C extends Contract = Contract> {
  contract: C;
  clock: ZoneClock;
  now: Instant;
  /** The company's work calendar as published now. */
  calendar: WorkCalendar;
}

/** One deadline: it happens at `at` unless something changes before. */
export interface Planned<About> {
  /** Kind and parameters, with everything that distinguishes it from other deadlines: the date it depends on, the round of a clock. */
  about: About;
  /** 0 for the first time; counts up for a recurring reminder. */
  occurrence: number;
  at: Instant;
}

export function once<About>(about: About, at: Instant): Planned<About>[] {
  return [{ about, occurrence: 0, at }];
}

/** The first occurrence from `given` on that is after the instant. Uses binary search, because there may be thousands. */
function firstAfter(nth: (n: number) => Instant, given: number, after: Instant): number {
  if (nth(given) > after) return given;
  let step = 1;
  while (nth(given + step) <= after) step *= 2;
  let [past, ahead] = [given + Math.floor(step / 2), given + step];
  while (ahead - past > 1) {
    const middle = Math.floor((past + ahead) / 2);
    if (nth(middle) <= after) past = middle;
    else ahead = middle;
  }
  return ahead;
}

interface Recurrence {
  /** Since when the subject has been waited for; no reminder is planned for before that. */
  since: Instant;
  /** How many reminders have been sent. */
  given: number;
  nth: (n: number) => Instant;
}

/** A recurring reminder. Reminders missed in an outage are not all sent: one is sent late, then the next one in the future. */
export function recurring<About>(
  { now }: Pick<Planning, 'now'>,
  about: About,
  { since, given, nth }: Recurrence,
): Planned<About>[] {
  const after = given > 0 && now > since ? now : since;
  const occurrence = firstAfter(nth, given, after);
  return [{ about, occurrence, at: nth(occurrence) }];
}

interface Often {
  since: Instant;
  given: number;
  days: number;
}

export function everyDays<About>(
  planning: Pick<Planning, 'now'>,
  about: About,
  { since, given, days }: Often,
): Planned<About>[] {
  return recurring(planning, about, { since, given, nth: (n) => addMs(since, daysToMs(days * (n + 1))) });
}

/** A recurring reminder to the customer, moved into mail hours. Reminders that long holidays move to the same instant are sent once. */
export function everyDaysToCustomer<About>(
  planning: Planning,
  about: About,
  { since, given, days }: Often,
): Planned<About>[] {
  const { clock, calendar, contract } = planning;
  const hours = { clock, calendar, timeZone: contract.timeZone };
  const nth = (n: number) => withinMailHours(hours, addMs(since, daysToMs(days * (n + 1))));
  return recurring(planning, about, { since, given, nth });
}

/** What a deadline's rule needs to decide. */
export interface Passing {
  contract: Contract;
  now: Instant;
  input: Input<'company' | 'clock'>;
}

/** The rule of one kind of deadline: its topic, its description, and its events when it is due. */
export interface DeadlineRule<About> {
  topic: (about: About) => Topic;
  /** A phrase to follow “on 3 March …”. */
  then: Words;
  pass(passing: Passing, deadline: Planned<About>): EventBody[];
}

export type DeadlineRules<Kinds> = { [K in keyof Kinds]: DeadlineRule<{ kind: K } & Kinds[K]> };
