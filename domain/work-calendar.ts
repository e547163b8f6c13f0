import { addDays, type Day, daysToMs, type Instant, isDay, msBetween, type ZoneClock } from './days';

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

const yearOf = (day: Day) => day.slice(0, 4);

/** 1 = Monday to 7 = Sunday. */
function weekdayOf(day: Day): number {
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

/** One fault in a calendar; `pointer` is a JSON Pointer (RFC 6901) into it. */
export interface CalendarFault {
  pointer: string;
  code: string;
  message: string;
}

function checkWeekdays({ weekdays }: WorkCalendar): CalendarFault[] {
  if (weekdays.length === 0)
    return [{ pointer: '/weekdays', code: 'no_workday', message: 'The calendar has no day that is worked.' }];
  return weekdays.flatMap((weekday, index) => {
    const pointer = `/weekdays/${index}`;
    if (![1, 2, 3, 4, 5, 6, 7].includes(weekday)) {
      const message = `${weekday} is not a day of the week from 1 (Monday) to 7 (Sunday).`;
      return [{ pointer, code: 'not_a_weekday', message }];
    }
    if (weekdays.indexOf(weekday) === index) return [];
    return [{ pointer, code: 'repeated', message: `Weekday ${weekday} is listed twice.` }];
  });
}

const isTime = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

function checkHours({ hours }: WorkCalendar): CalendarFault[] {
  if (hours.length === 0)
    return [{ pointer: '/hours', code: 'no_hours', message: 'The calendar has no working hours.' }];
  return hours.flatMap(({ from, to }, index) => {
    const faults = Object.entries({ from, to })
      .filter(([, time]) => !isTime(time))
      .map(([edge, time]) => ({
        ...{ pointer: `/hours/${index}/${edge}`, code: 'not_a_time' },
        message: `“${time}” is not a time from 00:00 to 23:59.`,
      }));
    if (faults.length > 0) return faults;
    if (to <= from) {
      const message = `Working hours from ${from} to ${to} do not last.`;
      return [{ pointer: `/hours/${index}/to`, code: 'ends_before_start', message }];
    }
    const before = hours[index - 1];
    if (!before || from >= before.to) return [];
    const message = `Working hours from ${from} overlap or precede those from ${before.from} to ${before.to}.`;
    return [{ pointer: `/hours/${index}/from`, code: 'overlaps', message }];
  });
}

/** The least that a week is worked: with less, a limit of many hours would reach beyond all planning. */
const leastWeeklyHours = 8;

function minutesIn({ from, to }: WorkHours): number {
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)); // a time, not an amount
  return minutes(to) - minutes(from);
}

function checkWeek({ weekdays, hours }: WorkCalendar): CalendarFault[] {
  const perDay = hours
    .filter(({ from, to }) => isTime(from) && isTime(to))
    .reduce((sum, span) => sum + minutesIn(span), 0);
  if (weekdays.length === 0 || perDay <= 0 || perDay * weekdays.length >= leastWeeklyHours * 60) return [];
  const message = `A week has fewer than ${leastWeeklyHours} working hours.`;
  return [{ pointer: '/hours', code: 'too_few_hours', message }];
}

type Fault = Omit<CalendarFault, 'pointer'>;

/** Each day is looked at; what does not exist has no other fault. */
function checkDays(pointer: string, days: readonly Day[], look: (day: Day) => Fault | null): CalendarFault[] {
  return days.flatMap((day, index) => {
    const fault = isDay(day) ? look(day) : { code: 'not_a_day', message: `“${day}” is not a day.` };
    return fault ? [{ pointer: `${pointer}/${index}`, ...fault }] : [];
  });
}

function checkYear(year: string, { holidays, makeUpDays }: CalendarYear): CalendarFault[] {
  const pointer = `/years/${year.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  if (!/^\d{4}$/.test(year)) return [{ pointer, code: 'not_a_year', message: `“${year}” is not a year.` }];
  const otherYear = (day: Day) =>
    yearOf(day) === year ? null : { code: 'other_year', message: `${day} is not in ${year}.` };
  const both = { code: 'holiday_and_make_up_day' };
  return [
    ...checkDays(`${pointer}/holidays`, holidays, otherYear),
    ...checkDays(`${pointer}/makeUpDays`, makeUpDays, (day) =>
      holidays.includes(day) ? { ...both, message: `${day} is a holiday and a make-up day.` } : otherYear(day),
    ),
  ];
}

/** A year in which nobody works would keep every contract in approval from going on. */
function checkYearIsWorked(calendar: WorkCalendar, year: string): CalendarFault[] {
  if (!/^\d{4}$/.test(year)) return [];
  for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1))
    if (isWorkday(calendar, day)) return [];
  return [{ pointer: `/years/${year}`, code: 'no_workday', message: `Nobody works in ${year}.` }];
}

/** Everything that is wrong with a calendar; an empty list means that it can be counted by, in a time zone that exists. */
export function checkWorkCalendar(calendar: WorkCalendar): CalendarFault[] {
  const { extraDaysOff, extraWorkdays } = calendar;
  const both = { code: 'day_off_and_workday' };
  return [
    ...checkWeekdays(calendar),
    ...checkHours(calendar),
    ...checkWeek(calendar),
    ...Object.entries(calendar.years).flatMap(([year, table]) => checkYear(year, table)),
    ...(calendar.weekdays.length > 0
      ? Object.keys(calendar.years).flatMap((year) => checkYearIsWorked(calendar, year))
      : []),
    ...checkDays('/extraDaysOff', extraDaysOff, () => null),
    ...checkDays('/extraWorkdays', extraWorkdays, (day) =>
      extraDaysOff.includes(day) ? { ...both, message: `${day} is an extra day off and an extra workday.` } : null,
    ),
  ];
}
