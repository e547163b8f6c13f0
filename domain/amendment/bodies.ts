import { z } from 'zod';
import { mostLineItems } from '../drafting/line-items';
import { lineItem, paymentTrigger } from '../drafting/terms-parts';
import {
  allOptional,
  allRemovable,
  comment,
  day,
  line,
  money,
  optional,
  orNull,
  partId,
  reason,
  side,
} from '../kernel/values';
import { type AmendmentCommands } from './commands';

const amendmentId = line(80);

const remove = optional(z.literal(true)).meta({ description: 'It goes; nothing else is said of it then' });

const paymentLineChange = z.strictObject({
  ...{ paymentLineId: partId, title: optional(line(200)), amount: optional(money), remove },
  dueOn: optional(day).meta({ description: 'A fixed day, in place of what it hung on' }),
  trigger: optional(paymentTrigger),
});

const { lineItemId, ...ofLine } = lineItem.shape;
const { specification, taxCategoryCode, discountPercent, discountAmount, ...always } = ofLine;

/** A change of a line item; null removes an optional field. */
const lineItemChange = z
  .strictObject({
    lineItemId,
    remove,
    ...allOptional(always),
    ...allRemovable({
      specification: specification.unwrap(),
      taxCategoryCode: taxCategoryCode.unwrap(),
      discountPercent: discountPercent.unwrap(),
      discountAmount: discountAmount.unwrap(),
    }),
  })
  .meta({ id: 'LineItemChange' });

export const changes = z
  .strictObject({
    endsOn: optional(day),
    gross: optional(money),
    lineItems: optional(z.array(lineItemChange).max(mostLineItems)).meta({
      description:
        'An id that the contract does not have is a new line, said whole; the price is what all lines come to',
    }),
    discount: optional(orNull(money)).meta({ description: 'Off the total of the line items; null takes it away' }),
    milestones: optional(
      z
        .array(z.strictObject({ milestoneId: partId, title: optional(line(200)), dueOn: optional(day), remove }))
        .max(200),
    ).meta({ description: 'An id that the contract does not have is a new delivery, with title and day' }),
    paymentPlan: optional(z.array(paymentLineChange).max(200)).meta({
      description: 'An id that the contract does not have is a new payment, with title, amount and a day or a trigger',
    }),
  })
  .meta({
    description:
      'What changes, comes and goes; what is not named stays. What was delivered and accepted, or paid, stays as well.',
  });

export const amendmentBodies = {
  requestAmendment: z.strictObject({ requestedBy: side, reason, changes }),
  agreeToAmendment: z.strictObject({ amendmentId, comment }),
  refuseAmendment: z.strictObject({ amendmentId, reason }),
} satisfies { [T in keyof AmendmentCommands]: z.ZodType<AmendmentCommands[T]> };
