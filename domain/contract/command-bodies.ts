import { z } from 'zod';
import { type Command, type CommandType } from './commands';
import { type Refusal, refuse } from './refusals';
import {
  attachment,
  clause,
  fieldValue,
  itemVersion,
  law,
  lineItem,
  mostLineItems,
  numbering,
  paper,
  sidesWords,
  templateWords,
} from '../drafting/terms-parts';
import { mixedRate } from '../drafting/terms';
import {
  comment,
  day,
  email,
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
  side,
  stepId,
  taxRate,
  text,
  timeZone,
} from '../kernel/values';

/** A command without its name, as it travels. */
type PayloadOf<T extends CommandType> = Omit<Extract<Command, { type: T }>, 'type'>;

export const milestone = z.strictObject({ milestoneId: partId, title: line(200), dueOn: day });

export const paymentLine = z
  .strictObject({
    paymentLineId: partId,
    title: line(200),
    dueOn: day,
    percent: optional(z.string().max(8).meta({ example: '30' })),
    amount: optional(money),
  })
  .meta({ description: 'Either a percent of the gross price or an amount' });

export const profile = z
  .strictObject({
    department: mark.nullable().default(null),
    customerClass: mark.nullable().default(null),
    riskMarks: z.array(mark).max(50).default([]),
  })
  .meta({ id: 'Profile', description: 'What the approval rules look at beside the terms' });

const terms = z.strictObject({
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
  effectiveOn: optional(day),
  backdatedReason: optional(reason),
  law: optional(law),
  attachments: optional(z.array(attachment).max(50)),
  paper: optional(paper),
  framework: optional(z.strictObject({ contractId: z.uuid(), number: line(64) })),
});

const vote = { revision, stepId, approver: email };
const remark = text(2000).nullable().default(null);
const delivery = { milestoneId: partId, attempt: z.int().min(1).max(1_000_000) };
const amendment = { amendmentId: line(64), side };
const rescission = { rescissionId: line(64), side };

const changes = z
  .strictObject({
    endsOn: optional(day),
    gross: optional(money),
    milestones: optional(z.array(z.strictObject({ milestoneId: partId, dueOn: day })).max(200)),
    paymentPlan: optional(
      z.array(z.strictObject({ paymentLineId: partId, dueOn: optional(day), amount: optional(money) })).max(200),
    ),
  })
  .meta({ description: 'New dates and amounts; what is not named stays' });

/** The body of every command. A missing field, an unknown one or one of another shape does not compile. */
export const commandBodies = {
  create: z
    .strictObject({
      contractId: z.uuid(),
      number: optional(line(64)),
      numbering: optional(numbering),
      templateId: line(64),
      contractTypeVersion: optional(revision),
      copiedFrom: optional(z.uuid()),
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
  approve: z.strictObject({ ...vote, comment }),
  reject: z.strictObject({ ...vote, reason }),
  returnToStep: z.strictObject({
    ...vote,
    toStepId: stepId,
    straightBack: z.boolean().default(false).meta({ description: 'Whether this step is asked right after that one' }),
    reason,
  }),
  delegate: z.strictObject({ ...vote, to: email, reason: remark }),
  addApprover: z.strictObject({ ...vote, person: email, position: z.enum(['before', 'after']), reason: remark }),
  reassign: z.strictObject({ from: email, to: email, reason }),
  assignApprover: z.strictObject({ stepId, to: email, reason }),
  recall: z.strictObject({ revision, reason }),
  nudge: z.strictObject({}),
  copy: z.strictObject({ to: z.array(email).min(1).max(50), note: remark }),
  comment: z.strictObject({ by: email, text: text(2000), mustBeResolved: z.boolean().default(false) }),
  resolveComment: z.strictObject({ commentId: line(64), by: email, text: remark }),
  withdraw: z.strictObject({ reason }),
  confirm: z.strictObject({ revision, comment, contact: optional(email) }),
  requestChanges: z
    .strictObject({
      ...{ revision, reason, contact: optional(email), stepId: optional(stepId), approver: optional(email) },
      straightBack: optional(z.boolean()),
    })
    .refine(({ stepId: step, approver }) => (step === undefined) === (approver === undefined), {
      message: 'An approver names the step and themselves; the customer names neither.',
      params: { code: 'invalid', zh: '审批人应当填写步骤和本人，客户两者均不填写。' },
    }),
  decline: z.strictObject({ revision, reason, contact: optional(email) }),
  forward: z.strictObject({ revision, to: person, reason: remark, contact: optional(email) }),
  resendLink: z.strictObject({}),
  recordSignature: z.strictObject({ side, signatory: line(100), signedOn: day }),
  reportDelivery: z.strictObject({ milestoneId: partId, deliveredOn: day, evidence: text(2000) }),
  acceptDelivery: z.strictObject({ ...delivery, comment }),
  rejectDelivery: z.strictObject({ ...delivery, reason }),
  recordReceipt: z.strictObject({ paymentLineId: partId, amount: money, receivedOn: day, reference: line(100) }),
  requestAmendment: z.strictObject({ requestedBy: side, reason, changes }),
  agreeToAmendment: z.strictObject({ ...amendment, comment }),
  refuseAmendment: z.strictObject({ ...amendment, reason }),
  requestRescission: z.strictObject({ requestedBy: side, reason, settlement: text(4000) }),
  agreeToRescission: z.strictObject({ ...rescission, comment }),
  refuseRescission: z.strictObject({ ...rescission, reason }),
  archive: z.strictObject({ fileNumber: line(100) }),
} as const satisfies { [T in CommandType]: z.ZodType<PayloadOf<T>> };

/** Names of unknown fields may hold what Postgres does not store: NUL, half a surrogate pair. */
function storable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}]/gu, '?');
}

/** Reads a command that somebody typed, such as an operator's signal: complete, or refused with what is wrong where. */
export function readCommand({ type, ...payload }: Command): Command | Refusal {
  const read = commandBodies[type].safeParse(payload);
  if (read.success) return { type, ...read.data } as Command; // `satisfies` binds the body to the type
  const faults = read.error.issues.map(({ path, message }) =>
    `${['', ...path.map(String)].join('/')} ${message}`.trim(),
  );
  return refuse('MALFORMED_COMMAND', type, storable(faults.join('; ')).slice(0, 1000));
}
