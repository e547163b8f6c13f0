import arrangements from 'chinese-days/dist/chinese-days.json';
import { type CalendarYear, plainCalendar, type WorkCalendar } from '../domain/kernel/work-calendar';
import { type Connection, type Prisma } from '../prisma/client';

/**
 * The years for which the State Council has arranged the holidays (国务院办公厅关于节假日安排的通知), from the package `chinese-days`. Only its table is used: its
 * functions are off by a day on machines west of Greenwich.
 */
export function publicYears(): Record<string, CalendarYear> {
  const holidays = Object.keys(arrangements.holidays).sort();
  const makeUpDays = Object.keys(arrangements.workdays).sort();
  // Every arrangement contains National Day. A year without it is not arranged; it only has days of the arrangement of a neighbouring year.
  const years = holidays.filter((day) => day.endsWith('-10-01')).map((day) => day.slice(0, 4));
  const within = (year: string) => (day: string) => day.startsWith(year);
  return Object.fromEntries(
    years.map((year) => [
      year,
      { holidays: holidays.filter(within(year)), makeUpDays: makeUpDays.filter(within(year)) },
    ]),
  );
}

/** Inserts the first version of the work calendar. Does nothing if a calendar exists: versions have no gaps, so version 1 is always there. */
export async function seedCalendar(db: Connection): Promise<void> {
  const calendar: WorkCalendar = { ...plainCalendar, version: 1, years: publicYears() };
  const body = calendar as unknown as Prisma.InputJsonObject; // plain JSON; TypeScript cannot tell from the interface
  await db.workCalendar.createMany({ data: { version: 1, body }, skipDuplicates: true });
}
