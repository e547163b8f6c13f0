import { type Day } from './days';

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
