import { addDays, type Day, type Instant } from '../kernel/days';
import { type WorkCalendar } from '../kernel/work-calendar';
import { workingDaysAfter, workingDayFrom, workingDayUntil } from '../kernel/working-days';
import { mailMorning } from './mail-hours';
import { once, type Planned, type Planning, recurring, waits } from './planning';

/** What the parties agreed about due days that fall on a rest day. */
export interface RestDayTerms {
  /** Absent: the due day moves to the next working day, as the law says. */
  dueOnRestDays?: 'as_written';
}

/**
 * The effective due day: mails, status, reminders, the read model and late fees use it. A due day on a rest day moves to the next
 * working day unless the parties agreed otherwise. In years without published holidays only the weekly pattern counts, so the day may still move.
 * @param dueOn the day in the contract's text, or as changed by an executed amendment
 * Source: 中华人民共和国民法典 (Civil Code) art. 203 para. 1.
 */
export function effectiveDueOn(
  { dueOnRestDays }: RestDayTerms,
  dueOn: Day,
  calendar: Pick<WorkCalendar, 'version' | 'weekdays' | 'years'>,
): Day {
  return dueOnRestDays === 'as_written' ? dueOn : workingDayFrom(calendar, dueOn);
}

/** An open duty with a due day. */
interface Duty {
  /** Who is reminded. Mails to customers are sent in mail hours only. */
  of: 'us' | 'customer';
  /** From `effectiveDueOn`. */
  effectiveOn: Day;
  /** Since when the duty has had this due day. */
  since: Instant;
  overdue: boolean;
  warned: boolean;
  reminders: number;
}

/** The deadlines of one duty; `chase` is the reminder after the due day. */
interface Abouts<About> {
  reminder: About;
  overdue: About;
  chase: About;
}

function hoursOf({ clock, calendar, contract }: Planning) {
  return { clock, calendar, timeZone: contract.timeZone };
}

/** A week before the due day, in the morning; for a customer, on the working day before that if it is a rest day. */
function remindAt(planning: Planning, { of, effectiveOn }: Duty): Instant {
  const { clock, calendar, contract } = planning;
  const day = addDays(effectiveOn, -waits.dueReminderBefore);
  if (of === 'customer') return mailMorning(hoursOf(planning), workingDayUntil(calendar, day));
  return clock.instantAt(day, waits.reminderTime, contract.timeZone);
}

/**
 * The nth reminder of an overdue duty. Some duties become known to the customer only after their due day: the acceptance is reported late, the
 * contract comes into force late, a receipt is reversed. The customer's reminders then count from the day on which the duty became known.
 */
function chaseAt(planning: Planning, { of, effectiveOn, since }: Duty): (n: number) => Instant {
  const { clock, calendar, contract } = planning;
  if (of === 'us') {
    const dayAfter = addDays(effectiveOn, 1);
    return (n) => clock.instantAt(addDays(dayAfter, waits.chaseEvery * (n + 1)), waits.reminderTime, contract.timeZone);
  }
  const knownOn = clock.show(since, contract.timeZone).slice(0, 10);
  const from = knownOn > effectiveOn ? knownOn : effectiveOn;
  const first = workingDaysAfter(calendar, from, waits.firstChaseAfterWorkingDays);
  return (n) => mailMorning(hoursOf(planning), addDays(first, waits.chaseEvery * n));
}

/** The reminder before a due day, the instant at which it becomes overdue, and the reminders until the duty is done. */
export function aroundDueDay<About>(planning: Planning, duty: Duty, abouts: Abouts<About>): Planned<About>[] {
  const { contract, clock } = planning;
  const { effectiveOn, since, overdue, warned, reminders } = duty;
  if (overdue) return recurring(planning, abouts.chase, { since, given: reminders, nth: chaseAt(planning, duty) });
  const reminder = remindAt(planning, duty);
  const midnight = clock.instantAt(addDays(effectiveOn, 1), '00:00', contract.timeZone);
  return [
    ...(reminder > since && !warned ? once(abouts.reminder, reminder) : []),
    ...once(abouts.overdue, midnight > since ? midnight : since),
  ];
}
