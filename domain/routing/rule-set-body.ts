import { z } from 'zod';
import {
  type ApproverSource,
  type RouteRule,
  type RuleCondition,
  type RuleSet,
  type StepRule,
  parts,
  subjectKinds,
} from './route';
import { email, line, mark, optional } from '../kernel/values';
import { type Words } from '../kernel/words';

/** Checks the shape only; `checkRuleSet` checks the rules themselves, so that an incomplete draft can be saved. */
const words = z.strictObject({ en: line(200), 'zh-CN': line(200) }) satisfies z.ZodType<Words>;

const marks = z.array(mark).max(50);
const decimal = (example: string) => line(32).meta({ example });

const approver = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('department'), department: mark }),
  z.strictObject({ kind: z.literal('person'), email }),
  z.strictObject({
    kind: z.literal('line'),
    role: mark.meta({
      description: 'The nearest with this role up the owner’s reporting line; `manager`: the superior',
    }),
  }),
]) satisfies z.ZodType<ApproverSource>;

/** A step as a rule defines it. */
export const stepRule = z.strictObject({
  stepId: line(64).meta({ example: 'legal' }),
  name: words,
  order: z.int().meta({ description: 'From 1 to 99; steps of the lowest order open first, side by side', example: 1 }),
  approvers: z.array(approver).max(50),
  quorum: z.union([z.enum(['all', 'any']), z.strictObject({ atLeast: z.int() })]),
  parts: z.array(z.enum(parts)).max(50).meta({ description: 'What the votes are about' }),
  executive: z.boolean().meta({ description: 'Whether the step is the executive level' }),
  limitHours: z.number().meta({ description: 'Time limit in hours of the work calendar, 0.25 to 1000', example: 16 }),
  remindAt: z
    .array(z.number())
    .max(50)
    .meta({ description: 'In percent of the limit, 1 to 100, ascending', example: [50, 100] }),
  escalateAt: z.number().meta({ description: 'In percent of the limit, more than 100, up to 400', example: 150 }),
}) satisfies z.ZodType<StepRule>;

const range = (description: string) =>
  z
    .strictObject({ from: optional(decimal('1000000.00')), below: optional(decimal('5000000.00')) })
    .meta({ description: `${description} in the rule set’s currency: \`from\` and more, less than \`below\`` });

const condition = z
  .strictObject({
    subjects: optional(
      z.array(z.enum(subjectKinds)).max(50).meta({ description: 'What is approved; left out: anything' }),
    ),
    contractTypes: optional(marks),
    amount: optional(range('The gross price')),
    difference: optional(range('How much an amendment moves the price, either way,')),
    parts: optional(
      z.array(z.enum(parts)).max(50).meta({
        description: 'An amendment that touches one of these parts; a revision and a termination touch all of them',
      }),
    ),
    departments: optional(marks),
    customerClasses: optional(marks),
    riskMarks: optional(marks),
    departures: optional(z.boolean().meta({ description: 'Whether a clause departs from the standard' })),
    credit: optional(
      z.literal('exceeded').meta({
        description: 'The price, with what the customer’s other contracts commit, is above its credit limit',
      }),
    ),
    customerStatus: optional(
      z
        .array(z.enum(['normal', 'watched']))
        .max(50)
        .meta({ description: 'How the customer stands in the directory' }),
    ),
  })
  .meta({ description: 'Every part that is given must hold' }) satisfies z.ZodType<RuleCondition>;

const rule = z.strictObject({
  ruleId: line(64),
  name: words,
  when: condition,
  steps: z.array(stepRule).max(30),
}) satisfies z.ZodType<RouteRule>;

/** A rule set as sent by a client, without the id and version that the system assigns. */
export const ruleSetBody = z
  .strictObject({
    currency: line(3).meta({ description: 'ISO 4217; amounts of the rules are in it', example: 'CNY' }),
    rates: z
      .record(z.string().regex(/^[A-Z]{3}$/), decimal('7.1'))
      .refine((rates) => Object.keys(rates).length <= 50, {
        message: 'Give at most 50 rates.',
        params: { code: 'too_big', zh: '最多填写 50 种汇率。' },
      })
      .meta({ description: 'What one unit of another currency is worth, by ISO 4217 code' }),
    routeOwner: email.meta({ description: 'To whom everything escalates that has nowhere else to go' }),
    fourEyes: z.boolean().meta({ description: 'Whether nobody may approve what they drafted' }),
    rules: z.array(rule).max(200),
  })
  .meta({ id: 'RuleSet' }) satisfies z.ZodType<Omit<RuleSet, 'ruleSetId' | 'version'>>;
