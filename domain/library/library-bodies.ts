import { z } from 'zod';
import { parts } from '../routing/route';
import { line, optional, partId, taxRate, text } from '../kernel/values';
import { fieldTypes } from '../drafting/field-type';
import { type LibraryKind } from './library';
import {
  condition,
  itemVersion,
  numberPattern,
  paymentTrigger,
  periodParts,
  sidesWords,
  templateWords,
  words,
} from '../drafting/terms-parts';

const clauseRef = z.strictObject(itemVersion('libraryClauseId')).meta({ id: 'ClauseRef' });

const bothTexts = z.strictObject({ en: text(20_000), 'zh-CN': text(20_000) });

const libraryClause = z
  .strictObject({ heading: words, text: bothTexts })
  .meta({ id: 'LibraryClause', description: 'A clause of the library; its text is paragraphs, one a line' });

const slot = z.strictObject({
  clauseId: partId,
  from: clauseRef,
  mandatory: z.boolean().default(false),
  locked: z.boolean().default(false),
  when: optional(condition),
  alternates: z.array(clauseRef).max(20).default([]),
});

const template = z
  .strictObject({ name: words, roles: sidesWords, ...templateWords, slots: z.array(slot).min(1).max(200) })
  .meta({ id: 'TemplateBody', description: 'The order of a contract’s clauses' });

const fieldDefinition = z.strictObject({
  fieldId: partId,
  label: words,
  type: z.enum(fieldTypes),
  required: z.boolean().default(false),
  about: z.enum(parts),
  choices: optional(z.array(z.strictObject({ value: line(64), label: words })).max(100)),
  default: optional(text(2000)),
});

const days = z.int().min(0).max(36_525);

const period = z
  .strictObject(periodParts)
  .refine(({ years = 0, months = 0, days: own = 0, endOfMonth }) => years + months + own > 0 || endOfMonth === true, {
    message: 'A period has years, months or days.',
    params: { code: 'invalid', zh: '期间应当写明年、月或者日。' },
  })
  .meta({ id: 'Period', description: 'By the calendar: a year from 31 January 2027 ends on 30 January 2028' });

const eitherWay = {
  message: 'Say either days or a period.',
  params: { code: 'invalid', zh: '天数和期间应当且只能填写一项。' },
};
const isEither = (one: unknown, other: unknown) => (one === undefined) !== (other === undefined);
const due = { dueAfterDays: optional(days), dueAfter: optional(period) };
const isDue = ({ dueAfterDays, dueAfter }: { dueAfterDays?: unknown; dueAfter?: unknown }) =>
  isEither(dueAfterDays, dueAfter);
type OneOf = Partial<Record<'dueAfterDays' | 'dueAfter' | 'trigger', unknown>>;
const isOneOf = ({ dueAfterDays, dueAfter, trigger }: OneOf) =>
  [dueAfterDays, dueAfter, trigger].filter((way) => way !== undefined).length === 1;
const oneWay = {
  message: 'Say either days, a period or a trigger.',
  params: { code: 'invalid', zh: '天数、期间和付款条件应当且只能填写一项。' },
};
const percent = z
  .string()
  .regex(/^(0|[1-9]\d?|100)(\.\d{1,4})?$/)
  .meta({ example: '30' });

const contractType = z
  .strictObject({
    name: words,
    code: z.string().regex(/^[A-Za-z0-9]{1,16}$/),
    templateId: partId.nullable(),
    numbering: z.strictObject({ pattern: numberPattern, digits: z.int().min(1).max(12) }),
    fields: z.array(fieldDefinition).max(100).default([]),
    attachments: z
      .array(z.strictObject({ attachmentId: partId, label: words, required: z.boolean().default(false) }))
      .max(50)
      .default([]),
    taxRate,
    plan: z
      .strictObject({
        termDays: optional(days).meta({ description: 'How many days after its first the term has its last day' }),
        term: optional(period),
        milestones: z
          .array(z.strictObject({ milestoneId: partId, title: words, ...due }).refine(isDue, eitherWay))
          .max(200),
        paymentPlan: z
          .array(
            z
              .strictObject({ paymentLineId: partId, title: words, ...due, trigger: optional(paymentTrigger), percent })
              .refine(isOneOf, oneWay),
          )
          .max(200),
      })
      .refine(({ termDays, term }) => isEither(termDays, term), eitherWay),
    framework: z.boolean().default(false),
  })
  .meta({ id: 'ContractTypeBody' });

/** The content of each kind of library item. */
export const libraryBodies = {
  contract_type: contractType,
  template,
  clause: libraryClause,
} as const satisfies Record<LibraryKind, z.ZodType>;
