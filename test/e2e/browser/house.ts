import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { type Database, openDatabase } from '../../../prisma/client';
import { type ApiClient, apiClient } from '../../../scripts/api-client';
import { findChromium } from '../../../scripts/checks/chromium';
import { type Inbox, startInbox } from '../../../scripts/inbox/inbox';
import { newApiKey, seedTables } from '../../../scripts/seed';
import { freePort } from '../../../scripts/stack/ports';
import { startProcess } from '../../../scripts/stack/start-process';
import { createTestDatabase } from '../../setup/test-database';

/** Concordat as people meet it: an API and a worker as processes, an inbox to read mail in, and a browser. */
export interface House {
  api: ApiClient;
  db: Database;
  temporal: Client;
  inbox: Inbox;
  /** A page of a browser that nobody has used before. */
  openPage: (options?: BrowserContextOptions) => Promise<Page>;
  /** The types of the events on record. */
  eventTypes: (contractId: string) => Promise<string[]>;
  close: () => Promise<void>;
}

const chromiumArguments = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

async function openBrowser(): Promise<Browser> {
  const executablePath = await findChromium((line) => {
    process.stderr.write(`${line}\n`);
  });
  return chromium.launch({ executablePath, args: chromiumArguments });
}

type Stoppers = (() => unknown)[];

async function startProcesses(dir: string, env: Record<string, string>, stoppers: Stoppers): Promise<void> {
  const run = async (file: string) => {
    const running = await startProcess({ file, dir, env });
    stoppers.push(running.stop);
  };
  const started = await Promise.allSettled([run('api/main.ts'), run('worker/main.ts')]);
  for (const part of started) if (part.status === 'rejected') throw part.reason;
}

async function furnish(dir: string, stoppers: Stoppers): Promise<Omit<House, 'close'>> {
  const address = process.env['TEMPORAL_ADDRESS'] ?? '';
  const databaseUrl = await createTestDatabase();
  const inbox = await startInbox({ dir: path.join(dir, 'mails') });
  stoppers.push(inbox.stop);
  const db = openDatabase(databaseUrl, () => undefined);
  stoppers.push(() => db.$disconnect());
  const connection = Connection.lazy({ address });
  stoppers.push(() => connection.close());
  await seedTables(db);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const environment = {
    ...{ DATABASE_URL: databaseUrl, TEMPORAL_ADDRESS: address, SMTP_URL: inbox.smtpUrl },
    ...{ TEMPORAL_TASK_QUEUE: `browser-${randomUUID()}`, PUBLIC_URL: url, HOST: '127.0.0.1', PORT: String(port) },
    DOCUMENT_STORE: path.join(dir, 'documents'),
    BUNDLE_CACHE: path.dirname(process.env['CONCORDAT_BUNDLE'] ?? dir),
  };
  await startProcesses(dir, environment, stoppers);
  const browser = await openBrowser();
  stoppers.push(() => browser.close());
  return {
    api: apiClient(url, await newApiKey(db)),
    ...{ db, inbox, temporal: new Client({ connection }) },
    openPage: async (options = {}) => {
      const context = await browser.newContext({ locale: 'en-GB', ...options });
      context.setDefaultTimeout(20_000);
      return context.newPage();
    },
    eventTypes: async (contractId) =>
      (await db.event.findMany({ where: { streamId: contractId }, orderBy: { seq: 'asc' } })).map(({ type }) => type),
  };
}

/** What was started is stopped again, in the reverse order, also when this fails half-way. */
export async function openHouse(): Promise<House> {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'concordat-browser-'));
  const stoppers: Stoppers = [() => rm(dir, { recursive: true, force: true })];
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
