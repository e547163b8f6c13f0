import { addDays, type Day, type Instant } from '../kernel/days';
import { type WorkCalendar } from '../kernel/work-calendar';
import { workingDaysAfter, workingDayFrom, workingDayUntil } from '../kernel/working-days';
import { mailMorning } from './mail-hours';
import { once, type Planned, type Planning, recurring, waits } from './planning';

/** What the parties agree on about due days that are days of rest. */
export interface RestDayTerms {
  /** Left out: the next working day, as the law has it. */
  dueOnRestDays?: 'as_written';
}

/**
 * The day on which something is really due: mails, status, reminders, the read model and late fees go by it. A day of rest gives way to the next
 * working day, unless the parties agreed otherwise. Later years whose holidays are not published count by the week, and may move once more.
 * @param dueOn as it stands in the text, or as an executed amendment has moved it
 * Source: 中华人民共和国民法典 (Civil Code) art. 203 para. 1.
 */
export function effectiveDueOn(
  { dueOnRestDays }: RestDayTerms,
  dueOn: Day,
  calendar: Pick<WorkCalendar, 'version' | 'weekdays' | 'years'>,
): Day {
  return dueOnRestDays === 'as_written' ? dueOn : workingDayFrom(calendar, dueOn);
}

/** A duty with a day on which it is due. */
interface Duty {
  /** Who is reminded of it. A customer hears of it in mail hours alone. */
  of: 'us' | 'customer';
  /** As `effectiveDueOn` gives it. */
  effectiveOn: Day;
  /** Since when it is due on that day. */
  since: Instant;
  overdue: boolean;
  warned: boolean;
  reminders: number;
}

/** What is said around the due day, by the area whose duty it is. */
interface Abouts<About> {
  reminder: About;
  overdue: About;
  chase: About;
}

function hoursOf({ clock, calendar, contract }: Planning) {
  return { clock, calendar, timeZone: contract.timeZone };
}

/** The morning of a week before; for a customer the working day before it, where that is a day of rest. */
function remindAt(planning: Planning, { of, effectiveOn }: Duty): Instant {
  const { clock, calendar, contract } = planning;
  const day = addDays(effectiveOn, -waits.dueReminderBefore);
  if (of === 'customer') return mailMorning(hoursOf(planning), workingDayUntil(calendar, day));
  return clock.instantAt(day, waits.reminderTime, contract.timeZone);
}

/**
 * The nth reminder of something that is overdue. What a customer learns of when its day is over already – the acceptance is reported late, the
 * contract is in force late, the money did not come after all – is told of as what has just become overdue: working days after it is known.
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

/** Reminder before a due day, the first minute after it, and reminders on and on until it is done. */
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
