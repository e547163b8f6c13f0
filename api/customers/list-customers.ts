import { z } from 'zod';
import { customerStatuses } from '../../domain/customers/standing';
import { normalise } from '../../domain/kernel/money';
import { line } from '../../domain/kernel/values';
import { type Database, type Prisma } from '../../prisma/client';
import { contains, cursor, limit, readCursor, writeCursor } from '../http/paging';

export const listQuery = z.strictObject({
  q: line(200).optional().meta({ description: 'Part of the name in either language, or of the registration number' }),
  status: z.enum(customerStatuses).optional(),
  limit,
  cursor,
});

type ListQuery = z.output<typeof listQuery>;

function conditionsOf({ q, status, cursor: from }: ListQuery): Prisma.CustomerWhereInput {
  const after = from === undefined ? null : readCursor(from);
  const conditions: Prisma.CustomerWhereInput[] = [];
  if (status !== undefined) conditions.push({ status });
  if (q !== undefined)
    conditions.push({ OR: [{ name: contains(q) }, { nameEn: contains(q) }, { registrationNumber: contains(q) }] });
  if (after)
    conditions.push({
      OR: [{ createdAt: { lt: after.createdAt } }, { createdAt: after.createdAt, customerId: { lt: after.id } }],
    });
  return { AND: conditions };
}

/** A page of customers, newest first. */
export async function listCustomers(db: Database, query: ListQuery) {
  const rows = await db.customer.findMany({
    where: conditionsOf(query),
    orderBy: [{ createdAt: 'desc' }, { customerId: 'desc' }],
    take: query.limit + 1,
    omit: { state: true, stateVersion: true, nameKey: true, numberKey: true },
  });
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    items: page.map(({ creditAmount, creditCurrency, createdAt, updatedAt, ...row }) => ({
      ...row,
      creditLimit:
        creditAmount && creditCurrency !== null
          ? normalise({ amount: creditAmount.toFixed(), currency: creditCurrency })
          : null,
      ...{ createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() },
    })),
    nextCursor: rows.length > query.limit && last ? writeCursor(last.createdAt, last.customerId) : null,
  };
}
