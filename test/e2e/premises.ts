import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type Database, openDatabase } from '../../prisma/client';
import { type Inbox, startInbox } from '../../scripts/inbox/inbox';
import { freePort } from '../../scripts/stack/ports';
import { type RunningProcess, startProcess } from '../../scripts/stack/start-process';
import { createTestDatabase, templates } from '../setup/test-database';

/** Concordat as it runs: an API and a worker as processes, with a database and an inbox of their own, on the shared servers. */
export interface Premises {
  url: string;
  db: Database;
  inbox: Inbox;
  api: RunningProcess;
  worker: RunningProcess;
  /** Another worker beside the first, or in its place. */
  startWorker: () => Promise<RunningProcess>;
  /** What is to be stopped with all the rest; the last one first. */
  stoppers: (() => unknown)[];
  close: () => Promise<void>;
}

async function furnish(dir: string, stoppers: Premises['stoppers']): Promise<Omit<Premises, 'close'>> {
  const databaseUrl = await createTestDatabase(templates.seeded);
  const inbox = await startInbox({ dir: path.join(dir, 'mails') });
  stoppers.push(inbox.stop);
  const db = openDatabase(databaseUrl, () => undefined);
  stoppers.push(() => db.$disconnect());
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = {
    ...{ DATABASE_URL: databaseUrl, TEMPORAL_ADDRESS: process.env['TEMPORAL_ADDRESS'] ?? '', SMTP_URL: inbox.smtpUrl },
    ...{ TEMPORAL_TASK_QUEUE: `e2e-${randomUUID()}`, PUBLIC_URL: url, HOST: '127.0.0.1', PORT: String(port) },
    ...{ DOCUMENT_STORE: path.join(dir, 'documents'), CUSTOMER_MAIL: 'any_time' },
  };
  const run = async (file: string) => {
    const name = `${path.dirname(file)}-${stoppers.length}`;
    const running = await startProcess({ name, file, dir, env });
    stoppers.push(running.stop);
    return running;
  };
  const [api, worker] = await Promise.allSettled([run('api/main.ts'), run('worker/main.ts')]);
  if (api.status === 'rejected') throw api.reason;
  if (worker.status === 'rejected') throw worker.reason;
  const startWorker = () => run('worker/main.ts');
  return { url, db, inbox, api: api.value, worker: worker.value, startWorker, stoppers };
}

/** What was started is stopped again, in the reverse order, also when this fails half-way. */
export async function openPremises(): Promise<Premises> {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'concordat-e2e-'));
  const stoppers: Premises['stoppers'] = [() => rm(dir, { recursive: true, force: true })];
  const close = async () => {
    for (const stop of stoppers.splice(0).reverse()) await stop();
  };
  try {
    return { ...(await furnish(dir, stoppers)), close };
  } catch (error) {
    await close();
    throw error;
  }
}
