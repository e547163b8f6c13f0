import { addDays, type Day, isDay } from './days';
import { type Problem } from './problem';
import { words } from './words';
import { type CalendarYear, isWorkday, type WorkCalendar, type WorkHours, yearOf } from './work-calendar';

function checkWeekdays({ weekdays }: WorkCalendar): Problem[] {
  if (weekdays.length === 0)
    return [
      {
        pointer: '/weekdays',
        code: 'no_workday',
        message: words('The calendar has no day that is worked.', '工作日历没有任何工作日。'),
      },
    ];
  return weekdays.flatMap((weekday, index) => {
    const pointer = `/weekdays/${index}`;
    if (![1, 2, 3, 4, 5, 6, 7].includes(weekday)) {
      const message = words(
        `${weekday} is not a day of the week from 1 (Monday) to 7 (Sunday).`,
        `${weekday} 不是 1（星期一）至 7（星期日）之间的星期。`,
      );
      return [{ pointer, code: 'not_a_weekday', message }];
    }
    if (weekdays.indexOf(weekday) === index) return [];
    return [
      {
        pointer,
        code: 'repeated',
        message: words(`Weekday ${weekday} is listed twice.`, `星期 ${weekday} 重复列出。`),
      },
    ];
  });
}

const isTime = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

function checkHours({ hours }: WorkCalendar): Problem[] {
  if (hours.length === 0)
    return [
      {
        pointer: '/hours',
        code: 'no_hours',
        message: words('The calendar has no working hours.', '工作日历没有工作时间。'),
      },
    ];
  return hours.flatMap(({ from, to }, index) => {
    const faults = Object.entries({ from, to })
      .filter(([, time]) => !isTime(time))
      .map(([edge, time]) => ({
        ...{ pointer: `/hours/${index}/${edge}`, code: 'not_a_time' },
        message: words(`“${time}” is not a time from 00:00 to 23:59.`, `“${time}”不是 00:00 至 23:59 之间的时间。`),
      }));
    if (faults.length > 0) return faults;
    if (to <= from) {
      const message = words(`Working hours from ${from} to ${to} do not last.`, `工作时间 ${from} 至 ${to} 没有时长。`);
      return [{ pointer: `/hours/${index}/to`, code: 'ends_before_start', message }];
    }
    const before = hours[index - 1];
    if (!before || from >= before.to) return [];
    const message = words(
      `Working hours from ${from} overlap or precede those from ${before.from} to ${before.to}.`,
      `自 ${from} 起的工作时间与 ${before.from} 至 ${before.to} 重叠或者早于该时段。`,
    );
    return [{ pointer: `/hours/${index}/from`, code: 'overlaps', message }];
  });
}

/** Minimum working hours a week: with fewer, a time limit of many hours would end beyond the range of planning. */
const leastWeeklyHours = 8;

function minutesIn({ from, to }: WorkHours): number {
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)); // minutes are not money, so a number is safe
  return minutes(to) - minutes(from);
}

function checkWeek({ weekdays, hours }: WorkCalendar): Problem[] {
  const perDay = hours
    .filter(({ from, to }) => isTime(from) && isTime(to))
    .reduce((sum, span) => sum + minutesIn(span), 0);
  if (weekdays.length === 0 || perDay <= 0 || perDay * weekdays.length >= leastWeeklyHours * 60) return [];
  const message = words(
    `A week has fewer than ${leastWeeklyHours} working hours.`,
    `每周工作时间少于 ${leastWeeklyHours} 小时。`,
  );
  return [{ pointer: '/hours', code: 'too_few_hours', message }];
}

type Fault = Omit<Problem, 'pointer'>;

/** Checks each day; a day that does not exist gets no further error. */
function checkDays(pointer: string, days: readonly Day[], look: (day: Day) => Fault | null): Problem[] {
  return days.flatMap((day, index) => {
    const fault = isDay(day)
      ? look(day)
      : { code: 'not_a_day', message: words(`“${day}” is not a day.`, `“${day}”不是有效日期。`) };
    return fault ? [{ pointer: `${pointer}/${index}`, ...fault }] : [];
  });
}

function checkYear(year: string, { holidays, makeUpDays }: CalendarYear): Problem[] {
  const pointer = `/years/${year.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  if (!/^\d{4}$/.test(year))
    return [{ pointer, code: 'not_a_year', message: words(`“${year}” is not a year.`, `“${year}”不是有效年份。`) }];
  const otherYear = (day: Day) =>
    yearOf(day) === year
      ? null
      : { code: 'other_year', message: words(`${day} is not in ${year}.`, `${day} 不在 ${year} 年内。`) };
  const both = { code: 'holiday_and_make_up_day' };
  return [
    ...checkDays(`${pointer}/holidays`, holidays, otherYear),
    ...checkDays(`${pointer}/makeUpDays`, makeUpDays, (day) =>
      holidays.includes(day)
        ? { ...both, message: words(`${day} is a holiday and a make-up day.`, `${day} 既是节假日又是调休上班日。`) }
        : otherYear(day),
    ),
  ];
}

/** In a year without working days no approval deadline would ever come. */
function checkYearIsWorked(calendar: WorkCalendar, year: string): Problem[] {
  if (!/^\d{4}$/.test(year)) return [];
  for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1))
    if (isWorkday(calendar, day)) return [];
  return [
    {
      pointer: `/years/${year}`,
      code: 'no_workday',
      message: words(`Nobody works in ${year}.`, `${year} 年没有任何工作日。`),
    },
  ];
}

/** All validation errors of a calendar, whose time zone is assumed to exist; an empty list means that working time can be counted with it. */
export function checkWorkCalendar(calendar: WorkCalendar): Problem[] {
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
      extraDaysOff.includes(day)
        ? {
            ...both,
            message: words(`${day} is an extra day off and an extra workday.`, `${day} 既是额外休息日又是额外工作日。`),
          }
        : null,
    ),
  ];
}
