import { addDays, type Day, type Instant, type ZoneClock } from '../kernel/days';
import { type WorkCalendar } from '../kernel/work-calendar';
import { isRestDay, workingDayFrom } from '../kernel/working-days';

/** Mails to customers are sent on working days, from 09:00 to before 18:00 in the contract's time zone. */
export const mailHours = { from: '09:00', to: '18:00' } as const;

interface Circumstances {
  clock: ZoneClock;
  calendar: WorkCalendar;
  timeZone: string;
}

/** The start of mail hours on that day, or on the first working day after it. */
export function mailMorning({ clock, calendar, timeZone }: Circumstances, day: Day): Instant {
  return clock.instantAt(workingDayFrom(calendar, day), mailHours.from, timeZone);
}

/** The instant itself if it is within mail hours, otherwise the next start of mail hours. */
export function withinMailHours(circumstances: Circumstances, instant: Instant): Instant {
  const { clock, calendar, timeZone } = circumstances;
  const [day = '', time = ''] = clock.show(instant, timeZone).split(' ');
  if (isRestDay(calendar, day) || time < mailHours.from) return mailMorning(circumstances, day);
  return time < mailHours.to ? instant : mailMorning(circumstances, addDays(day, 1));
}
