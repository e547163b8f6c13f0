import { z } from 'zod';

/** The largest value of Postgres' integer type. */
export const biggestInt = 2_147_483_647;

/** A whole number in a query string or path, in decimal digits only (not `0x10` or `1e2`). Its bounds appear in the OpenAPI document. */
export function wholeNumber(min: number, max: number = biggestInt) {
  const digits = z.string().refine((text) => /^\d{1,100}$/.test(text), {
    message: 'Give a whole number in plain digits.',
    params: { code: 'not_a_whole_number', zh: '请填写整数，仅使用数字。' },
  });
  return digits
    .transform(Number) // a count, not an amount of money
    .pipe(z.number().min(min).max(max)) // already whole; `int` would report a value that is too big twice
    .meta({ type: 'integer', minimum: min, maximum: max });
}

/** The same with a default value. */
export function wholeNumberOr(byDefault: number, min: number, max: number = biggestInt) {
  const bounds = { type: 'integer', minimum: min, maximum: max, default: byDefault } as const;
  return wholeNumber(min, max).default(byDefault).meta(bounds);
}
