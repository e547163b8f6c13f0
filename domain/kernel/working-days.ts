import { addDays, type Day } from './days';
import { weekdayOf, type WorkCalendar, yearOf } from './work-calendar';

/** Twenty years in days, longer than any run of rest days; it stops a search that would otherwise never end. */
const farDays = 7305;

type PublicDays = Pick<WorkCalendar, 'version' | 'weekdays' | 'years'>;

/**
 * Whether the day is a day of rest for the general public: weekly rest days and public holidays, except make-up days (调休). The company's own
 * days off and extra working days do not count, because they do not bind anybody outside.
 */
export function isRestDay(calendar: Pick<PublicDays, 'weekdays' | 'years'>, day: Day): boolean {
  const year = calendar.years[yearOf(day)];
  if (year?.makeUpDays.includes(day)) return false;
  return year?.holidays.includes(day) === true || !calendar.weekdays.includes(weekdayOf(day));
}

function search(calendar: PublicDays, from: Day, step: 1 | -1): Day {
  let day = from;
  for (let passed = 0; passed <= farDays; passed += 1) {
    if (!isRestDay(calendar, day)) return day;
    day = addDays(day, step);
  }
  throw new Error(`Work calendar ${calendar.version} has no working day in the twenty years around ${from}.`);
}

/** The day itself, or the first working day after it. */
export function workingDayFrom(calendar: PublicDays, day: Day): Day {
  return search(calendar, day, 1);
}

/** The day itself, or the last working day before it. */
export function workingDayUntil(calendar: PublicDays, day: Day): Day {
  return search(calendar, day, -1);
}

/** The `count`th working day after the day, which itself is not counted. */
export function workingDaysAfter(calendar: PublicDays, day: Day, count: number): Day {
  let reached = day;
  for (let index = 0; index < count; index += 1) reached = workingDayFrom(calendar, addDays(reached, 1));
  return reached;
}
