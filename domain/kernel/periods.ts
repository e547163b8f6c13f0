import { addDays, type Day } from './days';

/** A length of time by the calendar. Years and months go before days; `endOfMonth`: to the last day of the month that is reached. */
export interface Period {
  years?: number;
  months?: number;
  days?: number;
  endOfMonth?: true;
}

/** The first day of the month so many months on; `2027-01-31` and 13 give `2028-02-01`. */
function monthAfter(day: Day, months: number): Day {
  const [year = 0, month = 0] = day.split('-').map(Number); // of a day that exists
  const first = new Date(0);
  first.setUTCFullYear(year, month - 1 + months, 1);
  return first.toISOString().slice(0, 10);
}

export function endOfMonth(day: Day): Day {
  return addDays(monthAfter(day, 1), -1);
}

/** The day of the same number so many months on; null where that month is too short for it. */
function correspondingDay(day: Day, months: number): Day | null {
  const first = monthAfter(day, months);
  const same = `${first.slice(0, 8)}${day.slice(8)}`;
  return same <= endOfMonth(first) ? same : null;
}

/**
 * The day so many months on, the last of its month where there is no such day: three months after `2027-01-31` is `2027-04-30`.
 * Source: 中华人民共和国民法典 (Civil Code) art. 202.
 */
export function addMonths(day: Day, months: number): Day {
  return correspondingDay(day, months) ?? endOfMonth(monthAfter(day, months));
}

function monthsOf({ years = 0, months = 0 }: Period): number {
  return years * 12 + months;
}

/** The day on which something falls due so long after another day, which does not count itself (art. 201). */
export function dayAfter(day: Day, period: Period): Day {
  const reached = addDays(addMonths(day, monthsOf(period)), period.days ?? 0);
  return period.endOfMonth ? endOfMonth(reached) : reached;
}

/**
 * The last day of a term that begins on this day, the first and the last included: the day before the corresponding one, and the last of the month
 * where there is none. A year from `2027-01-01` ends on `2027-12-31`, from `2028-02-29` on `2029-02-28`.
 */
export function lastDayOf(startsOn: Day, period: Period): Day {
  const { days = 0 } = period;
  const months = monthsOf(period);
  const corresponding = correspondingDay(startsOn, months);
  const reached = corresponding === null ? endOfMonth(monthAfter(startsOn, months)) : addDays(corresponding, -1);
  const last = addDays(reached, days);
  return period.endOfMonth ? endOfMonth(last) : last;
}
