import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { type Contract } from '../../domain/contract/contract';
import { type Database, openDatabase } from '../../prisma/client';
import { migrate } from '../../prisma/migrate';
import { contractWorkflowId, getContract } from '../../workflows/messages';
import { type ApiClient, apiClient } from '../api-client';
import { type Inbox, startInbox } from '../inbox/inbox';
import { newApiKey, seedTables } from '../seed';
import { freePort } from '../stack/ports';
import { startPostgres } from '../stack/postgres';
import { Explained, type Report, sentenceOf, silent, step } from '../stack/report';
import { indexedValueTypes } from '../../worker/search-attributes';
import { startProcess } from '../stack/start-process';
import { findTestServer } from '../stack/test-server';
import { keepMailing } from './mailing';

/** A complete installation with its own servers and a clock that can be moved forward. */
export interface World {
  db: Database;
  api: ApiClient;
  inbox: Inbox;
  /** The current time of the Temporal server, by which contracts live. */
  now: () => Promise<number>;
  /** Moves the clock forward; deadlines in between fire. */
  sleep: (ms: number) => Promise<void>;
  /** The contract as its workflow knows it. */
  ask: (contractId: string) => Promise<Contract | null>;
  /** The last log lines of the API and the worker, for diagnosing a failure. */
  lastLogLines: () => string;
}

/** Functions that stop what was started, in order of starting; they are called in reverse. */
export type Stoppers = (() => unknown)[];

export async function stopAll(stoppers: Stoppers, report: Report): Promise<void> {
  for (const stop of stoppers.splice(0).reverse()) {
    try {
      await stop();
    } catch (error) {
      report(`Something did not stop as it should: ${sentenceOf(error)}`);
    }
  }
}

/** Imports a development package, which an installation for production does not have. */
async function testingPackage() {
  return import('@temporalio/testing').catch(() => {
    throw new Explained(
      'The demonstration needs the development packages. Run it without NODE_ENV=production, and they are installed.',
    );
  });
}

/** The SDK waits about five seconds for the server, which may be too short on a busy machine, so starting it is retried. */
async function startTimeSkipping(report: Report, stoppers: Stoppers): Promise<TestWorkflowEnvironment> {
  const testing = await testingPackage();
  const executable = { type: 'existing-path', path: await findTestServer(report) } as const;
  for (let attempt = 1; ; attempt += 1) {
    try {
      const environment = await testing.TestWorkflowEnvironment.createTimeSkipping({ server: { executable } });
      stoppers.push(() => environment.teardown());
      // This server can add search attributes but cannot list them.
      await environment.connection.operatorService.addSearchAttributes({
        namespace: 'default',
        searchAttributes: indexedValueTypes,
      });
      return environment;
    } catch (error) {
      if (attempt === 3) throw error;
      report(`  … the time-skipping Temporal server did not start (${sentenceOf(error)}); trying again`);
    }
  }
}

async function startServers(dir: string, report: Report, stoppers: Stoppers) {
  const started = await Promise.allSettled([
    step(report, 'Postgres', async () => {
      const postgres = await startPostgres({ dir, report, durable: false });
      stoppers.push(() => postgres.stop());
      await migrate({ databaseUrl: postgres.url, report: silent });
      return postgres.url;
    }),
    step(report, 'Temporal, with a clock that skips', () => startTimeSkipping(report, stoppers)),
    step(report, 'Mail server and inbox', async () => {
      const inbox = await startInbox({ dir: path.join(dir, 'mails') });
      stoppers.push(inbox.stop);
      return inbox;
    }),
  ]);
  const [postgres, temporal, inbox] = started;
  for (const part of started) if (part.status === 'rejected') throw part.reason;
  if (postgres.status === 'rejected' || temporal.status === 'rejected' || inbox.status === 'rejected')
    throw new Error('A server did not start.'); // not reached: the reason was thrown above
  return { databaseUrl: postgres.value, temporal: temporal.value, inbox: inbox.value };
}

/** Starts everything in a temporary folder. `stoppers` holds what was started, even if this fails half-way. */
export async function startWorld(report: Report, stoppers: Stoppers): Promise<World> {
  // We handle signals ourselves: the SDK would end this process before the other servers are stopped.
  Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
  const dir = await mkdtemp(path.join(os.tmpdir(), 'concordat-demo-'));
  stoppers.push(() => rm(dir, { recursive: true, force: true }));
  const { databaseUrl, temporal, inbox } = await startServers(dir, report, stoppers);
  const db = openDatabase(databaseUrl, () => undefined);
  stoppers.push(() => db.$disconnect());
  await seedTables(db);
  const port = await freePort();
  const env = {
    ...{ DATABASE_URL: databaseUrl, SMTP_URL: inbox.smtpUrl, LOG_LEVEL: 'warn' },
    ...{ TEMPORAL_ADDRESS: temporal.address, TEMPORAL_NAMESPACE: 'default', TEMPORAL_TASK_QUEUE: 'contracts' },
    ...{ TEMPORAL_TLS: '', TEMPORAL_API_KEY: '', MAIL_FROM: '' },
    ...{ HOST: '127.0.0.1', PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}` },
    // The courier runs in real time while the contract's clock skips, so a mail waiting for working hours would wait for months of contract time.
    ...{ DOCUMENT_STORE: path.join(dir, 'documents'), CUSTOMER_MAIL: 'any_time' },
  };
  const run = (name: string, file: string) =>
    step(report, name, async () => {
      const running = await startProcess({ name: name.toLowerCase(), file, dir, env });
      stoppers.push(running.stop);
      return running;
    });
  const [api, worker] = await Promise.allSettled([run('API', 'api/main.ts'), run('Worker', 'worker/main.ts')]);
  if (api.status === 'rejected') throw api.reason;
  if (worker.status === 'rejected') throw worker.reason;
  stoppers.push(keepMailing(db, { smtpUrl: inbox.smtpUrl, publicUrl: env.PUBLIC_URL }));
  return {
    db,
    api: apiClient(env.PUBLIC_URL, await newApiKey(db)),
    inbox,
    now: temporal.currentTimeMs.bind(temporal),
    sleep: temporal.sleep,
    ask: (contractId) => temporal.client.workflow.getHandle(contractWorkflowId(contractId)).query(getContract),
    lastLogLines: () => [api.value, worker.value].map((process) => process.lastLines()).join('\n'),
  };
}
