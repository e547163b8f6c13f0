import { z } from 'zod';
import { isDay } from './days';
import { matters } from './people';
import { isMailAddress } from './mail-address';
import { findUnseen, unseenWords } from './unseen';
import { isCurrency, isMoney, isTaxRate } from './money';

/**
 * An optional field. The exact type rules out `undefined` as a value, because JSON does not have it.
 * (`exactOptional()` itself appears as required in the OpenAPI document.)
 */
export function optional<Schema extends z.ZodType>(schema: Schema): z.ZodExactOptional<Schema> {
  return schema.optional() as unknown as z.ZodExactOptional<Schema>; // the same for all JSON values
}

/** The schema or null; keeps the named OpenAPI component itself from becoming nullable. */
export function orNull<Schema extends z.ZodType>(schema: Schema): z.ZodUnion<[Schema, z.ZodNull]> {
  return z.union([schema, z.null()]);
}

type Shape = Record<string, z.ZodType>;

/** The same fields, all optional. */
export function allOptional<S extends Shape>(shape: S): { [K in keyof S]: z.ZodExactOptional<S[K]> } {
  const fields = Object.entries(shape).map(([name, schema]) => [name, optional(schema)]);
  return Object.fromEntries(fields) as { [K in keyof S]: z.ZodExactOptional<S[K]> }; // each field keeps its schema
}

/** The same fields, all optional; null removes a field. */
export function allRemovable<S extends Shape>(
  shape: S,
): { [K in keyof S]: z.ZodExactOptional<z.ZodUnion<[S[K], z.ZodNull]>> } {
  const fields = Object.entries(shape).map(([name, schema]) => [name, optional(orNull(schema))]);
  return Object.fromEntries(fields) as { [K in keyof S]: z.ZodExactOptional<z.ZodUnion<[S[K], z.ZodNull]>> }; // each field keeps its schema
}

/** U+2028 and U+2029 break lines just as control characters do. */
const control = /[\p{Cc}\p{Zl}\p{Zp}]/u;
const controlButLineBreaks = /[^\P{Cc}\n\r\t]/u;

/** Whether there is something to see besides spaces, joiners and fillers. */
function isVisible(value: string): boolean {
  return value === '' || /[^\s\p{Cf}\p{Z}\u115f\u1160\u2800\u3164\uffa0]/u.test(value);
}

const invisible = {
  message: 'Give at least one visible character.',
  params: { code: 'invisible', zh: '请至少填写一个可见字符。' },
};

/** Refuses invisible characters (see `unseen.ts`) and half surrogate pairs, which Postgres cannot store. `isVisible` covers wholly invisible text. */
function refuseUnseen(value: string, context: z.RefinementCtx<string>): void {
  const found = isVisible(value) ? findUnseen(value) : null;
  if (!found) return;
  const { en, 'zh-CN': zh } = unseenWords(found);
  context.addIssue({ code: 'custom', message: en, params: { code: 'unseen_character', zh } });
}

/** U+FFFD marks a character that was lost when a text was decoded with the wrong encoding. */
const isWhole = (value: string) => !value.includes('\ufffd');

const lost = {
  message: 'A character was lost on the way and stands as “\ufffd”: check the encoding, and send the text again.',
  params: { code: 'lost_character', zh: '文本中有字符丢失（显示为“\ufffd”），请检查编码后重新发送。' },
};

/** One line of text: a name, a title, a reference. */
export function line(max: number) {
  return z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((text) => !control.test(text), {
      message: 'Control characters and line breaks are not allowed.',
      params: { code: 'unprintable', zh: '不得包含控制字符或者换行。' },
    })
    .refine(isVisible, invisible)
    .superRefine(refuseUnseen)
    .refine(isWhole, lost);
}

/** Text of one or more lines. */
export function text(max: number) {
  return z
    .string()
    .overwrite((value) => value.replace(/[\u2028\u2029]/g, '\n'))
    .trim()
    .min(1)
    .max(max)
    .refine((value) => !controlButLineBreaks.test(value), {
      message: 'Control characters are not allowed.',
      params: { code: 'unprintable', zh: '不得包含控制字符。' },
    })
    .refine(isVisible, invisible)
    .superRefine(refuseUnseen)
    .refine(isWhole, lost);
}

export const reason = text(2000);
export const comment = text(2000).nullable().default(null);
export const email = z
  .string()
  .trim()
  .max(254)
  .refine(isMailAddress, {
    message: 'Give an e-mail address, such as name@example.com.',
    params: { code: 'not_an_address', zh: '请填写电子邮箱地址，例如 name@example.com。' },
  })
  .meta({ description: 'Any address that mail can be sent to, also in other scripts', example: 'name@example.com' });
export const side = z.enum(['ours', 'customer']);
export const stepId = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/)
  .meta({ example: 'legal' });

/** A keyword that rules compare with: a department, a customer class, a risk mark. */
export const mark = line(64);
export const revision = z.int().min(1).max(1_000_000);
export const language = z.enum(['zh-CN', 'en']);

/** The range of years is limited because a Temporal timer reaches less than 292 years (64 bits of nanoseconds). */
export const day = z
  .string()
  .refine((value) => isDay(value) && value >= '1970-01-01' && value <= '2199-12-31', {
    message: 'Give a day that exists, from 1970 to 2199, as YYYY-MM-DD.',
    params: { code: 'not_a_day', zh: '请填写 1970 年至 2199 年之间真实存在的日期（YYYY-MM-DD）。' },
  })
  .meta({ format: 'date', example: '2026-03-01' });

/** Ids of milestones and payment lines are used as object keys and as parts of other ids. */
export const partId = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/)
  .refine((id) => !(id in {}), {
    message: 'This id is reserved.',
    params: { code: 'reserved', zh: '该编号为保留字。' },
  })
  .meta({ example: 'first-delivery' });

export const money = z
  .strictObject({
    amount: z.string().max(24).meta({ description: 'A plain decimal, never negative', example: '1860000.00' }),
    currency: z.string().max(3).meta({ description: 'ISO 4217', example: 'CNY' }),
  })
  .superRefine((value, context) => {
    if (!isCurrency(value.currency))
      context.addIssue({
        code: 'custom',
        path: ['currency'],
        params: { code: 'unknown_currency', zh: '不支持该币种。' },
        message: 'This is not a currency we keep books in.',
      });
    else if (!isMoney(value))
      context.addIssue({
        code: 'custom',
        path: ['amount'],
        params: { code: 'not_money', zh: '请填写不小于零的普通小数，小数位数不超过该币种的最小单位，例如 1234.50。' },
        message: 'Give a plain non-negative decimal with no more places than the currency has, such as "1234.50".',
      });
  })
  .meta({ id: 'Money' });

/** SHA-256 of a file in the document store, in hex. */
export const fileDigest = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({ example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' });

export const taxRate = z
  .string()
  .max(8)
  .refine(isTaxRate, {
    message: 'Give a fraction below 1, such as "0.13", or "exempt".',
    params: { code: 'not_a_tax_rate', zh: '请填写小于 1 的税率，例如 0.13；免税的填写 exempt。' },
  })
  .meta({ example: '0.13' });

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

export const timeZone = z
  .string()
  .max(64)
  .refine(isTimeZone, {
    message: 'Give an IANA time zone, such as Asia/Shanghai.',
    params: { code: 'unknown_time_zone', zh: '请填写 IANA 时区名称，例如 Asia/Shanghai。' },
  });

export const person = z.strictObject({ name: line(100), email, language }).meta({ id: 'Person' });

export const agent = z
  .strictObject({
    name: line(200),
    title: line(100).nullable().default(null),
    authorityFrom: day.nullable().default(null),
    authorityUntil: day,
  })
  .meta({ id: 'Agent', description: 'An authorised agent (委托代理人) and the days of the authority' });

export const country = z
  .string()
  .regex(/^[A-Z]{2}$/)
  .meta({ description: 'ISO 3166-1; with CN the number must be a 统一社会信用代码', example: 'CN' });

export const bankAccount = z
  .strictObject({ bank: line(200), bankEn: optional(line(200)), accountName: line(200), accountNumber: line(64) })
  .meta({ id: 'BankAccount' });

export const party = z
  .strictObject({
    name: line(200),
    registrationNumber: line(64).nullable().default(null),
    address: line(500).nullable().default(null),
    contact: z.strictObject({ name: line(100), email, language: language.default('zh-CN') }),
    country: optional(country),
    legalRepresentative: optional(line(200)),
    agent: optional(agent),
    otherName: optional(line(200)).meta({ description: 'The name in the other language of contracts' }),
    addressEn: optional(line(500)).meta({ description: 'The address in English, for contracts in English' }),
    contacts: optional(
      z.array(z.strictObject({ name: line(100), email, matters: z.array(z.enum(matters)).min(1).max(4) })).max(20),
    ).meta({
      description: 'Authorised contacts by matter, beside the contact, who speaks for the party in all matters',
    }),
  })
  .meta({ id: 'Party' });

export const instantText = z.iso.datetime();
