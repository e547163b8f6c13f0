import { z } from 'zod';
import { day, email, line } from '../../domain/kernel/values';
import { cursor, limit } from '../http/paging';
import { externalId } from './external-id';
import { askedInstant, stage } from './views';

export const listQuery = z.strictObject({
  stage: z
    .union([stage, z.array(stage).max(20)])
    .optional()
    .meta({ description: 'One stage or several: `stage=active&stage=completed`' }),
  number: line(128).optional().meta({ description: 'The exact contract number' }),
  externalId: externalId.optional().meta({ description: 'The id that you gave it when you created it' }),
  contractTypeId: line(64).optional().meta({ description: 'The contract type it was made from' }),
  owner: email.optional().meta({ description: 'Mail address of the employee who answers for it' }),
  startsFrom: day.optional().meta({ description: 'The term starts on this day or later' }),
  startsUntil: day.optional().meta({ description: 'The term starts on this day or earlier' }),
  endsFrom: day.optional().meta({ description: 'The term ends on this day or later' }),
  endsUntil: day.optional().meta({ description: 'The term ends on this day or earlier' }),
  updatedSince: askedInstant.optional().meta({ description: 'The contract changed at this instant or later' }),
  customerName: line(200).optional().meta({ description: 'Part of the customer’s name' }),
  overdue: z.enum(['true', 'false']).optional(),
  waitingOn: line(64).optional().meta({ description: 'On whom the contract waits: a step, `customer`, `owner` …' }),
  q: line(200).optional().meta({ description: 'Part of the number, the title or the customer’s name' }),
  customerId: z.uuid().optional().meta({ description: 'Id in the customer directory' }),
  limit,
  cursor,
});

export type ListQuery = z.output<typeof listQuery>;
