import { z } from 'zod';
import {
  day,
  fileDigest,
  language,
  line,
  mark,
  money,
  optional,
  partId,
  party,
  person,
  reason,
  revision,
  taxRate,
  text,
  timeZone,
} from '../kernel/values';
import { type DraftingCommands } from './commands';
import { mostLineItems } from './line-items';
import { dueOnRestDaysChoices, mixedRate } from './terms';
import {
  attachment,
  clause,
  effectCondition,
  fieldValue,
  itemVersion,
  law,
  lineItem,
  numbering,
  paper,
  paymentTrigger,
  sidesWords,
  templateWords,
} from './terms-parts';

export const milestone = z.strictObject({ milestoneId: partId, title: line(200), dueOn: day });

export const paymentLine = z
  .strictObject({
    paymentLineId: partId,
    title: line(200),
    dueOn: optional(day),
    trigger: optional(paymentTrigger),
    percent: optional(z.string().max(8).meta({ example: '30' })),
    amount: optional(money),
  })
  .meta({ description: 'Due on a day or by a trigger; either a percent of the gross price or an amount' });

export const profile = z
  .strictObject({
    department: mark.nullable().default(null),
    customerClass: mark.nullable().default(null),
    riskMarks: z.array(mark).max(50).default([]),
  })
  .meta({ id: 'Profile', description: 'What the approval rules look at beside the terms' });

export const terms = z.strictObject({
  title: line(200),
  scope: optional(text(20_000)),
  clauses: optional(z.array(clause).max(200)),
  parties: z.strictObject({ ours: party, customer: party }),
  price: z.strictObject({ gross: money, taxRate: z.union([taxRate, z.literal(mixedRate)]) }),
  term: z.strictObject({ startsOn: day, endsOn: day }),
  milestones: z.array(milestone).max(200),
  paymentPlan: z.array(paymentLine).max(200),
  language: optional(language),
  template: optional(
    z.strictObject({ ...itemVersion('templateId'), digest: fileDigest, roles: optional(sidesWords), ...templateWords }),
  ),
  fields: optional(z.array(fieldValue).max(100)),
  lineItems: optional(z.array(lineItem).max(mostLineItems)),
  pricesIncludeTax: optional(z.boolean()),
  dueOnRestDays: optional(z.enum(dueOnRestDaysChoices)),
  discount: optional(money),
  effectiveOn: optional(day),
  conditions: optional(z.array(effectCondition).max(20)),
  longStopOn: optional(day),
  backdatedReason: optional(reason),
  law: optional(law),
  attachments: optional(z.array(attachment).max(50)),
  paper: optional(paper),
  framework: optional(z.strictObject({ contractId: z.uuid(), number: line(64) })),
});

export const draftingBodies = {
  create: z
    .strictObject({
      contractId: z.uuid(),
      number: optional(line(64)),
      numbering: optional(numbering),
      contractTypeId: line(64),
      contractTypeVersion: optional(revision),
      copiedFrom: optional(z.uuid()),
      customerId: optional(z.uuid()),
      terms,
      profile: optional(profile),
      owner: person,
      timeZone,
      policy: z.strictObject({ executiveThreshold: money }),
    })
    .refine(({ number, numbering: rule }) => number !== undefined || rule !== undefined, {
      path: ['number'],
      message: 'A contract has a number or a rule that gives it.',
      params: { code: 'invalid', zh: '合同应当有编号或者编号规则。' },
    }),
  revise: z.strictObject({ revision, terms, profile: optional(profile), seenSeq: optional(z.int().min(1)) }),
  submit: z.strictObject({ revision }),
  withdraw: z.strictObject({ reason }),
} satisfies { [T in keyof DraftingCommands]: z.ZodType<DraftingCommands[T]> };
