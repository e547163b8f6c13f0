import { z } from 'zod';
import { type Command, type CommandType } from '../../domain/commands';
import { comment, day, line, money, optional, partId, reason, revision, side, stepId, text, email } from './values';

/** A command without its name, as it travels. */
export type PayloadOf<T extends CommandType> = Omit<Extract<Command, { type: T }>, 'type'>;

/** Commands whose request says everything; `create`, `revise` and `submit` are completed by the API. */
export type PlainCommandType = Exclude<CommandType, 'create' | 'revise' | 'submit'>;

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

/** The body of every plain command. A missing field, an unknown one or one of another shape does not compile. */
export const commandBodies = {
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
} as const satisfies { [T in PlainCommandType]: z.ZodType<PayloadOf<T>> };
