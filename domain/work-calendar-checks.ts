import { addDays, type Day, isDay } from './days';
import { type CalendarYear, isWorkday, type WorkCalendar, type WorkHours, yearOf } from './work-calendar';

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
