import { z } from 'zod';
import { comment, day, line, money, optional, partId, reason, side } from '../kernel/values';
import { type AmendmentCommands } from './commands';

const amendmentId = line(80);

export const changes = z
  .strictObject({
    endsOn: optional(day),
    gross: optional(money),
    milestones: optional(z.array(z.strictObject({ milestoneId: partId, dueOn: day })).max(200)),
    paymentPlan: optional(
      z.array(z.strictObject({ paymentLineId: partId, dueOn: optional(day), amount: optional(money) })).max(200),
    ),
  })
  .meta({ description: 'New dates and amounts; what is not named stays' });

export const amendmentBodies = {
  requestAmendment: z.strictObject({ requestedBy: side, reason, changes }),
  agreeToAmendment: z.strictObject({ amendmentId, comment }),
  refuseAmendment: z.strictObject({ amendmentId, reason }),
} satisfies { [T in keyof AmendmentCommands]: z.ZodType<AmendmentCommands[T]> };
