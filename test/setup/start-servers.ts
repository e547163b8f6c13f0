import { mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { openDatabase } from '../../prisma/client';
import { migrate } from '../../prisma/migrate';
import { seedTables } from '../../scripts/seed';
import { startStack, type Stack } from '../../scripts/stack/stack';
import { endServersWithUs } from './end-servers-with-us';
import { prepareBuild } from './prepare-workflows';
import { templates } from './test-database';

declare global {
  var concordatTestStack: Stack | undefined;
}

function urlOf(databaseUrl: string, name: string): string {
  const url = new URL(databaseUrl);
  url.pathname = `/${name}`;
  return url.toString();
}

/** Creates the databases that tests copy. Nobody may be connected to a database while it is copied. */
async function makeTemplates(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(`create database ${templates.empty}`);
  await migrate({ databaseUrl: urlOf(databaseUrl, templates.empty) });
  await client.query(`create database ${templates.seeded} template ${templates.empty}`);
  await client.end();
  const db = openDatabase(urlOf(databaseUrl, templates.seeded), () => undefined);
  try {
    await seedTables(db);
  } finally {
    await db.$disconnect();
  }
}

/**
 * Starts one Postgres, Temporal and inbox for all files of `api` and `e2e`, in their own folder. Existing servers are never used, whatever the
 * environment says.
 */
export default async function startServers(): Promise<void> {
  process.env['TZ'] = 'UTC';
  await prepareBuild();
  const dir = await mkdtemp(path.join(os.tmpdir(), 'concordat-test-'));
  endServersWithUs(dir);
  const stack = await startStack({ dir, durable: false });
  globalThis.concordatTestStack = stack;
  await Promise.all([migrate({ databaseUrl: stack.databaseUrl }), makeTemplates(stack.databaseUrl)]);
  process.env['DATABASE_URL'] = stack.databaseUrl;
  process.env['TEMPORAL_ADDRESS'] = stack.temporalAddress;
  process.env['SMTP_URL'] = stack.smtpUrl;
  process.env['CONCORDAT_INBOX_URL'] = stack.inbox?.url;
  process.env['CONCORDAT_TEST_DIR'] = dir;
}
