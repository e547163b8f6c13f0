import { addDays, type Day, type Instant } from '../kernel/days';
import { once, type Planned, type Planning, recurring, waits } from './planning';

/** A duty with a day on which it is due. */
interface Duty {
  dueOn: Day;
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

/** Reminder before a due day, the first minute after it, and reminders on and on until it is done. */
export function aroundDueDay<About>(
  planning: Planning,
  { dueOn, since, overdue, warned, reminders }: Duty,
  abouts: Abouts<About>,
): Planned<About>[] {
  const { contract, clock } = planning;
  const nine = (day: Day) => clock.instantAt(day, waits.reminderTime, contract.timeZone);
  const dayAfter = addDays(dueOn, 1);
  if (overdue) {
    const nth = (n: number) => nine(addDays(dayAfter, waits.chaseEvery * (n + 1)));
    return recurring(planning, abouts.chase, { since, given: reminders, nth });
  }
  const remindAt = nine(addDays(dueOn, -waits.dueReminderBefore));
  const midnight = clock.instantAt(dayAfter, '00:00', contract.timeZone);
  return [
    ...(remindAt > since && !warned ? once(abouts.reminder, remindAt) : []),
    ...once(abouts.overdue, midnight > since ? midnight : since),
  ];
}
