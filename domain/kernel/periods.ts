import { addDays, type Day } from './days';

/** A calendar period. Years and months are added before days; `endOfMonth` then moves to the last day of the month reached. */
export interface Period {
  years?: number;
  months?: number;
  days?: number;
  endOfMonth?: true;
}

/** The first day of the month that is `months` later: `2027-01-31` and 13 give `2028-02-01`. */
function monthAfter(day: Day, months: number): Day {
  const [year = 0, month = 0] = day.split('-').map(Number); // the day is already validated
  const first = new Date(0);
  first.setUTCFullYear(year, month - 1 + months, 1);
  return first.toISOString().slice(0, 10);
}

export function endOfMonth(day: Day): Day {
  return addDays(monthAfter(day, 1), -1);
}

/** The day with the same number, `months` later; null if that month has no such day. */
function correspondingDay(day: Day, months: number): Day | null {
  const first = monthAfter(day, months);
  const same = `${first.slice(0, 8)}${day.slice(8)}`;
  return same <= endOfMonth(first) ? same : null;
}

/**
 * The day `months` later, or the last day of that month if it has no such day: three months after `2027-01-31` is `2027-04-30`.
 * Source: 中华人民共和国民法典 (Civil Code) art. 202.
 */
export function addMonths(day: Day, months: number): Day {
  return correspondingDay(day, months) ?? endOfMonth(monthAfter(day, months));
}

function monthsOf({ years = 0, months = 0 }: Period): number {
  return years * 12 + months;
}

/** The due day one period after another day; that day itself does not count (art. 201). */
export function dayAfter(day: Day, period: Period): Day {
  const reached = addDays(addMonths(day, monthsOf(period)), period.days ?? 0);
  return period.endOfMonth ? endOfMonth(reached) : reached;
}

/**
 * The last day of a term that begins on `startsOn`, both days included: the day before the corresponding day, or the last day of the month if
 * there is no corresponding day. A year from `2027-01-01` ends on `2027-12-31`, from `2028-02-29` on `2029-02-28`.
 */
export function lastDayOf(startsOn: Day, period: Period): Day {
  const { days = 0 } = period;
  const months = monthsOf(period);
  const corresponding = correspondingDay(startsOn, months);
  const reached = corresponding === null ? endOfMonth(monthAfter(startsOn, months)) : addDays(corresponding, -1);
  const last = addDays(reached, days);
  return period.endOfMonth ? endOfMonth(last) : last;
}
