import { z } from 'zod';
import { normalise } from '../../domain/kernel/money';
import { type Database, type Prisma } from '../../prisma/client';
import { contains, cursor, limit, nextCursor, readCursor, writeCursor } from '../http/paging';
import { askedInstant, stage, waitingFor } from './views';
import { day, email, line, money } from '../../domain/kernel/values';
import { externalIdsOf } from '../../prisma/external-ids';
import { externalId } from './external-id';

export const listQuery = z.strictObject({
  stage: z
    .union([stage, z.array(stage).max(20)])
    .optional()
    .meta({ description: 'One stage or several: `stage=active&stage=completed`' }),
  number: line(128).optional().meta({ description: 'The whole number' }),
  externalId: externalId.optional().meta({ description: 'What you called it when you created it' }),
  contractTypeId: line(64).optional().meta({ description: 'The contract type it was made from' }),
  owner: email.optional().meta({ description: 'Mail address of the employee who answers for it' }),
  startsFrom: day.optional().meta({ description: 'The first day of its term, or a later one' }),
  startsUntil: day.optional().meta({ description: 'The first day of its term, or an earlier one' }),
  endsFrom: day.optional().meta({ description: 'The last day of its term, or a later one' }),
  endsUntil: day.optional().meta({ description: 'The last day of its term, or an earlier one' }),
  updatedSince: askedInstant.optional().meta({ description: 'Something has happened to it at this instant or later' }),
  customerName: line(200).optional().meta({ description: 'Part of the customer’s name' }),
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
        externalId: z.string().nullable().meta({ description: 'What you called it when you created it' }),
        customerName: z.string(),
        customerId: z.uuid().nullable(),
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

const dayOf = (text: string) => new Date(`${text}T00:00:00Z`);

/** Conditions on columns of their own, each with an index. */
function columnsOf(query: ListQuery): Prisma.ContractWhereInput {
  const { number, contractTypeId, customerId, updatedSince, startsFrom, startsUntil, endsFrom, endsUntil } = query;
  const stages = query.stage === undefined ? undefined : [query.stage].flat();
  const between = (from?: string, until?: string) => ({
    ...(from === undefined ? {} : { gte: dayOf(from) }),
    ...(until === undefined ? {} : { lte: dayOf(until) }),
  });
  return {
    ...(stages ? { stage: { in: stages } } : {}),
    ...(number === undefined ? {} : { number }),
    ...(contractTypeId === undefined ? {} : { contractTypeId }),
    ...(customerId === undefined ? {} : { customerId }),
    ...(updatedSince === undefined ? {} : { updatedAt: { gte: updatedSince } }),
    ...{ startsOn: between(startsFrom, startsUntil), endsOn: between(endsFrom, endsUntil) },
  };
}

function conditionsOf(query: ListQuery): Prisma.ContractWhereInput {
  const { customerName, overdue, waitingOn, q, cursor: from } = query;
  const after = from === undefined ? null : readCursor(from);
  const conditions: Prisma.ContractWhereInput[] = [columnsOf(query)];
  if (customerName !== undefined) conditions.push({ customerName: contains(customerName) });
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

/** Conditions that other tables settle first. A contract has its owner's address as the company writes it. */
async function lookedUp(
  db: Database,
  { owner, externalId: named }: ListQuery,
  caller: string,
): Promise<Prisma.ContractWhereInput> {
  const [people, own] = await Promise.all([
    owner === undefined ? [] : db.user.findMany({ where: { email: { equals: owner, mode: 'insensitive' } } }),
    named === undefined
      ? null
      : db.externalId.findUnique({ where: { caller_externalId: { caller, externalId: named } } }),
  ]);
  return {
    ...(owner === undefined ? {} : { ownerEmail: { in: [owner, ...people.map(({ email: address }) => address)] } }),
    ...(named === undefined ? {} : { contractId: own?.contractId ?? '' }),
  };
}

/** A page of contracts, newest first. */
export async function listContracts(db: Database, query: ListQuery, caller: string) {
  const rows = await db.contract.findMany({
    where: { AND: [conditionsOf(query), await lookedUp(db, query, caller)] },
    orderBy: [{ createdAt: 'desc' }, { contractId: 'desc' }],
    take: query.limit + 1,
    omit: { state: true, waiting: true },
  });
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  const names = await externalIdsOf(
    db,
    caller,
    page.map(({ contractId }) => contractId),
  );
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
        ...{ contractId, number, title, stage: at, revision, seq, contractTypeId, customerName },
        ...{ customerId: row.customerId, externalId: names.get(contractId) ?? null },
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
