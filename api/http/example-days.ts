/**
 * Placeholder in examples for the day on which the documentation is read. Examples that people try out are recorded for good, so they must have a
 * sensible day.
 */
export const today = '{today}';

/** The example with the placeholder replaced by `day`. */
export function onDay(example: object, day: string): object {
  return JSON.parse(JSON.stringify(example).replaceAll(today, day)) as object; // same shape, only texts changed
}
