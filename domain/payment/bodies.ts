import { z } from 'zod';
import { day, line, money, partId } from '../kernel/values';
import { type PaymentCommands } from './commands';

export const paymentBodies = {
  recordReceipt: z.strictObject({ paymentLineId: partId, amount: money, receivedOn: day, reference: line(100) }),
} satisfies { [T in keyof PaymentCommands]: z.ZodType<PaymentCommands[T]> };
