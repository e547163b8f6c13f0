import { zoneClock } from '../config/zone-clock';
import { commentsAfter } from '../domain/approval/comment';
import { type Contract } from '../domain/contract/contract';
import { type ContractEvent } from '../domain/contract/events';
import { fold } from '../domain/contract/evolve';
import { lookAhead } from '../domain/contract/outlook';
import { type TableRow } from '../domain/contract/projection';
import { eventTables, stateTables } from '../domain/contract/read-model';
import { type StreamKind } from './append-events';
import { eventChanges } from './append-transition';
import { foldCustomer } from '../domain/customers/evolve';
import { customerTable } from '../domain/customers/rows';
import { canonical } from '../domain/kernel/canonical';
import { type Connection, type Database, Prisma } from './client';
import { asRecords, column } from './columns';
import { loadCalendar } from './load-company';
import { loadCustomerTrail } from './load-customer';
import { loadEvents } from './load-events';
import { digestsOf } from './load-inputs';
import { loadTexts } from './load-terms';
import { keyOf, merge, statementsFor, type TableChange, together } from './write-rows';

type Source = Pick<Connection, 'event' | '$queryRaw'>;

async function stateRows(db: Source, contract: Contract, events: readonly ContractEvent[]): Promise<TableChange[]> {
  const texts = await loadTexts(db, digestsOf(contract));
  const calendar = await loadCalendar(db);
  const reading = { termsOf: texts.termsOf, comments: commentsAfter([], events) };
  const around = { reading, clock: zoneClock, now: contract.updatedAt, calendar };
  const { waiting, outlook } = lookAhead(contract, around);
  const standing = { terms: texts.termsOf(contract.terms), waiting, nextDeadlineAt: outlook.at, calendar };
  return stateTables.map(({ table, key, rows }) => ({ table, key, upserts: rows(contract, standing), removed: [] }));
}

/** The rows of a contract as its events give them, table by table; null for a contract without events. */
async function rowsFromEvents(db: Source, contractId: string): Promise<TableChange[] | null> {
  const events = await loadEvents(db, contractId);
  const contract = fold(events);
  if (!contract) return null;
  const changes = [...(await stateRows(db, contract, events)), ...eventChanges(null, events)];
  const tables = [...new Set(changes.map(({ table }) => table))];
  return tables.map((table) => {
    const own = changes.filter((change) => change.table === table);
    const key = own[0]?.key ?? [];
    return {
      table,
      key,
      removed: [],
      upserts: merge(
        own.flatMap(({ upserts }) => upserts),
        key,
      ),
    };
  });
}

/** The entity whose rows are compared, and the column with its id. */
interface Owner {
  column: 'contract_id' | 'customer_id';
  id: string;
}

/** The expected and the existing rows of a table, sorted by key, as JSON with the columns that the program knows. */
async function asStored(
  db: Pick<Database, '$queryRaw'>,
  { table, key, upserts }: TableChange,
  { column: of, id }: Owner,
) {
  const name = Prisma.raw(`"${table}"`);
  const records = asRecords(upserts);
  const [made, standing] = await Promise.all([
    db.$queryRaw<
      { row: TableRow }[]
    >`SELECT to_jsonb(r) AS row FROM jsonb_populate_recordset(NULL::${name}, ${records}::jsonb) r`,
    db.$queryRaw<{ row: TableRow }[]>`SELECT to_jsonb(t) AS row FROM ${name} t WHERE ${Prisma.raw(of)} = ${id}`,
  ]);
  const columns = key.map(column);
  const sorted = (rows: { row: TableRow }[]) =>
    rows.map(({ row }) => row).sort((a, b) => (keyOf(a, columns) < keyOf(b, columns) ? -1 : 1));
  return { made: sorted(made), standing: sorted(standing) };
}

/** A table whose rows for an entity differ from those that its events give. */
export interface Difference {
  table: string;
  made: TableRow[];
  standing: TableRow[];
}

async function compare(db: Database, changes: TableChange[] | null, owner: Owner): Promise<Difference[]> {
  // There are rows of an entity without events.
  if (!changes) return [{ table: `${owner.column.replace('_id', 's')} without events`, made: [], standing: [] }];
  const compared = await Promise.all(
    changes.map(async (change) => ({ table: change.table, ...(await asStored(db, change, owner)) })),
  );
  return compared.filter(({ made, standing }) => canonical(made) !== canonical(standing));
}

/** Differences between a contract's read model and its events, for all tables of the registry. */
export async function differences(db: Database, contractId: string): Promise<Difference[]> {
  return compare(db, await rowsFromEvents(db, contractId), { column: 'contract_id', id: contractId });
}

async function customerRows(db: Source, customerId: string): Promise<TableChange[] | null> {
  const customer = foldCustomer((await loadCustomerTrail(db, customerId)).events);
  const { table, key, rows } = customerTable;
  return customer && [{ table, key, upserts: rows(customer), removed: [] }];
}

/** Differences between a customer's row and its events. */
async function customerDifferences(db: Database, customerId: string): Promise<Difference[]> {
  return compare(db, await customerRows(db, customerId), { column: 'customer_id', id: customerId });
}

/** Whether a contract's read model equals what its events give. */
export async function isReadModelTrue(db: Database, contractId: string): Promise<boolean> {
  return (await differences(db, contractId)).length === 0;
}

/** Rebuilds a contract's read model from its events in one transaction. A second run writes the same rows. */
export async function rebuildReadModel(db: Database, contractId: string): Promise<void> {
  await db.$transaction(async (transaction) => {
    // The lock prevents a transition from being recorded between reading events and writing rows.
    await transaction.$queryRaw`SELECT 1 FROM contracts WHERE contract_id = ${contractId} FOR UPDATE`;
    const changes = await rowsFromEvents(transaction, contractId);
    const tables = changes ?? [...stateTables, ...eventTables];
    for (const { table } of tables)
      if (table !== 'contracts' || !changes)
        await transaction.$executeRaw`DELETE FROM ${Prisma.raw(`"${table}"`)} WHERE contract_id = ${contractId}`;
    if (changes) await transaction.$executeRaw(together(statementsFor(changes)));
  });
}

/** Rebuilds a customer's row from its events. A second run writes the same row. */
async function rebuildCustomer(db: Database, customerId: string): Promise<void> {
  await db.$transaction(async (transaction) => {
    // The lock prevents a change from being recorded in between.
    await transaction.$queryRaw`SELECT 1 FROM customers WHERE customer_id = ${customerId} FOR UPDATE`;
    const changes = await customerRows(transaction, customerId);
    if (changes) await transaction.$executeRaw(together(statementsFor(changes)));
    else await transaction.$executeRaw`DELETE FROM customers WHERE customer_id = ${customerId}`;
  });
}

/** For each kind of entity, how its rows are compared with its events and rebuilt. */
export const readModels: Record<
  StreamKind,
  {
    differences: (db: Database, id: string) => Promise<Difference[]>;
    rebuild: (db: Database, id: string) => Promise<void>;
  }
> = {
  contract: { differences, rebuild: rebuildReadModel },
  customer: { differences: customerDifferences, rebuild: rebuildCustomer },
};

/** Ids of all entities of a kind that have events, or a row without events. */
export async function idsOf(db: Database, streamKind: StreamKind): Promise<string[]> {
  const [table, id] = streamKind === 'contract' ? ['contracts', 'contract_id'] : ['customers', 'customer_id'];
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT stream_id AS id FROM events WHERE stream_kind = ${streamKind} AND seq = 1
    UNION SELECT ${Prisma.raw(id)} FROM ${Prisma.raw(table)} ORDER BY id`;
  return rows.map(({ id: found }) => found);
}
