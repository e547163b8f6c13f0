import { z } from 'zod';
import { normalise } from '../../domain/kernel/money';
import { type Database, type Prisma } from '../../prisma/client';
import { contains, cursor, limit, nextCursor, readCursor, writeCursor } from '../http/paging';
import { stage, waitingFor } from './views';
import { line, money } from '../../domain/kernel/values';

export const listQuery = z.strictObject({
  stage: stage.optional(),
  customer: line(200).optional().meta({ description: 'Part of the customer’s name' }),
  overdue: z.enum(['true', 'false']).optional(),
  waitingOn: line(64).optional().meta({ description: 'On whom the contract waits: a step, `customer`, `owner` …' }),
  q: line(200).optional().meta({ description: 'Part of the number, the title or the customer’s name' }),
  customerId: z.uuid().optional().meta({ description: 'In the customer directory' }),
  limit,
  cursor,
});

export const contractPage = z.object({
  items: z.array(
    z
      .object({
        contractId: z.uuid(),
        number: z.string(),
        title: z.string(),
        stage,
        revision: z.int(),
        seq: z.int(),
        contractTypeId: z.string(),
        customer: z.string(),
        owner: z.object({ name: z.string(), email: z.string() }),
        gross: money,
        term: z.object({ startsOn: z.iso.date(), endsOn: z.iso.date() }),
        overdue: z.boolean(),
        waitingOn: z.array(waitingFor),
        nextDeadlineAt: z.iso.datetime().nullable(),
        createdAt: z.iso.datetime(),
        updatedAt: z.iso.datetime(),
      })
      .meta({ id: 'ContractSummary' }),
  ),
  nextCursor,
});

type ListQuery = z.output<typeof listQuery>;

function conditionsOf({
  stage: wanted,
  customer,
  customerId,
  overdue,
  waitingOn,
  q,
  cursor: from,
}: ListQuery): Prisma.ContractWhereInput {
  const after = from === undefined ? null : readCursor(from);
  const conditions: Prisma.ContractWhereInput[] = [];
  if (wanted !== undefined) conditions.push({ stage: wanted });
  if (customer !== undefined) conditions.push({ customerName: contains(customer) });
  if (customerId !== undefined) conditions.push({ customerId });
  if (overdue !== undefined) conditions.push({ overdue: overdue === 'true' });
  if (waitingOn !== undefined) conditions.push({ waitingOn: { has: waitingOn } });
  if (q !== undefined)
    conditions.push({ OR: [{ number: contains(q) }, { title: contains(q) }, { customerName: contains(q) }] });
  if (after)
    conditions.push({
      OR: [{ createdAt: { lt: after.createdAt } }, { createdAt: after.createdAt, contractId: { lt: after.id } }],
    });
  return { AND: conditions };
}

/** A page of contracts, newest first. */
export async function listContracts(db: Database, query: ListQuery) {
  const rows = await db.contract.findMany({
    where: conditionsOf(query),
    orderBy: [{ createdAt: 'desc' }, { contractId: 'desc' }],
    take: query.limit + 1,
    omit: { state: true, waiting: true },
  });
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    items: page.map((row) => {
      const {
        contractId,
        number,
        title,
        stage: at,
        revision,
        seq,
        contractTypeId,
        customerName,
        ownerName,
        ownerEmail,
      } = row;
      const { gross, currency, startsOn, endsOn, overdue, waitingOn, nextDeadlineAt, createdAt, updatedAt } = row;
      return {
        ...{ contractId, number, title, stage: at, revision, seq, contractTypeId, customer: customerName },
        owner: { name: ownerName, email: ownerEmail },
        gross: normalise({ amount: gross.toFixed(), currency }),
        term: { startsOn: startsOn.toISOString().slice(0, 10), endsOn: endsOn.toISOString().slice(0, 10) },
        ...{ overdue, waitingOn, createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() },
        nextDeadlineAt: nextDeadlineAt?.toISOString() ?? null,
      };
    }),
    nextCursor: rows.length > query.limit && last ? writeCursor(last.createdAt, last.contractId) : null,
  };
}
