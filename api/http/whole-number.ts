import { z } from 'zod';

/** What a whole number of Postgres holds at most. */
export const biggestInt = 2_147_483_647;

/** A whole number in an address, in plain digits: neither `0x10` nor `1e2`. Its bounds stand in the OpenAPI document. */
export function wholeNumber(min: number, max: number = biggestInt) {
  const digits = z.string().regex(/^\d{1,10}$/, {
    error: ({ input }) => (input === undefined ? 'This is missing.' : 'Give a whole number in plain digits.'),
  });
  return digits
    .transform(Number) // an ordinal or a count, not an amount
    .pipe(z.int().min(min).max(max))
    .meta({ type: 'integer', minimum: min, maximum: max });
}

/** The same, which may be left out. */
export function wholeNumberOr(byDefault: number, min: number, max: number = biggestInt) {
  const bounds = { type: 'integer', minimum: min, maximum: max, default: byDefault } as const;
  return wholeNumber(min, max).default(byDefault).meta(bounds);
}
