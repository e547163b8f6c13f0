import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { migrate } from '../../prisma/migrate';
import { createTestDatabase } from '../setup/test-database';

const migrations = path.resolve(__dirname, '..', '..', 'prisma', 'migrations');

/** A database as it was before this migration, with these rows, and what the query finds after it. */
async function upgraded(before: string, rows: string, query: string): Promise<Record<string, unknown>[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'concordat-migrations-'));
  const databaseUrl = await createTestDatabase('template0');
  for (const name of await readdir(migrations))
    if (name < before) await cp(path.join(migrations, name), path.join(folder, name), { recursive: true });
  await migrate({ databaseUrl, folder });
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(rows);
    await migrate({ databaseUrl });
    return (await client.query<Record<string, unknown>>(query)).rows;
  } finally {
    await client.end();
    await rm(folder, { recursive: true });
  }
}

describe('a database of before people were objects', () => {
  const before = '20261130050000';

  it('tells who waived a condition as the event has told it', async () => {
    const wang = { name: '王芳', email: 'wang.fang@huadong.example', language: 'zh-CN' };
    const body = JSON.stringify({ type: 'ConditionWaived', conditionId: 'bond', decidedBy: wang, reason: '老客户' });
    const rows = `
      INSERT INTO events (stream_kind, stream_id, seq, type, body, actor, command_id, ordinal, fingerprint, at)
        VALUES ('contract', 'c', 1, 'ConditionWaived', '${body}', '{}', 'k', 0, '', now());
      INSERT INTO effect_conditions (contract_id, condition_id, status, decided_by)
        VALUES ('c', 'bond', 'waived', '${wang.email}'), ('c', 'money', 'met', NULL);`;
    const found = await upgraded(before, rows, 'SELECT decided_by FROM effect_conditions ORDER BY condition_id');
    expect(found).toEqual([{ decided_by: wang }, { decided_by: null }]);
  });

  it('names the key that changed the company last, and else whoever set it up', async () => {
    const rows = `
      INSERT INTO api_keys (key_hash, key_id, name) VALUES ('h', 'abc', 'CRM'), ('i', 'def', 'setup');
      INSERT INTO settings (name, value, version, changed_by) VALUES ('company', '{}', 2, 'CRM'), ('seeded', '{}', 1, 'setup');`;
    const found = await upgraded(before, rows, 'SELECT changed_by FROM settings ORDER BY name');
    expect(found).toEqual([
      { changed_by: { kind: 'service', id: 'abc', name: 'CRM' } },
      { changed_by: { kind: 'operator', id: 'setup', name: 'setup' } },
    ]);
  });
});
