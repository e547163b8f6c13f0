import { addDays, type Day, daysToMs, type Instant, msBetween, type ZoneClock } from './days';

/** A span of working hours, such as 09:00 to 12:00. Spans of a day are in order and do not overlap. */
export interface WorkHours {
  from: string;
  to: string;
}

/** Exceptions to the weekly pattern in one year: public holidays, and weekend days that are worked instead (make-up days, 调休). */
export interface CalendarYear {
  holidays: Day[];
  makeUpDays: Day[];
}

/** When the company works. Approval deadlines count only these hours. */
export interface WorkCalendar {
  version: number;
  /** IANA name. */
  timeZone: string;
  /** Working weekdays, 1 = Monday to 7 = Sunday (ISO 8601). */
  weekdays: number[];
  hours: WorkHours[];
  /** By year, `"2026"`. In a year without an entry only the weekly pattern counts, and dates in it are provisional. */
  years: Record<string, CalendarYear>;
  /** The company's own days off and extra working days; they take precedence over public ones. */
  extraDaysOff: Day[];
  extraWorkdays: Day[];
}

/** The calendar that is used until one is published. */
export const plainCalendar: WorkCalendar = {
  version: 0,
  timeZone: 'Asia/Shanghai',
  weekdays: [1, 2, 3, 4, 5],
  hours: [
    { from: '09:00', to: '12:00' },
    { from: '13:00', to: '18:00' },
  ],
  years: {},
  extraDaysOff: [],
  extraWorkdays: [],
};

/** Twenty years in days: the longest stretch without work that is searched, and the longest wait in working time. */
const farDays = 7305;

export const yearOf = (day: Day) => day.slice(0, 4);

/** 1 = Monday to 7 = Sunday. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

export function isWorkday(calendar: WorkCalendar, day: Day): boolean {
  if (calendar.extraWorkdays.includes(day)) return true;
  if (calendar.extraDaysOff.includes(day)) return false;
  const year = calendar.years[yearOf(day)];
  if (year?.makeUpDays.includes(day)) return true;
  if (year?.holidays.includes(day)) return false;
  return calendar.weekdays.includes(weekdayOf(day));
}

/** Whether the holidays of the day's year are published; otherwise only the weekly pattern counts. */
export function isYearKnown(calendar: WorkCalendar, day: Day): boolean {
  return calendar.years[yearOf(day)] !== undefined;
}

function dayAt({ timeZone }: WorkCalendar, clock: ZoneClock, instant: Instant): Day {
  return clock.show(instant, timeZone).slice(0, 10);
}

/** A span of uninterrupted working time, in milliseconds since 1970. */
interface Span {
  start: number;
  end: number;
}

/**
 * The working spans of a day from `after` on, in order and without overlap, also across daylight saving changes. A span that
 * ends exactly at `after` is included with length 0, because its end still counts as working time.
 */
function spansOf(calendar: WorkCalendar, clock: ZoneClock, day: Day, after: number): Span[] {
  if (!isWorkday(calendar, day)) return [];
  const edge = (time: string) => Date.parse(clock.instantAt(day, time, calendar.timeZone));
  let reached = after;
  return calendar.hours.flatMap((hours) => {
    const opens = edge(hours.from);
    const end = edge(hours.to);
    if (end <= opens || end < reached) return []; // skipped by a daylight saving change, or already over
    const start = Math.max(opens, reached);
    reached = end;
    return [{ start, end }];
  });
}

/**
 * The first instant at which `ms` of working time have passed since `from`. It is never early and always in working time,
 * the last instant of working hours included. With `ms` 0 outside of working hours: the next start of work.
 * @throws RangeError unless `ms` is whole and from 0 to twenty years
 * @throws Error when the calendar has no working time in twenty years
 */
export function addWorkMs(calendar: WorkCalendar, clock: ZoneClock, from: Instant, ms: number): Instant {
  if (!Number.isInteger(ms) || ms < 0 || ms > daysToMs(farDays))
    throw new RangeError(`${ms} is not a number of milliseconds from 0 to twenty years.`);
  let left = ms;
  let reached = Date.parse(from);
  let day = dayAt(calendar, clock, from);
  for (let idleDays = 0; idleDays <= farDays; idleDays += 1) {
    for (const { start, end } of spansOf(calendar, clock, day, reached)) {
      if (left <= end - start) return new Date(start + left).toISOString();
      left -= end - start;
      reached = end;
      if (end > start) idleDays = 0;
    }
    day = addDays(day, 1);
  }
  throw new Error(`Work calendar ${calendar.version} has no working time in the twenty years before ${day}.`);
}

/** Working milliseconds from one instant to another; 0 when `to` is not after `from`. */
export function workMsBetween(calendar: WorkCalendar, clock: ZoneClock, from: Instant, to: Instant): number {
  const until = Date.parse(to);
  let reached = Date.parse(from);
  const first = dayAt(calendar, clock, from);
  const last = dayAt(calendar, clock, to);
  const days = msBetween(`${first}T00:00:00Z`, `${last}T00:00:00Z`) / daysToMs(1);
  let worked = 0;
  for (let index = 0; index <= days; index += 1)
    for (const { start, end } of spansOf(calendar, clock, addDays(first, index), reached)) {
      worked += Math.max(0, Math.min(end, until) - start);
      reached = end;
    }
  return worked;
}

/** The first calendar year between both instants without a holiday table, such as `"2027"`; dates counted through it are provisional. */
export function firstUnknownYear(calendar: WorkCalendar, clock: ZoneClock, from: Instant, to: Instant): string | null {
  const last = Number(yearOf(dayAt(calendar, clock, to)));
  for (let year = Number(yearOf(dayAt(calendar, clock, from))); year <= last; year += 1)
    if (!isYearKnown(calendar, `${year}-01-01`)) return String(year);
  return null;
}
