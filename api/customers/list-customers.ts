import { z } from 'zod';
import { customerStatuses } from '../../domain/customers/standing';
import { normalise } from '../../domain/kernel/money';
import { line } from '../../domain/kernel/values';
import { type Database, Prisma } from '../../prisma/client';
import { cursor, like, limit, readCursor, writeCursor } from '../http/paging';

export const listQuery = z.strictObject({
  q: line(200).optional().meta({ description: 'Part of the name in either language or of the registration number' }),
  status: z.enum(customerStatuses).optional(),
  limit,
  cursor,
});

type ListQuery = z.output<typeof listQuery>;

/**
 * The conditions of the query. Text is searched through the index of character pairs. The cursor compares two columns as one row value, because the
 * index holds them so.
 */
function conditionsOf({ q, status, cursor: from }: ListQuery): Prisma.Sql[] {
  const conditions: Prisma.Sql[] = [];
  if (status !== undefined) conditions.push(Prisma.sql`status = ${status}`);
  if (q !== undefined)
    conditions.push(
      Prisma.sql`search_grams(name || E'\n' || coalesce(name_en, '') || E'\n' || coalesce(registration_number, '')) @> search_grams(${q})`,
      Prisma.sql`(name ILIKE ${like(q)} OR name_en ILIKE ${like(q)} OR registration_number ILIKE ${like(q)})`,
    );
  if (from !== undefined) {
    const { createdAt, id } = readCursor(from);
    conditions.push(Prisma.sql`(created_at, customer_id) < (${createdAt.toISOString()}::timestamptz, ${id})`);
  }
  return conditions;
}

/** A page of customers, newest first. The limit is written into the statement, so that Postgres always plans with it. */
export async function listCustomers(db: Database, query: ListQuery) {
  const conditions = conditionsOf(query);
  const where = conditions.length === 0 ? Prisma.empty : Prisma.sql`WHERE ${Prisma.join(conditions, ' AND ')}`;
  const found = await db.$queryRaw<{ customerId: string }[]>`
    SELECT customer_id AS "customerId" FROM customers ${where}
    ORDER BY created_at DESC, customer_id DESC LIMIT ${Prisma.raw(String(query.limit + 1))}`;
  const rows = await db.customer.findMany({
    where: { customerId: { in: found.map(({ customerId }) => customerId) } },
    orderBy: [{ createdAt: 'desc' }, { customerId: 'desc' }],
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
