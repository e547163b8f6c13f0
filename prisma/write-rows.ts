import { type TableRow } from '../domain/contract/projection';
import { Prisma } from './client';
import { asRecords, column } from './columns';

/** Rows to write to a table and rows to delete from it. */
export interface TableChange {
  table: string;
  key: readonly string[];
  upserts: readonly TableRow[];
  /** Only their keys are used. */
  removed: readonly TableRow[];
  /** A row with this number or a higher one is not overwritten. */
  olderThan?: { field: string };
}

// Identifiers come from our read model, never from a request.
const identifier = (field: string) => `"${column(field)}"`;
const list = (fields: readonly string[]) => fields.map(identifier).join();

export function keyOf(row: TableRow, key: readonly string[]): string {
  return JSON.stringify(key.map((field) => row[field]));
}

/** Merges rows with the same key; later rows take precedence. */
export function merge(rows: readonly TableRow[], key: readonly string[]): TableRow[] {
  const byKey = new Map<string, TableRow>();
  for (const row of rows) byKey.set(keyOf(row, key), { ...byKey.get(keyOf(row, key)), ...row });
  return [...byKey.values()];
}

/** Groups rows by their fields, because a statement writes only the fields that its rows contain. */
function byFields(rows: readonly TableRow[]): TableRow[][] {
  const groups = new Map<string, TableRow[]>();
  for (const row of rows) {
    const fields = Object.keys(row).sort().join();
    groups.set(fields, [...(groups.get(fields) ?? []), row]);
  }
  return [...groups.values()];
}

/** How a JSON text becomes part of a statement. */
export type AsJson = (text: string) => Prisma.Sql;

export const plainJson: AsJson = (text) => Prisma.sql`${text}::jsonb`;

/** Cache of SQL texts: the same fields of the same table always give the same text before and after the rows. */
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

/** The statements for the changes. They name their columns, so that an older program leaves alone the columns of a newer one that it does not know. */
export function statementsFor(changes: readonly TableChange[], json: AsJson = plainJson): Prisma.Sql[] {
  return changes.flatMap((change) => [
    ...(change.removed.length > 0 ? [remove(change)] : []),
    ...byFields(merge(change.upserts, change.key)).map((rows) => upsert(change, rows, json)),
  ]);
}

/** Combines statements into one, which is one transaction and one round trip; `last` is the result. */
export function together(statements: readonly Prisma.Sql[], last = Prisma.sql`SELECT 1`): Prisma.Sql {
  const parts = statements.map((statement, index) => Prisma.sql`${Prisma.raw(`part_${index}`)} AS (${statement})`);
  return Prisma.sql`WITH ${Prisma.join(parts)} ${last}`;
}
