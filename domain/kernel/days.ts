/** A calendar day in the contract's own time zone, `YYYY-MM-DD`. */
export type Day = string;

/** A point in time, RFC 3339 in UTC with milliseconds: `2026-03-01T01:00:00.000Z`. */
export type Instant = string;

const dayMs = 86_400_000;

/** Whether the text is an existing day; `2026-02-30` is not. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Adds calendar days; no time zone is involved. */
export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

export function addMs(instant: Instant, ms: number): Instant {
  return new Date(Date.parse(instant) + ms).toISOString();
}

export function daysToMs(days: number): number {
  return days * dayMs;
}

/** Milliseconds from one instant to another; negative when `to` lies before `from`. */
export function msBetween(from: Instant, to: Instant): number {
  return Date.parse(to) - Date.parse(from);
}

/** The latest day that has begun anywhere on Earth at `now` (UTC+14). Any later day is in the future in every time zone. */
export function latestDayAnywhere(now: Instant): Day {
  return addMs(now, 14 * 3_600_000).slice(0, 10);
}

/** The earliest day that has not yet ended everywhere on Earth at `now` (UTC-12). Any earlier day is over in every time zone. */
export function earliestDayAnywhere(now: Instant): Day {
  return addMs(now, -12 * 3_600_000).slice(0, 10);
}

/** Converts between wall-clock time in a time zone and instants. It is passed in because time zone tables differ between machines. */
export interface ZoneClock {
  instantAt: (day: Day, time: string, timeZone: string) => Instant;
  /** `YYYY-MM-DD HH:mm` in the time zone. */
  show: (instant: Instant, timeZone: string) => string;
}
