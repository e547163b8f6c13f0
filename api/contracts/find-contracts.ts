import { type Database, Prisma } from '../../prisma/client';
import { like, readCursor } from '../http/paging';
import { type ListQuery } from './list-query';

/**
 * If a text search matches at most this many contracts, they are selected by id. If it matches more, the newest contracts are scanned for the text
 * instead.
 */
const mostFound = 1_000;

type Conditions = Prisma.Sql[];

function given<Value>(value: Value | undefined, condition: (value: Value) => Prisma.Sql): Conditions {
  return value === undefined ? [] : [condition(value)];
}

/** Conditions on indexed columns. */
function columnsOf(query: ListQuery): Conditions {
  const { number, contractTypeId, customerId, updatedSince, overdue, waitingOn } = query;
  const { startsFrom, startsUntil, endsFrom, endsUntil } = query;
  return [
    ...given(number, (is) => Prisma.sql`number = ${is}`),
    ...given(contractTypeId, (is) => Prisma.sql`contract_type_id = ${is}`),
    ...given(customerId, (is) => Prisma.sql`customer_id = ${is}`),
    ...given(updatedSince, (at) => Prisma.sql`updated_at >= ${at.toISOString()}::timestamptz`),
    ...given(startsFrom, (day) => Prisma.sql`starts_on >= ${day}::date`),
    ...given(startsUntil, (day) => Prisma.sql`starts_on <= ${day}::date`),
    ...given(endsFrom, (day) => Prisma.sql`ends_on >= ${day}::date`),
    ...given(endsUntil, (day) => Prisma.sql`ends_on <= ${day}::date`),
    ...given(overdue, (is) => (is === 'true' ? Prisma.sql`overdue` : Prisma.sql`NOT overdue`)),
    ...given(waitingOn, (on) => Prisma.sql`waiting_on @> ARRAY[${on}]`),
  ];
}

/** The position after which the page begins. Both columns are compared as one row value, because the index holds them so. */
function placeOf({ cursor }: ListQuery): Conditions {
  return given(cursor, (text) => {
    const { createdAt, id } = readCursor(text);
    return Prisma.sql`(created_at, contract_id) < (${createdAt.toISOString()}::timestamptz, ${id})`;
  });
}

/**
 * Conditions that need another table first. A contract stores its owner's mail address in the company's spelling, so the address is looked up
 * regardless of case.
 */
async function lookedUp(db: Database, { owner, externalId }: ListQuery, caller: string): Promise<Conditions> {
  const conditions: Conditions = [];
  if (owner !== undefined) {
    const people = await db.user.findMany({ where: { email: { equals: owner, mode: 'insensitive' } } });
    const [address, ...others] = new Set([owner, ...people.map(({ email }) => email)]);
    // With a single address the index delivers the rows already in the order of the list.
    conditions.push(
      others.length === 0
        ? Prisma.sql`owner_email = ${address}`
        : Prisma.sql`owner_email = ANY(${[address, ...others]})`,
    );
  }
  if (externalId !== undefined) {
    const own = await db.externalId.findUnique({ where: { caller_externalId: { caller, externalId } } });
    conditions.push(Prisma.sql`contract_id = ${own?.contractId ?? ''}`);
  }
  return conditions;
}

/**
 * Conditions of a text search: the ids found through the index of character pairs or, if there are too many, a plain text match, which soon finds
 * enough among the newest contracts.
 */
async function searched(db: Database, { q, customerName }: ListQuery): Promise<Conditions> {
  if (q === undefined && customerName === undefined) return [];
  const found = [
    ...given(q, (text) => Prisma.sql`search_grams(text) @> search_grams(${text}) AND text ILIKE ${like(text)}`),
    ...given(
      customerName,
      (name) => Prisma.sql`search_grams(text) @> search_grams(${name}) AND customer_name ILIKE ${like(name)}`,
    ),
  ];
  const rows = await db.$queryRaw<{ contractId: string }[]>`
    SELECT contract_id AS "contractId" FROM contract_search WHERE ${Prisma.join(found, ' AND ')}
    LIMIT ${Prisma.raw(String(mostFound + 1))}`;
  if (rows.length <= mostFound) return [Prisma.sql`contract_id = ANY(${rows.map(({ contractId }) => contractId)})`];
  return [
    ...given(
      q,
      (text) =>
        Prisma.sql`(number ILIKE ${like(text)} OR title ILIKE ${like(text)} OR customer_name ILIKE ${like(text)})`,
    ),
    ...given(customerName, (name) => Prisma.sql`customer_name ILIKE ${like(name)}`),
  ];
}

/** The newest contracts of one stage, or of all. The limit is written into the statement, so that Postgres always plans with it. */
function newest(conditions: Conditions, count: number): Prisma.Sql {
  const where = conditions.length === 0 ? Prisma.empty : Prisma.sql`WHERE ${Prisma.join(conditions, ' AND ')}`;
  return Prisma.sql`SELECT contract_id, created_at FROM contracts ${where}
    ORDER BY created_at DESC, contract_id DESC LIMIT ${Prisma.raw(String(count))}`;
}

/** The ids of the newest contracts that match all conditions, newest first. Each stage has its own subquery, so that each can use the index. */
export async function findContracts(db: Database, query: ListQuery, caller: string, count: number): Promise<string[]> {
  const conditions = [
    ...[...columnsOf(query), ...placeOf(query)],
    ...[...(await lookedUp(db, query, caller)), ...(await searched(db, query))],
  ];
  const stages = query.stage === undefined ? [] : [...new Set([query.stage].flat())];
  const parts =
    stages.length === 0
      ? [newest(conditions, count)]
      : stages.map((stage) => newest([Prisma.sql`stage = ${stage}`, ...conditions], count));
  const rows = await db.$queryRaw<{ contractId: string }[]>`
    SELECT contract_id AS "contractId" FROM (${Prisma.join(
      parts.map((part) => Prisma.sql`(${part})`),
      ' UNION ALL ',
    )}) AS found ORDER BY created_at DESC, contract_id DESC LIMIT ${Prisma.raw(String(count))}`;
  return rows.map(({ contractId }) => contractId);
}
