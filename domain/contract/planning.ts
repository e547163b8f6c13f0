import { addMs, daysToMs, type Instant, type ZoneClock } from '../kernel/days';
import { type WorkCalendar } from '../kernel/work-calendar';
import { type Words } from '../kernel/words';
import { type Contract } from './contract';
import { type EventBody } from './events';
import { type Input } from './inputs';
import { withinMailHours } from './mail-hours';
import { type Topic } from './topic';

/** How long things may wait, in days, and the hour at which reminders of a day go out. */
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
  /** Working days from the due day to the first overdue mail to a customer: the bank's file comes later than the money. */
  firstChaseAfterWorkingDays: 2,
  chaseEvery: 7,
  reminderTime: '09:00',
} as const;

export interface Planning<C extends Contract = Contract> {
  contract: C;
  clock: ZoneClock;
  now: Instant;
  /** The company's, as it is published now. */
  calendar: WorkCalendar;
}

/** What happens by itself at an instant, unless something else happens before: the particulars of one kind of deadline. */
export interface Planned<About> {
  /** What it is, with everything that makes it another one: the date it hangs on, the round of a clock. */
  about: About;
  /** 0 for the first time; a reminder recurs. */
  occurrence: number;
  at: Instant;
}

export function once<About>(about: About, at: Instant): Planned<About>[] {
  return [{ about, occurrence: 0, at }];
}

/** The first occurrence from `given` on that lies after the instant; found by doubling and halving, for there may be thousands. */
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
  /** Since when the subject is awaited: no reminder comes from before. */
  since: Instant;
  /** How many have come. */
  given: number;
  nth: (n: number) => Instant;
}

/** A reminder that recurs. After an outage the ones missed are not made up for: one late, then the next in the future. */
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

/** A reminder to the customer: each at an hour at which mails to customers leave. Those that long holidays bring together come once. */
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

/** What a deadline is met with. */
export interface Passing {
  contract: Contract;
  now: Instant;
  input: Input<'company' | 'clock'>;
}

/** One kind of deadline: what it is about, what happens then in words, and the events when it has come. */
export interface DeadlineRule<About> {
  topic: (about: About) => Topic;
  /** As in “on 3 March …”. */
  then: Words;
  pass(passing: Passing, deadline: Planned<About>): EventBody[];
}

export type DeadlineRules<Kinds> = { [K in keyof Kinds]: DeadlineRule<{ kind: K } & Kinds[K]> };
