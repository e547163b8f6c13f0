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

// Names of our own read model, never of a request.
const identifier = (field: string) => `"${column(field)}"`;
const list = (fields: readonly string[]) => fields.map(identifier).join();

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

/** Writing the same fields of the same table is the same text, on either side of the rows. */
const upsertTexts = new Map<string, readonly [Prisma.Sql, Prisma.Sql]>();

function upsertText(
  { table, key, olderThan }: TableChange,
  fields: readonly string[],
): readonly [Prisma.Sql, Prisma.Sql] {
  const name = `${table} ${olderThan?.field ?? ''} ${fields.join()}`;
  const known = upsertTexts.get(name);
  if (known) return known;
  const others = fields.filter((field) => !key.includes(field)).map(identifier);
  const older = olderThan && identifier(olderThan.field);
  const guard = older ? ` WHERE "${table}".${older} < EXCLUDED.${older}` : '';
  const set = others.map((field) => `${field} = EXCLUDED.${field}`).join();
  const update = others.length === 0 ? 'DO NOTHING' : `DO UPDATE SET ${set}${guard}`;
  const text = [
    Prisma.raw(`INSERT INTO "${table}" (${list(fields)}) SELECT ${list(fields)}
    FROM jsonb_populate_recordset(NULL::"${table}", `),
    Prisma.raw(`) ON CONFLICT (${list(key)}) ${update}`),
  ] as const;
  upsertTexts.set(name, text);
  return text;
}

function upsert(change: TableChange, rows: readonly TableRow[], json: AsJson): Prisma.Sql {
  const [before, after] = upsertText(change, Object.keys(rows[0] ?? {}));
  return Prisma.sql`${before}${json(asRecords(rows))}${after}`;
}

function remove({ table, key, removed }: TableChange): Prisma.Sql {
  const name = Prisma.raw(`"${table}"`);
  const fields = Prisma.raw(list(key));
  return Prisma.sql`DELETE FROM ${name} WHERE (${fields}) IN (
    SELECT ${fields} FROM jsonb_populate_recordset(NULL::${name}, ${asRecords(removed)}::jsonb))`;
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
