import { isDeepStrictEqual } from 'node:util';
import { fold } from '../domain/contract/evolve';
import { type Database } from '../prisma/client';
import { contractRow, eventOf, obligationRows, partyRows, revisionRows } from '../prisma/rows';
import { loadCalendar } from '../prisma/load-company';
import { planContract } from './plan-contract';

/** The rows of the read model as the events of a contract make them; null for a contract without events. */
async function rowsFromEvents(db: Pick<Database, 'event' | '$queryRaw'>, contractId: string) {
  const events = await db.event.findMany({ where: { contractId }, orderBy: { seq: 'asc' } });
  const trail = events.map(eventOf);
  const contract = fold(trail);
  if (!contract) return null;
  const { next, waiting } = planContract(contract, contract.updatedAt, await loadCalendar(db));
  return {
    contract: contractRow(contract, { waiting, nextDeadlineAt: next[0]?.at ?? null }),
    parties: partyRows(contract),
    obligations: obligationRows(contract),
    revisions: revisionRows(null, trail),
  };
}

/** The same rows as they stand, in the same order. */
async function rowsAsTheyStand(db: Database, contractId: string) {
  const [contract, parties, obligations, revisions] = await Promise.all([
    db.contract.findUnique({ where: { contractId } }),
    db.party.findMany({ where: { contractId } }),
    db.obligation.findMany({ where: { contractId } }),
    db.revision.findMany({ where: { contractId } }),
  ]);
  return { contract, parties, obligations, revisions: revisions.map(withoutNulls) };
}

/** What may be left out is made without it. */
function withoutNulls<Row extends object>(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as Row; // null where it may be left out
}

/** Decimals as plain numbers of four places, lists in one order, so that only real differences show. */
function comparable(
  rows: Awaited<ReturnType<typeof rowsAsTheyStand>> | NonNullable<Awaited<ReturnType<typeof rowsFromEvents>>>,
): unknown {
  const places = (value: unknown) => (value === null || value === undefined ? null : Number(value).toFixed(4)); // for comparison only
  const plain = (row: object) => {
    const decimals = Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        ['gross', 'amount', 'received'].includes(name) ? places(value) : value,
      ]),
    );
    return JSON.parse(JSON.stringify(decimals)) as unknown;
  };
  const sorted = (list: object[]) =>
    list.map(plain).sort((a, b) => (JSON.stringify(sortKeys(a)) < JSON.stringify(sortKeys(b)) ? -1 : 1));
  return {
    contract: rows.contract && plain(rows.contract),
    parties: sorted(rows.parties),
    obligations: sorted(rows.obligations),
    revisions: sorted(rows.revisions),
  };
}

function sortKeys(value: unknown): unknown {
  return Object.fromEntries(Object.entries(value as object).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Whether the read model of a contract is exactly what its events make. */
export async function isReadModelTrue(db: Database, contractId: string): Promise<boolean> {
  const [made, standing] = [await rowsFromEvents(db, contractId), await rowsAsTheyStand(db, contractId)];
  return made !== null && isDeepStrictEqual(comparable(made), comparable(standing));
}

/** Writes the read model of a contract anew from its events, in one transaction. A second run writes the same rows. */
export async function rebuildReadModel(db: Database, contractId: string): Promise<void> {
  await db.$transaction(async (transaction) => {
    // Keeps a transition from being recorded between reading the events and writing the rows.
    await transaction.$queryRaw`SELECT 1 FROM contracts WHERE contract_id = ${contractId} FOR UPDATE`;
    const rows = await rowsFromEvents(transaction, contractId);
    if (!rows) return;
    await transaction.contract.upsert({ where: { contractId }, create: rows.contract, update: rows.contract });
    await transaction.party.deleteMany({ where: { contractId } });
    await transaction.party.createMany({ data: rows.parties });
    await transaction.obligation.deleteMany({ where: { contractId } });
    await transaction.obligation.createMany({ data: rows.obligations });
    await transaction.revision.deleteMany({ where: { contractId } });
    await transaction.revision.createMany({ data: rows.revisions });
  });
}
