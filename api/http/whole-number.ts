import { z } from 'zod';

/** What a whole number of Postgres holds at most. */
export const biggestInt = 2_147_483_647;

/** A whole number in an address, in plain digits: neither `0x10` nor `1e2`. Its bounds stand in the OpenAPI document. */
export function wholeNumber(min: number, max: number = biggestInt) {
  const digits = z.string().refine((text) => /^\d{1,100}$/.test(text), {
    message: 'Give a whole number in plain digits.',
    params: { code: 'not_a_whole_number', zh: '请填写整数，仅使用数字。' },
  });
  return digits
    .transform(Number) // an ordinal or a count, not an amount
    .pipe(z.number().min(min).max(max)) // whole already; `int` would say of what is too big a second time that it is
    .meta({ type: 'integer', minimum: min, maximum: max });
}

/** The same, which may be left out. */
export function wholeNumberOr(byDefault: number, min: number, max: number = biggestInt) {
  const bounds = { type: 'integer', minimum: min, maximum: max, default: byDefault } as const;
  return wholeNumber(min, max).default(byDefault).meta(bounds);
}
