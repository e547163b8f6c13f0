import { z } from 'zod';
import { comment, day, optional, partId, reason, text } from '../kernel/values';
import { type DeliveryCommands } from './commands';

const report = { milestoneId: partId, attempt: z.int().min(1).max(1_000_000) };

export const deliveryBodies = {
  reportDelivery: z.strictObject({ milestoneId: partId, deliveredOn: day, evidence: text(2000) }),
  acceptDelivery: z.strictObject({ ...report, comment, acceptedOn: optional(day) }),
  rejectDelivery: z.strictObject({ ...report, reason }),
} satisfies { [T in keyof DeliveryCommands]: z.ZodType<DeliveryCommands[T]> };
