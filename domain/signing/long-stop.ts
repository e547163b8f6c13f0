import { type Signed } from '../contract/contract';
import { effectiveDueOn } from '../contract/due-day';
import { addDays, type Day, type Instant, type ZoneClock } from '../kernel/days';
import { type WorkCalendar } from '../kernel/work-calendar';

/** The long-stop day if conditions are open; otherwise null. */
export function longStopOf({ effect }: Pick<Signed, 'effect'>): Day | null {
  return effect.open.length === 0 ? null : (effect.longStopOn ?? null);
}

/** The end of the long-stop day. If that is a rest day, it moves to the next working day, like a due day. */
export function longStopPassesAt(
  { terms, timeZone }: Pick<Signed, 'terms' | 'timeZone'>,
  longStopOn: Day,
  { calendar, clock }: { calendar: WorkCalendar; clock: ZoneClock },
): Instant {
  return clock.instantAt(addDays(effectiveDueOn(terms, longStopOn, calendar), 1), '00:00', timeZone);
}
