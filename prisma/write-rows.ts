import { type TableRow } from '../domain/contract/projection';
import { Prisma } from './client';
import { asRecords, column } from './columns';

/** Rows to put into a table and rows to take out of it. */
export interface TableChange {
  table: string;
  key: readonly string[];
  upserts: readonly TableRow[];
  /** By their keys alone. */
  removed: readonly TableRow[];
  /** A row with this number or a higher one is left as it is. */
  olderThan?: { field: string };
}

const identifier = (name: string) => Prisma.raw(`"${column(name)}"`); // fields of our own read model, never of a request
const list = (names: readonly string[]) => Prisma.join(names.map(identifier));

export function keyOf(row: TableRow, key: readonly string[]): string {
  return JSON.stringify(key.map((field) => row[field]));
}

/** Several rows of one key as one: what a later one says counts. */
export function merge(rows: readonly TableRow[], key: readonly string[]): TableRow[] {
  const byKey = new Map<string, TableRow>();
  for (const row of rows) byKey.set(keyOf(row, key), { ...byKey.get(keyOf(row, key)), ...row });
  return [...byKey.values()];
}

/** Rows that name the same fields, together: a statement writes the fields that its rows name and no others. */
function byFields(rows: readonly TableRow[]): TableRow[][] {
  const groups = new Map<string, TableRow[]>();
  for (const row of rows) {
    const fields = Object.keys(row).sort().join();
    groups.set(fields, [...(groups.get(fields) ?? []), row]);
  }
  return [...groups.values()];
}

/** How JSON gets into a statement. */
export type AsJson = (text: string) => Prisma.Sql;

export const plainJson: AsJson = (text) => Prisma.sql`${text}::jsonb`;

function upsert({ table, key, olderThan }: TableChange, rows: readonly TableRow[], json: AsJson): Prisma.Sql {
  const fields = Object.keys(rows[0] ?? {});
  const others = fields.filter((field) => !key.includes(field));
  const name = Prisma.raw(`"${table}"`);
  const set = Prisma.join(others.map((field) => Prisma.sql`${identifier(field)} = EXCLUDED.${identifier(field)}`));
  const guard = olderThan
    ? Prisma.sql` WHERE ${name}.${identifier(olderThan.field)} < EXCLUDED.${identifier(olderThan.field)}`
    : Prisma.empty;
  const update = others.length === 0 ? Prisma.sql`DO NOTHING` : Prisma.sql`DO UPDATE SET ${set}${guard}`;
  return Prisma.sql`INSERT INTO ${name} (${list(fields)}) SELECT ${list(fields)}
    FROM jsonb_populate_recordset(NULL::${name}, ${json(asRecords(rows))}) ON CONFLICT (${list(key)}) ${update}`;
}

function remove({ table, key, removed }: TableChange): Prisma.Sql {
  const name = Prisma.raw(`"${table}"`);
  return Prisma.sql`DELETE FROM ${name} WHERE (${list(key)}) IN (
    SELECT ${list(key)} FROM jsonb_populate_recordset(NULL::${name}, ${asRecords(removed)}::jsonb))`;
}

/** The statements that make the changes; an older program beside a newer one leaves the columns alone that it does not know. */
export function statementsFor(changes: readonly TableChange[], json: AsJson = plainJson): Prisma.Sql[] {
  return changes.flatMap((change) => [
    ...(change.removed.length > 0 ? [remove(change)] : []),
    ...byFields(merge(change.upserts, change.key)).map((rows) => upsert(change, rows, json)),
  ]);
}

/** All statements as one, which is one transaction and one way to Postgres and back; `last` is what it answers. */
export function together(statements: readonly Prisma.Sql[], last = Prisma.sql`SELECT 1`): Prisma.Sql {
  const parts = statements.map((statement, index) => Prisma.sql`${Prisma.raw(`part_${index}`)} AS (${statement})`);
  return Prisma.sql`WITH ${Prisma.join(parts)} ${last}`;
}
