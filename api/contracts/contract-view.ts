import { z } from 'zod';
import { profile } from '../../domain/drafting/bodies';
import { conditionKinds, dueOnRestDaysChoices } from '../../domain/drafting/terms';
import {
  attachment,
  clause,
  effectCondition,
  fieldValue,
  law,
  lineItem,
  paper,
  paymentTrigger,
  sidesWords,
  templateWords,
} from '../../domain/drafting/terms-parts';
import { money, optional, orNull, party, person, side } from '../../domain/kernel/values';
import { parts } from '../../domain/routing/route';
import { approval, comment } from '../approval/approval-view';
import { signatureRecords } from './signature-records';
import { dayText, instant, stage, vote, waitingItem } from './views';

export const terms = z
  .object({
    title: z.string(),
    scope: z.string().optional(),
    clauses: z.array(clause).optional(),
    parties: z.object({ ours: party, customer: party }),
    price: z.object({ gross: money, taxRate: z.string(), net: money, tax: money }),
    term: z.object({ startsOn: dayText, endsOn: dayText }),
    milestones: z.array(z.object({ milestoneId: z.string(), title: z.string(), dueOn: dayText })),
    paymentPlan: z.array(
      z.object({
        ...{ paymentLineId: z.string(), title: z.string(), amount: money },
        dueOn: dayText.meta({
          description:
            'The agreed due day; with a `trigger` the planned one, assuming that the milestone is accepted on its due day',
        }),
        trigger: optional(paymentTrigger),
        percent: z
          .string()
          .optional()
          .meta({ description: 'Its share of the gross price, if it was entered as a percentage' }),
      }),
    ),
    language: z.enum(['zh-CN', 'en']).optional(),
    template: z
      .object({
        templateId: z.string(),
        version: z.int(),
        digest: z.string(),
        roles: sidesWords.optional(),
        ...templateWords,
      })
      .optional()
      .meta({ description: 'The version of the template that the text is based on' }),
    fields: z.array(fieldValue).optional(),
    lineItems: z
      .array(lineItem.extend({ net: money, tax: money, gross: money, discountShare: optional(money) }))
      .optional(),
    pricesIncludeTax: z.boolean().optional(),
    conditions: z.array(effectCondition).optional(),
    longStopOn: dayText.optional(),
    dueOnRestDays: z.enum(dueOnRestDaysChoices).optional(),
    discount: money.optional().meta({
      description: 'Discount on the total of the line items; the amounts of the line items are after the discount',
    }),
    effectiveOn: dayText.optional(),
    backdatedReason: z.string().optional(),
    law: law.optional(),
    attachments: z.array(attachment).optional(),
    paper: paper.optional(),
    framework: z.object({ contractId: z.uuid(), number: z.string() }).optional(),
  })
  .meta({ id: 'Terms' });

const authority = z.string().meta({ description: 'On what ground the signatory may sign, if it was given' });
const signature = z
  .object({ signatory: z.string(), signedOn: dayText, authority: authority.optional(), recordedAt: instant })
  .meta({ id: 'Signature' });
const signatures = z.object({ ours: orNull(signature), customer: orNull(signature) });

const effectiveDueOn = dayText.nullable().meta({
  description:
    'The day on which it is actually due: a due day on a rest day moves to the next working day. Null if nothing is open',
});

const performance = z
  .object({
    milestones: z.record(
      z.string(),
      z.object({
        status: z.enum(['due', 'reported', 'accepted']),
        dueOn: dayText,
        attempt: z.int(),
        deliveredOn: dayText.nullable(),
        evidence: z.string().nullable(),
        effectiveDueOn,
        overdue: z.boolean(),
      }),
    ),
    payments: z.record(
      z.string(),
      z.object({
        ...{ amount: money, received: money, outstanding: money },
        ...{ dueOn: dayText, effectiveDueOn, overdue: z.boolean() },
        awaits: z.string().nullable().meta({
          description:
            'The milestone whose acceptance it waits for. Until then its days are only planned and nobody is reminded. Null if the days are fixed',
        }),
      }),
    ),
    unallocated: money,
    receipts: z.array(
      z.object({
        ...{ amount: money, receivedOn: dayText, reference: z.string() },
        allocations: z
          .array(z.object({ paymentLineId: z.string(), amount: money }))
          .meta({ description: 'The amount for each line; for a reversed receipt, the amounts before the reversal' }),
        unallocated: money,
        reversed: orNull(z.object({ at: instant, reason: z.string() })),
      }),
    ),
  })
  .meta({ id: 'Performance' });

const change = {
  requestedBy: side,
  requestedAt: instant,
  reason: z.string(),
  approval,
  approvedAt: instant.nullable().meta({ description: 'When our side had agreed; the customer was asked then' }),
  customer: orNull(vote),
  status: z.enum(['in_review', 'awaiting_customer', 'awaiting_signature']).meta({
    description: '`awaiting_signature`: both sides have agreed; the second signature executes it',
  }),
  signatures,
  digest: z.string().nullable().meta({ description: 'SHA-256 of the content that is agreed and signed' }),
};

export const contractView = z
  .object({
    contractId: z.uuid(),
    number: z.string(),
    stage,
    revision: z.int(),
    seq: z.int(),
    externalId: z.string().nullable().meta({ description: 'The id that you gave it when you created it' }),
    contractTypeId: z.string(),
    contractTypeVersion: z.int().nullable(),
    customerId: z.uuid().nullable(),
    owner: person,
    timeZone: z.string(),
    terms,
    profile,
    since: instant.meta({ description: 'When the contract entered its stage' }),
    createdAt: instant,
    updatedAt: instant,
    overdue: z.boolean(),
    waiting: z.array(waitingItem),
    nextDeadlineAt: instant.nullable(),
    returned: orNull(
      z.object({
        at: instant,
        cause: z.string(),
        by: orNull(person),
        reason: z.string(),
        straightBackTo: z.string().nullable(),
      }),
    ),
    approval: orNull(approval),
    comments: z.array(comment).meta({ description: 'The newest 100, oldest first' }),
    confirmer: orNull(z.object({ contact: person, ask: z.int() })),
    signatures: orNull(signatures).meta({ description: 'Signatures of the contract itself' }),
    signatureRecords,
    conditions: z
      .array(
        z.object({
          ...{ conditionId: z.string(), title: z.string(), kind: z.enum(conditionKinds) },
          ...{ paymentLineId: z.string().nullable(), status: z.enum(['open', 'met', 'waived']) },
          ...{ metOn: dayText.nullable(), decidedBy: orNull(person), remark: z.string().nullable() },
          closedAt: instant.nullable(),
        }),
      )
      .meta({ description: 'The conditions of effect that the signed contract has to meet before it is in force' }),
    performance: orNull(performance),
    amendment: orNull(
      z.object({
        ...{ amendmentId: z.string(), ...change, changes: z.record(z.string(), z.any()), terms },
        ...{ difference: money, touched: z.array(z.enum(parts)) },
      }),
    ),
    termination: orNull(z.object({ terminationId: z.string(), ...change, settlement: z.string() })),
    amendments: z
      .array(z.object({ amendmentId: z.string(), executedAt: instant, before: terms }))
      .meta({ description: 'Executed amendments with the terms that they replaced' }),
    ending: orNull(
      z.object({
        ...{ as: z.string(), at: instant, reason: z.string().nullable() },
        lapsed: z.boolean().meta({ description: 'Whether it was signed and ended without ever taking effect' }),
        toGiveBack: orNull(money).meta({
          description: 'For a contract that never took effect: the money that was received and has to be returned',
        }),
      }),
    ),
    archive: orNull(z.object({ fileNumber: z.string(), archivedAt: instant })),
  })
  .meta({ id: 'Contract', description: 'Parts that do not exist in the current stage are null.' });
