import { z } from 'zod';
import { type Command, type CommandType } from './commands';
import { type Refusal, refuse } from './refusals';
import {
  comment,
  day,
  email,
  line,
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
} from './values';

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

const terms = z.strictObject({
  title: line(200),
  parties: z.strictObject({ ours: party, customer: party }),
  price: z.strictObject({ gross: money, taxRate }),
  term: z.strictObject({ startsOn: day, endsOn: day }),
  milestones: z.array(milestone).max(200),
  paymentPlan: z.array(paymentLine).max(200),
});

const vote = { revision, stepId, approver: email };
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
  create: z.strictObject({
    contractId: z.uuid(),
    number: line(64),
    templateId: line(64),
    terms,
    owner: person,
    timeZone,
    policy: z.strictObject({ executiveThreshold: money }),
  }),
  revise: z.strictObject({ revision, terms }),
  submit: z.strictObject({
    revision,
    approvers: z.strictObject({ legal: person, finance: person, business: person, executive: person }),
  }),
  approve: z.strictObject({ ...vote, comment }),
  reject: z.strictObject({ ...vote, reason }),
  withdraw: z.strictObject({ reason }),
  confirm: z.strictObject({ revision, comment }),
  requestChanges: z.strictObject({ revision, reason }),
  decline: z.strictObject({ revision, reason }),
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
