import { type Signed } from '../contract/contract';
import { effectiveDueOn } from '../contract/due-day';
import { addDays, type Day, type Instant, type ZoneClock } from '../kernel/days';
import { type WorkCalendar } from '../kernel/work-calendar';

/** The long-stop day that conditions are still open for; null where there is none. */
export function longStopOf({ effect }: Pick<Signed, 'effect'>): Day | null {
  return effect.open.length === 0 ? null : (effect.longStopOn ?? null);
}

/** The first minute after the long-stop day. Where that is a day of rest, the next working day takes its place, as with due days. */
export function longStopPassesAt(
  { terms, timeZone }: Pick<Signed, 'terms' | 'timeZone'>,
  longStopOn: Day,
  { calendar, clock }: { calendar: WorkCalendar; clock: ZoneClock },
): Instant {
  return clock.instantAt(addDays(effectiveDueOn(terms, longStopOn, calendar), 1), '00:00', timeZone);
}
