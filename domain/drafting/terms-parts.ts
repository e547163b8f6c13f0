import { z } from 'zod';
import { parts } from '../routing/route';
import { fileDigest, line, optional, partId, revision, text } from '../kernel/values';
import { triggerEvents } from '../payment/trigger';
import { type Condition } from './condition';
import { fieldTypes } from './field-type';
import { conditionKinds } from './terms';
import { patternFault } from './numbering';

export const words = z.strictObject({ en: line(400), 'zh-CN': line(400) });
export const sidesWords = z.strictObject({ ours: words, customer: words });

/** Texts of a template outside its clauses, besides the names of the parties' roles. */
export const templateWords = {
  opening: optional(words),
  priceName: optional(words),
  heading: optional(words).meta({
    description: 'What kind of contract it is; left out, its title stands as the heading',
  }),
  lines: optional(z.array(z.strictObject({ lineId: partId, label: words, text: words })).max(20)).meta({
    description: 'Lines above the parties, with variables; one that comes out empty is left out',
  }),
  acknowledgement: optional(words).meta({
    description: 'What the customer signs for separately where clauses are printed bold',
  }),
};

/** A reference to a version of a library item; `name` is the name of its id field. */
export function itemVersion<Name extends string>(name: Name) {
  return { [name]: partId, version: revision } as Record<Name, typeof partId> & { version: typeof revision }; // the object literal has exactly this key
}

const variableName = z.string().regex(/^[a-zA-Z][\w.-]{0,127}$/);

const notCondition =
  'A condition is a variable with one of equals, atLeast, below and present, a clause with present, or one of all, any and not, at most three deep.';

/** Conditions can be nested three deep. */
function conditionOf(depth: number): z.ZodType<Condition> {
  const flat = [
    z.strictObject({ variable: variableName, equals: line(200) }),
    z.strictObject({ variable: variableName, atLeast: line(64) }),
    z.strictObject({ variable: variableName, below: line(64) }),
    z.strictObject({ variable: variableName, present: z.boolean() }),
    z.strictObject({ clause: partId, present: z.boolean() }),
  ] as const;
  if (depth === 0) return z.union(flat, notCondition);
  const inner = conditionOf(depth - 1);
  const nested = [
    z.strictObject({ all: z.array(inner).min(1).max(20) }),
    z.strictObject({ any: z.array(inner).min(1).max(20) }),
    z.strictObject({ not: inner }),
  ] as const;
  return z.union([...flat, ...nested], notCondition);
}

export const condition = conditionOf(3).meta({
  id: 'Condition',
  description: 'When a clause is in: about a variable, another clause, or all, any, not of such',
});

export const clause = z.strictObject({
  clauseId: partId,
  heading: line(200),
  text: text(20_000).meta({ description: 'Paragraphs, one a line, with variables such as {{ price.gross }}' }),
  standard: z.boolean().default(true).meta({ description: 'False where it departs from the company’s own wording' }),
  from: optional(z.strictObject(itemVersion('libraryClauseId'))),
  when: optional(condition),
});

export const fieldValue = z.strictObject({
  fieldId: partId,
  label: words,
  type: z.enum(fieldTypes),
  value: text(2000),
  shown: optional(words),
  about: z.enum(parts),
});

const decimal = z.string().max(24);

export const lineItem = z
  .strictObject({
    lineItemId: partId,
    description: line(400),
    specification: optional(line(200)).meta({
      description: 'Model and specification (规格型号)',
      example: 'IS80-65-160',
    }),
    unit: line(32),
    quantity: decimal.meta({ example: '12' }),
    unitPrice: decimal.meta({ example: '15500.00' }),
    taxRate: z
      .string()
      .max(8)
      .meta({ description: 'A fraction; `exempt` (免税) where no tax is charged, which is not `0`', example: '0.13' }),
    taxCategoryCode: optional(z.string().max(32)).meta({
      description: 'Code of the goods or services for tax (税收分类编码), 19 digits',
      example: '1090119010000000000',
    }),
    discountPercent: optional(z.string().max(8).meta({ example: '5' })),
    discountAmount: optional(decimal).meta({
      description: 'Off the line in money, with tax or without as the unit price; in place of a percentage',
      example: '500.00',
    }),
  })
  .meta({ id: 'LineItem' });

export const effectCondition = z
  .strictObject({
    conditionId: partId,
    title: line(200),
    kind: z.enum(conditionKinds),
    paymentLineId: optional(partId).meta({ description: 'Of an advance: the payment line whose money it is' }),
  })
  .meta({ id: 'EffectCondition', description: 'What must have come before the signed contract is in force' });

export const law = z
  .strictObject({
    governing: line(200).meta({ example: '中华人民共和国法律' }),
    disputes: z.enum(['court', 'arbitration']),
    venue: line(200).meta({ description: 'Which court or arbitration commission', example: '上海市浦东新区人民法院' }),
  })
  .meta({ id: 'GoverningLaw' });

const daysMost = 36_525;

/** A calendar period; an empty one is valid. */
export const periodParts = {
  years: optional(z.int().min(0).max(100)).meta({ description: 'Calendar years of the period' }),
  months: optional(z.int().min(0).max(1200)),
  days: optional(z.int().min(0).max(daysMost)),
  endOfMonth: optional(z.literal(true)).meta({ description: 'To the last day of the month that is reached' }),
};

export const paymentTrigger = z
  .strictObject({
    event: z.enum(triggerEvents),
    milestoneId: partId,
    after: z.strictObject(periodParts).meta({
      id: 'TimeAfter',
      description: 'By the calendar, counted from the day after; empty, on that day itself',
      example: { days: 30 },
    }),
  })
  .meta({
    id: 'PaymentTrigger',
    description:
      'What a payment is due after, in place of a fixed day: the acceptance of a milestone of the contract. Until that has come, nobody is reminded of the payment',
    example: { event: 'acceptance', milestoneId: 'final-delivery', after: { days: 30 } },
  });

const file = {
  digest: fileDigest,
  name: line(200),
  mediaType: line(120),
  bytes: z.int().min(1).max(1_000_000_000),
};

export const attachment = z
  .strictObject({ attachmentId: partId, title: line(200), ...file })
  .meta({ id: 'Attachment', description: 'A file of the document store, by its SHA-256' });

export const paper = z
  .strictObject({ ...file, amountInWords: optional(line(100)) })
  .meta({ id: 'Paper', description: 'The customer’s own paper, with the data keyed beside it' });

const code = z.string().regex(/^[A-Za-z0-9]{1,16}$/);

export const numberPattern = z
  .string()
  .max(100)
  .superRefine((pattern, context) => {
    const fault = patternFault(pattern);
    if (fault !== null)
      context.addIssue({ code: 'custom', params: { code: 'not_a_pattern', zh: fault['zh-CN'] }, message: fault.en });
  });

export const numbering = z.strictObject({
  pattern: numberPattern,
  digits: z.int().min(1).max(12),
  company: code,
  department: code,
  type: code,
});
