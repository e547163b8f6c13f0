import { z } from 'zod';
import { details } from '../../domain/customers/bodies';
import { customerStatuses } from '../../domain/customers/standing';
import { instantText, money, orNull } from '../../domain/kernel/values';
import { balance } from '../contracts/views';
import { nextCursor } from '../http/paging';

const status = z.enum(customerStatuses).meta({ id: 'CustomerStatus' });

export const customerView = z
  .object({
    ...{ customerId: z.uuid(), seq: z.int().meta({ description: 'Number of the last event' }) },
    ...details.shape,
    ...{ status, reason: z.string().nullable(), createdAt: instantText, updatedAt: instantText },
  })
  .meta({ id: 'Customer' });

export const customerPage = z.object({
  items: z.array(
    z
      .object({
        ...{ customerId: z.uuid(), seq: z.int(), name: z.string(), nameEn: z.string().nullable() },
        ...{ country: z.string(), registrationNumber: z.string().nullable() },
        ...{ status, reason: z.string().nullable(), creditLimit: orNull(money) },
        ...{ createdAt: instantText, updatedAt: instantText },
      })
      .meta({ id: 'CustomerSummary' }),
  ),
  nextCursor,
});

export const credit = z
  .object({
    limit: money,
    committed: money.meta({
      description:
        'Total gross price of its contracts in approval, with the customer or active, in the currency of the limit',
    }),
    left: balance,
  })
  .meta({ id: 'CustomerCredit' });
