import { Client, Connection } from '@temporalio/client';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { type Database } from '../../../prisma/client';
import { type ApiClient, apiClient } from '../../../scripts/api-client';
import { findChromium } from '../../../scripts/checks/chromium';
import { type Inbox } from '../../../scripts/inbox/inbox';
import { newApiKey } from '../../../scripts/seed';
import { openPremises, type Premises } from '../premises';

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

async function furnish({ url, db, inbox, stoppers }: Premises): Promise<Omit<House, 'close'>> {
  const connection = Connection.lazy({ address: process.env['TEMPORAL_ADDRESS'] ?? '' });
  stoppers.push(() => connection.close());
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

/** What was started is stopped again, also when this fails half-way. */
export async function openHouse(): Promise<House> {
  const premises = await openPremises();
  try {
    return { ...(await furnish(premises)), close: premises.close };
  } catch (error) {
    await premises.close();
    throw error;
  }
}
