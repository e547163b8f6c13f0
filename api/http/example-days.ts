/** Stands in an example for the day on which the documentation is read: what is tried out is recorded for good. */
export const today = '{today}';

/** The example as it is on a day. */
export function onDay(example: object, day: string): object {
  return JSON.parse(JSON.stringify(example).replaceAll(today, day)) as object; // the same object, with other text
}
