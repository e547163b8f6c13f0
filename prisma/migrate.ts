import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Client, DatabaseError } from 'pg';

const migrationsFolder = path.join(__dirname, 'migrations');

/** The lock that Prisma's own tool uses, so that both never run at once. */
const lockId = 72_707_369;

/** Why the database was not migrated, in sentences for the person who starts Concordat. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

interface MigrationResult {
  /** Names of the migrations that this call applied, in order. */
  applied: string[];
  /** Number of migrations applied before. */
  before: number;
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(path.join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/** Host, port and database of a connection URL, without the password. */
function placeOf(databaseUrl: string): string {
  const { host, pathname } = new URL(databaseUrl);
  return `${host}${pathname}`;
}

async function connect(databaseUrl: string): Promise<Client> {
  const client = new Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: 10_000,
    options: '-c timezone=UTC',
    application_name: 'concordat-migrate',
  });
  client.on('error', () => undefined); // the running query fails with the same error
  try {
    await client.connect();
    return client;
  } catch (error) {
    const why = error instanceof Error ? error.message || String(error) : String(error);
    throw new MigrationError(`The database at ${placeOf(databaseUrl)} (DATABASE_URL) cannot be used: ${why}.`, {
      cause: error,
    });
  }
}

/** Contracts contain Chinese text and exact instants: a database that would change either is refused before anything is written. */
async function assertUsable(client: Client, databaseUrl: string): Promise<void> {
  const instant = new Date('2026-03-29T01:30:00.123Z');
  const { rows } = await client.query<{ encoding: string; zone: string; back: Date; text: string }>(
    `select current_setting('server_encoding') as encoding, current_setting('TimeZone') as zone,
            $1::timestamptz as back, to_char($1::timestamptz, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as text`,
    [instant],
  );
  const [found] = rows;
  if (found?.encoding !== 'UTF8')
    throw new MigrationError(
      `The database at ${placeOf(databaseUrl)} stores text as ${found?.encoding ?? 'unknown'}; Concordat needs UTF8. Create it with: create database concordat encoding 'UTF8' template template0.`,
    );
  if (found.back.getTime() !== instant.getTime() || found.text !== instant.toISOString())
    throw new MigrationError(
      `The database at ${placeOf(databaseUrl)} gives instants back in the time zone ${found.zone} instead of UTC, though the connection asked for UTC. A pooler in between may drop "options": connect directly, or run: alter role … set timezone to 'UTC'.`,
    );
}

/** The table of Prisma's own tool, so that both can be used on the same database. */
const createTable = `
  create table if not exists _prisma_migrations (
    id varchar(36) primary key not null,
    checksum varchar(64) not null,
    finished_at timestamptz,
    migration_name varchar(255) not null,
    logs text,
    rolled_back_at timestamptz,
    started_at timestamptz not null default now(),
    applied_steps_count integer not null default 0
  )`;

async function readApplied(client: Client): Promise<Map<string, string>> {
  await client.query(createTable);
  const { rows } = await client.query<{ migration_name: string; checksum: string; finished_at: Date | null }>(
    'select migration_name, checksum, finished_at from _prisma_migrations where rolled_back_at is null',
  );
  const unfinished = rows.find((row) => row.finished_at === null);
  if (unfinished !== undefined)
    throw new MigrationError(
      `Migration ${unfinished.migration_name} was begun by another tool and not finished. Repair the database and mark it with "prisma migrate resolve".`,
    );
  return new Map(rows.map((row) => [row.migration_name, row.checksum]));
}

/** Applied migrations must equal ours byte for byte, otherwise the schema does not fit this program. */
function assertKnown(applied: Map<string, string>, migrations: readonly Migration[]): void {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const [name, checksum] of applied) {
    const migration = known.get(name);
    if (migration === undefined)
      throw new MigrationError(
        `The database has migration ${name}, which this version of Concordat does not know: a newer version has used it. Start that version, or restore a backup from before it.`,
      );
    if (migration.checksum !== checksum)
      throw new MigrationError(
        `Migration ${name} was changed after it had been applied. Restore prisma/migrations/${name}/migration.sql as it was and put the change into a new migration.`,
      );
  }
}

async function apply(client: Client, migration: Migration): Promise<void> {
  try {
    await client.query('begin');
    await client.query(migration.sql);
    await client.query(
      `insert into _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       values ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), migration.checksum, migration.name],
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    const why = error instanceof Error ? error.message : String(error);
    throw new MigrationError(`Migration ${migration.name} failed and changed nothing: ${why}.`, { cause: error });
  }
}

async function takeLock(client: Client): Promise<void> {
  try {
    await client.query("set lock_timeout = '60s'");
    await client.query('select pg_advisory_lock($1)', [lockId]);
    await client.query('set lock_timeout = 0');
  } catch (error) {
    if (error instanceof DatabaseError && error.code === '55P03')
      throw new MigrationError(
        'Another migration of this database has been running for a minute. Wait for it, then start again.',
      );
    throw error;
  }
}

/**
 * Migrates the database to this version's schema. Can run at every start and in several processes at once: one
 * does the work, the others wait. Each migration is one transaction together with its row, so an interrupted one leaves nothing behind.
 * @throws MigrationError
 */
export async function migrate(options: {
  databaseUrl: string;
  report?: (line: string) => void;
  folder?: string;
}): Promise<MigrationResult> {
  const migrations = await readMigrations(options.folder ?? migrationsFolder);
  const client = await connect(options.databaseUrl);
  try {
    await assertUsable(client, options.databaseUrl);
    await takeLock(client);
    const before = await readApplied(client);
    assertKnown(before, migrations);
    const applied: string[] = [];
    for (const migration of migrations.filter(({ name }) => !before.has(name))) {
      await apply(client, migration);
      options.report?.(`Applied migration ${migration.name}`);
      applied.push(migration.name);
    }
    return { applied, before: before.size };
  } finally {
    await client.end().catch(() => undefined); // also releases the lock
  }
}
