import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

/** Names of the databases that tests copy; the setup creates them. */
export const templates = {
  /** Migrated and empty. */
  empty: 'concordat_template',
  /** With the data of the demonstration. */
  seeded: 'concordat_seeded',
} as const;

/**
 * Creates a database for the caller on the shared test server, in about 100 ms.
 * @param from `template0` for a database without our schema
 */
export async function createTestDatabase(from: string = templates.empty, options = ''): Promise<string> {
  const shared = process.env['DATABASE_URL'];
  if (!shared) throw new Error('There is no test server; this test belongs into test/api or test/e2e.');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const client = new Client({ connectionString: shared });
  await client.connect();
  try {
    await client.query(`create database ${name} template ${from} ${options}`);
  } finally {
    await client.end();
  }
  const url = new URL(shared);
  url.pathname = `/${name}`;
  return url.toString();
}
