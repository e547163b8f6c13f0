import { addDays, type Day, daysToMs, type Instant, msBetween, type ZoneClock } from './days';

/** Hours of a working day, such as 09:00 to 12:00; in order, apart from one another. */
export interface WorkHours {
  from: string;
  to: string;
}

/** What deviates from the week in one year: public holidays, and the make-up days (调休) that are worked though they are a weekend. */
export interface CalendarYear {
  holidays: Day[];
  makeUpDays: Day[];
}

/** When the company works. A contract's approval deadlines count its hours and nothing else. */
export interface WorkCalendar {
  version: number;
  /** IANA name. */
  timeZone: string;
  /** Days of the week that are worked, 1 = Monday to 7 = Sunday (ISO 8601). */
  weekdays: number[];
  hours: WorkHours[];
  /** By year, `"2026"`. A year that is missing counts by the week alone, and what is counted so is provisional. */
  years: Record<string, CalendarYear>;
  /** The company's own days off and extra working days; they outrank the public ones. */
  extraDaysOff: Day[];
  extraWorkdays: Day[];
}

/** What counts before anything is published. */
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

/** Twenty years: without work for so long a calendar has none, and no wait for working time may be longer. */
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

/** Whether the holidays of the day's year have been published; otherwise the week alone decides. */
export function isYearKnown(calendar: WorkCalendar, day: Day): boolean {
  return calendar.years[yearOf(day)] !== undefined;
}

function dayAt({ timeZone }: WorkCalendar, clock: ZoneClock, instant: Instant): Day {
  return clock.show(instant, timeZone).slice(0, 10);
}

/** Working time without a break, in milliseconds since 1970. */
interface Span {
  start: number;
  end: number;
}

/**
 * The working spans of a day from `after` on, in order and apart, whatever a change of clocks does to them. One that
 * ends just then is there, without length: its end is working time still.
 */
function spansOf(calendar: WorkCalendar, clock: ZoneClock, day: Day, after: number): Span[] {
  if (!isWorkday(calendar, day)) return [];
  const edge = (time: string) => Date.parse(clock.instantAt(day, time, calendar.timeZone));
  let reached = after;
  return calendar.hours.flatMap((hours) => {
    const opens = edge(hours.from);
    const end = edge(hours.to);
    if (end <= opens || end < reached) return []; // skipped by a change of clocks, or over
    const start = Math.max(opens, reached);
    reached = end;
    return [{ start, end }];
  });
}

/**
 * The first instant at which `ms` of working time have passed since `from`: never early, always in working time, the
 * last instant of working hours included. Nothing to wait for, outside of working hours: the next start of work.
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

/** The first calendar year between both instants that has no table, such as `"2027"`: what is counted through it is provisional. */
export function firstUnknownYear(calendar: WorkCalendar, clock: ZoneClock, from: Instant, to: Instant): string | null {
  const last = Number(yearOf(dayAt(calendar, clock, to)));
  for (let year = Number(yearOf(dayAt(calendar, clock, from))); year <= last; year += 1)
    if (!isYearKnown(calendar, `${year}-01-01`)) return String(year);
  return null;
}
