import { z } from 'zod';
import { day, line, money, optional, partId, text } from '../kernel/values';
import { type PaymentCommands } from './commands';

const allocation = z.strictObject({ paymentLineId: partId, amount: money }).meta({ id: 'ReceiptAllocation' });
const allocations = z.array(allocation).max(200);
const reference = line(100);

interface Named {
  paymentLineId?: string;
  allocations?: object[];
}

const isEither = (body: Named) => (body.paymentLineId === undefined) !== (body.allocations === undefined);

const eitherWay = {
  path: ['paymentLineId'],
  message: 'Give either a payment line or allocations; an empty list of them keeps all of it with the contract.',
  params: {
    code: 'one_of_two',
    zh: '请填写 paymentLineId 或 allocations 其中之一；allocations 为空列表时，款项全部暂留于合同。',
  },
};

export const paymentBodies = {
  recordReceipt: z
    .strictObject({
      paymentLineId: optional(partId),
      allocations: optional(allocations),
      ...{ amount: money, receivedOn: day, reference },
    })
    .refine(isEither, eitherWay),
  allocateReceipt: z.strictObject({ reference, allocations: allocations.min(1) }),
  reverseReceipt: z.strictObject({ reference, reason: text(2000) }),
} satisfies { [T in keyof PaymentCommands]: z.ZodType<PaymentCommands[T]> };
