import { zoneClock } from '../config/zone-clock';
import { makeApiKey, revokeApiKeys } from '../prisma/api-keys';
import { openDatabase, type Database } from '../prisma/client';
import { apiClient, type ApiClient } from './api-client';
import { seedCalendar } from './calendar-years';
import { approverFor, blocked, company, contracts, type CustomerKey, customers, routeOwner, users } from './seed-data';
import { install } from './setup/install';
import { type Report } from './stack/report';

export interface SeedOptions {
  databaseUrl: string;
  apiUrl: string;
  report: Report;
}

export interface SeedResult {
  /** The API key, shown only once; null if the database had been seeded before. */
  apiKey: string | null;
}

/** Name of the demonstration's key, and the actor of its settings. */
const demo = 'demo';
const demonstrator = { kind: 'operator', id: demo, name: demo } as const;

/** Inserts the company and the people of the demonstration; existing rows stay. */
export async function seedTables(db: Database): Promise<void> {
  await install(db, { company, users, routeOwner, by: demonstrator });
}

/** Creates a new key and revokes the one of an interrupted seeding. */
export async function newApiKey(db: Database): Promise<string> {
  await revokeApiKeys(db, demo);
  const key = await makeApiKey(db, { name: demo });
  if (key === null) throw new Error('Somebody else is making a key of the same name.');
  return key;
}

async function bringTo(
  api: ApiClient,
  contractId: string,
  reach: (typeof contracts)[number]['reach'],
  day: string,
): Promise<void> {
  const send = (command: string, body: object) => api.post(`/v1/contracts/${contractId}/${command}`, body);
  if (reach === 'draft') return;
  await send('submit', { revision: 1 });
  const approve = (stepId: string) =>
    send('approve', { subject: { kind: 'revision', id: '1' }, stepId, approver: approverFor(stepId).email });
  await approve('legal');
  if (reach === 'in_approval') return;
  await approve('finance');
  await approve('business');
  if (reach === 'awaiting_customer') return;
  await send('confirm', { revision: 1 });
  await send('record-signature', { side: 'ours', signatory: '周伟', signedOn: day });
  await send('record-signature', { side: 'customer', signatory: '许静', signedOn: day });
  await send('report-delivery', { milestoneId: 'first-delivery', deliveredOn: day, evidence: '送货单 SH-0001' });
}

/** Creates the customers of the directory and returns their ids; customers that exist from an interrupted seeding stay. */
async function seedCustomers(db: Database, api: ApiClient): Promise<Record<CustomerKey, string>> {
  const ids: [string, string][] = [];
  for (const [key, details] of Object.entries(customers)) {
    const known = await db.customer.findFirst({ where: { name: details.name } });
    const { customerId } = known ?? (await api.post('/v1/customers', details));
    ids.push([key, String(customerId)]);
  }
  const directory = Object.fromEntries(ids) as Record<CustomerKey, string>; // one id for each key of the table
  const { customer, reason } = blocked;
  const { status } = await api.get(`/v1/customers/${directory[customer]}`);
  if (status === 'normal')
    await api.post(`/v1/customers/${directory[customer]}/set-status`, { status: 'blocked', reason });
  return directory;
}

/** Seeds users, contract types, settings, a key, the customer directory and a few contracts in different stages; only once, on the first start. */
export async function seed({ databaseUrl, apiUrl, report }: SeedOptions): Promise<SeedResult> {
  const db = openDatabase(databaseUrl, (error) => {
    report(`A database connection broke: ${error.message}`);
  });
  try {
    await seedCalendar(db); // also for old installations from before the work calendar
    if (await db.setting.findUnique({ where: { name: 'seeded' } })) return { apiKey: null };
    await seedTables(db);
    const apiKey = await newApiKey(db);
    const api = apiClient(apiUrl, apiKey);
    const day = zoneClock.show(new Date().toISOString(), 'Asia/Shanghai').slice(0, 10);
    const directory = await seedCustomers(db, api);
    // An interrupted seeding may have left contracts; then none are added.
    if ((await db.contract.count()) === 0)
      for (const { contractTypeId, title, gross, language, customerKey, reach, ...more } of contracts) {
        const created = await api.post('/v1/contracts', {
          ...{
            contractTypeId,
            title,
            language,
            customerId: directory[customerKey],
            owner: { email: 'lin.xiao@huadong.example' },
          },
          price: { gross: { amount: gross, currency: 'CNY' } },
          term: { startsOn: day },
          ...('lineItems' in more ? { lineItems: more.lineItems } : {}),
        });
        await bringTo(api, String(created['contractId']), reach, day);
      }
    await db.setting.create({ data: { name: 'seeded', value: { at: day }, changedBy: demonstrator } });
    return { apiKey };
  } finally {
    await db.$disconnect();
  }
}
