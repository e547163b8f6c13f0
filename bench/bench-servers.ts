import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { Pool } from 'pg';
import { makeApiKey } from '../prisma/api-keys';
import { openDatabase } from '../prisma/client';
import { migrate } from '../prisma/migrate';
import { seedCalendar } from '../scripts/calendar-years';
import { newApiKey, seedTables } from '../scripts/seed';
import { type Report, sentenceOf } from '../scripts/stack/report';
import { startProcess } from '../scripts/stack/start-process';
import { startStack } from '../scripts/stack/stack';
import { openCaller } from './caller';

/** The servers and processes under test: Temporal, Postgres, a worker and an API. The bare subject uses the same servers. */
export type BenchServers = Awaited<ReturnType<typeof startBenchServers>>;

type Closer = () => Promise<unknown>;

const bareTables = `
  CREATE TABLE bench_steps (life_id text, step int, at timestamptz DEFAULT clock_timestamp(), PRIMARY KEY (life_id, step));
  CREATE TABLE bench_lives (life_id text PRIMARY KEY, step int NOT NULL)`;

/** Seeds the company and creates two API keys. */
async function makeKeys(databaseUrl: string) {
  const db = openDatabase(databaseUrl, () => undefined);
  try {
    await seedCalendar(db);
    await seedTables(db);
    return [await newApiKey(db), await makeApiKey(db, { name: 'other' })];
  } finally {
    await db.$disconnect();
  }
}

async function build(dir: string, closers: Closer[], report: Report) {
  const opened = async <Part>(part: Promise<Part>, close: (part: Part) => Promise<unknown>): Promise<Part> => {
    const made = await part;
    closers.push(() => close(made));
    return made;
  };
  const stack = await opened(startStack({ dir, report }), (servers) => servers.stop());
  const { databaseUrl, temporalAddress, postgres, temporal } = stack;
  if (!postgres || !temporal) throw new Error('The bench measures its own servers.'); // never undefined: no existing servers are given
  await migrate({ databaseUrl });
  // Done before the worker starts: a calendar that is added later would make it replan all contracts.
  const [apiKey, otherKey] = await makeKeys(databaseUrl);
  const pool = await opened(Promise.resolve(new Pool({ connectionString: databaseUrl, max: 2 })), (made) => made.end());
  await pool.query(bareTables);
  const env = {
    ...{ DATABASE_URL: databaseUrl, TEMPORAL_ADDRESS: temporalAddress, SMTP_URL: stack.smtpUrl },
    ...{ DOCUMENT_STORE: path.join(dir, 'documents'), CUSTOMER_MAIL: 'any_time' },
    ...{ PUBLIC_URL: 'http://127.0.0.1:8080', HOST: '127.0.0.1', PORT: '0' },
  };
  const run = (name: string, file: string) =>
    opened(startProcess({ name, file, dir, env, report }), (running) => running.stop());
  const [worker, api] = await Promise.all([run('worker', 'worker/main.ts'), run('api', 'api/main.ts')]);
  const apiUrl = api.url ?? '';
  const connection = await opened(Connection.connect({ address: temporalAddress }), (made) => made.close());
  return {
    pool,
    temporal: new Client({ connection }),
    openCaller: () => openCaller(apiUrl, { authorization: `Bearer ${apiKey ?? ''}` }),
    /** A caller with another API key. */
    openOtherCaller: () => openCaller(apiUrl, { authorization: `Bearer ${otherKey ?? ''}` }),
    /** Starts the bare subject beside the product. */
    startBare: async () => {
      const started = [run('bare-worker', 'bench/bare-worker.ts'), run('bare-api', 'bench/bare-api.ts')] as const;
      const [bareWorker, bareApi] = await Promise.all(started);
      return { worker: bareWorker.pid, api: bareApi.pid, openCaller: () => openCaller(bareApi.url ?? '') };
    },
    pids: {
      ...{ worker: worker.pid, api: api.pid },
      ...{ temporal: temporal.child().pid, postgres: postgres.child().pid },
    },
  };
}

/** Starts everything in a temporary folder, which `close` removes. */
export async function startBenchServers(report: Report) {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'concordat-bench-'));
  const closers: Closer[] = [];
  const closeAll = async () => {
    for (const closer of closers.splice(0).reverse()) await closer();
    await rm(dir, { recursive: true, force: true });
  };
  // A signal and the failure that it causes both close; the program may end only after the first of them is through.
  let closing: Promise<void> | undefined;
  const close = () => (closing ??= closeAll());
  const end = () => void close().finally(() => process.exit(1));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end);
  // A request that fails while nobody waits for its answer; without this, the servers would be left behind.
  process.on('unhandledRejection', (error) => {
    report(sentenceOf(error));
    end();
  });
  try {
    return { ...(await build(dir, closers, report)), close };
  } catch (error) {
    await close();
    throw error;
  }
}
