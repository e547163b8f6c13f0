import arrangements from 'chinese-days/dist/chinese-days.json';
import { type CalendarYear, plainCalendar, type WorkCalendar } from '../domain/kernel/work-calendar';
import { type Connection, type Prisma } from '../prisma/client';

/**
 * The years that the State Council has arranged (国务院办公厅关于节假日安排的通知), as the package `chinese-days` has them.
 * Its table is read, not its functions: on a machine west of Greenwich they are off by a day.
 */
export function publicYears(): Record<string, CalendarYear> {
  const holidays = Object.keys(arrangements.holidays).sort();
  const makeUpDays = Object.keys(arrangements.workdays).sort();
  // Every arrangement has its National Day; a year that merely borders on an arranged one does not.
  const years = holidays.filter((day) => day.endsWith('-10-01')).map((day) => day.slice(0, 4));
  const within = (year: string) => (day: string) => day.startsWith(year);
  return Object.fromEntries(
    years.map((year) => [
      year,
      { holidays: holidays.filter(within(year)), makeUpDays: makeUpDays.filter(within(year)) },
    ]),
  );
}

/** The first version of the work calendar. A second time nothing happens: versions have no gaps, so one is always there. */
export async function seedCalendar(db: Connection): Promise<void> {
  const calendar: WorkCalendar = { ...plainCalendar, version: 1, years: publicYears() };
  const body = calendar as unknown as Prisma.InputJsonObject; // nothing but JSON in it; interfaces do not say so
  await db.workCalendar.createMany({ data: { version: 1, body }, skipDuplicates: true });
}
