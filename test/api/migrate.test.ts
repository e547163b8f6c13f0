import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { migrate } from '../../prisma/migrate';
import { createTestDatabase } from '../setup/test-database';

const migrations = path.resolve(__dirname, '..', '..', 'prisma', 'migrations');

async function query(databaseUrl: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('migrating a database', () => {
  let folder: string;
  let databaseUrl: string;
  const add = async (name: string, sql: string) => {
    await mkdir(path.join(folder, name), { recursive: true });
    await writeFile(path.join(folder, name, 'migration.sql'), sql);
  };
  const run = () => migrate({ databaseUrl, folder });

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'concordat-migrations-'));
    await add('20260101000000_first', 'create table first (id int primary key); insert into first values (1);');
    databaseUrl = await createTestDatabase('template0');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('applies each migration once and in order, whoever else migrates at the same time', async () => {
    await add('20260102000000_second', 'alter table first add column name text;');
    const results = await Promise.all([run(), run(), run()]);
    expect(results.flatMap((result) => result.applied)).toEqual(['20260101000000_first', '20260102000000_second']);
    expect(await run()).toEqual({ applied: [], before: 2 });
  });

  it('leaves nothing of a migration that fails, and goes on from there once it is right', async () => {
    await add('20260102000000_second', 'create table second (id int); select 1/0;');
    await expect(run()).rejects.toThrow('Migration 20260102000000_second failed and changed nothing: division by zero');
    expect(await query(databaseUrl, "select to_regclass('second') as found")).toEqual([{ found: null }]);
    await add('20260102000000_second', 'create table second (id int);');
    expect((await run()).applied).toEqual(['20260102000000_second']);
  });

  it('is refused after an applied migration was changed', async () => {
    await run();
    await add('20260101000000_first', 'create table first (id bigint primary key);');
    await expect(run()).rejects.toThrow('was changed after it had been applied');
  });

  it('is refused where a newer version has been', async () => {
    await add('20990101000000_future', 'select 1;');
    await run();
    await rm(path.join(folder, '20990101000000_future'), { recursive: true });
    await expect(run()).rejects.toThrow('20990101000000_future, which this version of Concordat does not know');
  });

  it('is refused on a database that cannot hold Chinese', async () => {
    databaseUrl = await createTestDatabase('template0', "encoding 'SQL_ASCII' locale 'C'");
    await expect(run()).rejects.toThrow('stores text as SQL_ASCII; Concordat needs UTF8');
  });

  it('works on a server whose own time zone is not UTC', async () => {
    const name = new URL(databaseUrl).pathname.slice(1);
    await query(databaseUrl, `alter database ${name} set timezone to 'Asia/Shanghai'`);
    expect((await run()).applied).toHaveLength(1);
  });

  it('says where it could not connect, without the password', async () => {
    const url = new URL(databaseUrl);
    url.port = '1';
    const failure = await migrate({ databaseUrl: url.toString(), folder }).catch(String);
    expect(failure).toContain('127.0.0.1:1');
    expect(failure).not.toContain(url.password);
  });

  it('keeps its records as Prisma does, so that its tool agrees', async () => {
    await cp(migrations, folder, { recursive: true });
    await run();
    const rows = await query(databaseUrl, 'select * from _prisma_migrations order by migration_name limit 1');
    expect(rows).toEqual([
      expect.objectContaining({
        migration_name: '20260101000000_first',
        checksum: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
        finished_at: expect.any(Date) as Date,
        rolled_back_at: null,
        applied_steps_count: 1,
      }),
    ]);
  });
});
