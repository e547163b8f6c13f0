import { PrismaPg } from '@prisma/adapter-pg';
import { Client, Pool } from 'pg';
import { openApprovals } from '../../api/approval/open-approvals';
import { findContracts } from '../../api/contracts/find-contracts';
import { listContracts } from '../../api/contracts/list-contracts';
import { listQuery } from '../../api/contracts/list-query';
import { listCustomers, listQuery as customerQuery } from '../../api/customers/list-customers';
import { findVoidNumbers } from '../../api/drafting/number-routes';
import { writeCursor } from '../../api/http/paging';
import { findIncidents } from '../../api/incidents/incident-routes';
import { type Terms } from '../../domain/drafting/terms';
import { readFeed } from '../../prisma/event-feed';
import { type Database } from '../../prisma/client';
import { PrismaClient } from '../../prisma/generated/client';
import { loadCustomerStanding } from '../../prisma/load-customer';
import { loadBookedReference, loadReceipt, loadWaitingReference } from '../../prisma/load-receipt';
import { contractsAlike } from '../../prisma/load-warnings';
import { dueEffects, unnotedFailures } from '../../prisma/outbox';
import { askingWhoCannot, changedLast, openContracts, toReplan } from '../../prisma/supervision';
import { manyContracts } from '../build/many-contracts';
import { createTestDatabase } from '../setup/test-database';

/** What Postgres tells of a statement that it has done: the plan, and what it has read. */
interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  'Shared Hit Blocks': number;
  'Shared Read Blocks': number;
  'Actual Rows': number;
  'Rows Removed by Filter'?: number;
  'Actual Loops': number;
  Plans?: Plan[];
}

interface Done {
  'Query Text': string;
  Plan: Plan;
}

let db: Database;
let pool: Pool;
let done: Done[] = [];
let contractId = '';
let customerId = '';

/** Every statement tells its plan as a notice. */
const told = [
  "session_preload_libraries='auto_explain'",
  ...['auto_explain.log_min_duration=0', 'auto_explain.log_analyze=on', 'auto_explain.log_buffers=on'],
  ...['auto_explain.log_timing=off', 'auto_explain.log_format=json', 'auto_explain.log_level=notice'],
];

beforeAll(async () => {
  const url = await createTestDatabase();
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(manyContracts);
  await client.query('VACUUM ANALYZE');
  const one = await client.query<{ contract_id: string; customer_id: string }>(
    "SELECT contract_id, customer_id FROM contracts WHERE number = 'HD-GEN-XS-2025-05000'",
  );
  contractId = one.rows[0]?.contract_id ?? '';
  customerId = one.rows[0]?.customer_id ?? '';
  const name = new URL(url).pathname.slice(1);
  for (const setting of told) await client.query(`ALTER DATABASE ${name} SET ${setting.replace('=', ' = ')}`);
  await client.end();
  pool = new Pool({ connectionString: url, max: 1, options: '-c timezone=UTC' });
  pool.on('connect', (connection) => {
    connection.on('notice', ({ message = '' }) => {
      const json = message.indexOf('{');
      if (message.includes('plan:')) done.push(JSON.parse(message.slice(json)) as Done); // as auto_explain writes it
    });
  });
  db = new PrismaClient({ adapter: new PrismaPg(pool) });
});
afterAll(async () => {
  await db.$disconnect();
  await pool.end();
});

/** Tables that grow with the contracts. */
const large = ['contracts', 'contract_search', 'customers', 'events', 'outbox', 'parties', 'receipts', 'numbers'];

/** A look that has found enough may end early; that is no reading of the whole. */
const mostScanned = 5_000;
const rowsOf = (node: Plan) => (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'];
const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

/** Large tables that were read from one end to the other, and how many pages of 8 kB all statements have read together. */
async function read(work: () => Promise<unknown>): Promise<{ scanned: string[]; buffers: number }> {
  done = [];
  await work();
  const nodes = done.flatMap(({ Plan: plan }) => nodesOf(plan));
  const scanned = nodes
    .filter((node) => node['Node Type'] === 'Seq Scan' && rowsOf(node) > mostScanned)
    .map((node) => node['Relation Name'] ?? '')
    .filter((table) => large.includes(table));
  const buffers = done.reduce((sum, { Plan: plan }) => sum + plan['Shared Hit Blocks'] + plan['Shared Read Blocks'], 0);
  return { scanned, buffers };
}

const list = (query: object) => () => listContracts(db, listQuery.parse(query), 'crm');
const customers = (query: object) => () => listCustomers(db, customerQuery.parse(query));
const deep = writeCursor(new Date('2020-01-01T00:00:00Z'), '00000000-0000-4000-8000-000000000000');

const terms = {
  title: '离心泵采购合同',
  parties: { customer: { name: 'x', registrationNumber: null } },
  price: { gross: { amount: '500000.00', currency: 'USD' } },
  term: { startsOn: '2026-01-01', endsOn: '2026-12-31' },
} as unknown as Terms; // what is compared

/** What it may read, in pages; a table of a hundred thousand contracts has some ten thousand. */
const looks: [string, () => Promise<unknown>, number][] = [
  ['all contracts', list({}), 400],
  ['all contracts, far down', list({ cursor: deep }), 400],
  ['contracts in a stage of old ones', list({ stage: 'archived' }), 400],
  ['contracts in several stages', list({ stage: ['declined', 'terminated', 'in_approval'] }), 600],
  ['a contract by its number', list({ number: 'HD-GEN-XS-2020-00123' }), 50],
  ['a contract by what the caller calls it', list({ externalId: 'C4242' }), 50],
  ['contracts of a type', list({ contractTypeId: 'framework' }), 400],
  ['contracts of an owner', list({ owner: 'u33@huadong.example' }), 400],
  ['contracts of an owner, far down', list({ owner: 'u33@huadong.example', cursor: deep }), 400],
  ['contracts that changed lately', list({ updatedSince: '2025-06-01T00:00:00Z' }), 1_000],
  ['contracts that begin in a month', list({ startsFrom: '2018-03-01', startsUntil: '2018-03-31' }), 1_500],
  ['contracts that end in a month', list({ endsFrom: '2019-03-01', endsUntil: '2019-03-31' }), 1_500],
  ['contracts that are overdue', list({ overdue: 'true' }), 400],
  ['contracts that are not overdue', list({ overdue: 'false' }), 400],
  ['contracts that wait for the customer', list({ waitingOn: 'customer' }), 4_000],
  ['contracts that wait for a person nobody can name', list({ waitingOn: 'route_owner' }), 300],
  ['contracts of a customer', () => listContracts(db, { ...listQuery.parse({}), customerId }, 'crm'), 600],
  ['contracts by a customer’s name', list({ customerName: '杭州远景机械' }), 3_000],
  ['contracts by two characters of Chinese', list({ q: '杭州' }), 2_500],
  ['contracts by a word that all of them have', list({ q: '有限公司' }), 2_500],
  ['contracts by part of a number', list({ q: '2020-0012' }), 3_000],
  ['contracts by a text that none has', list({ q: '饕餮' }), 100],
  ['contracts by one character', list({ q: '泵' }), 2_500],
  ['customers', customers({}), 400],
  ['customers, far down', customers({ cursor: deep }), 400],
  ['customers by status', customers({ status: 'blocked' }), 400],
  ['customers by a name', customers({ q: '远景机械' }), 600],
  ['a customer by number', customers({ q: 'R00004242' }), 600],
  ['what waits for an approver', () => openApprovals(db, 'u5@huadong.example', 50), 600],
  ['incidents', () => findIncidents({ db }, [], 51), 6_000],
  ['the feed from the beginning', () => readFeed(db, { after: 0, limit: 100 }), 800],
  ['the feed from its middle', () => readFeed(db, { after: 100_000, limit: 100 }), 800],
  ['numbers that came to nothing', () => findVoidNumbers(db, undefined, 101), 1_500],
  ['a bank reference that is booked', () => loadBookedReference(db, 'bank-500'), 50],
  ['a bank reference that waits', () => loadWaitingReference(db, contractId, 'bank-500'), 600],
  ['a receipt of a contract', () => loadReceipt(db, contractId, 'bank-500'), 50],
  ['contracts at about the same price', () => contractsAlike(db, contractId, terms), 1_000],
  ['how a customer stands', () => loadCustomerStanding(db, customerId, contractId), 400],
  ['mails whose time has come', () => dueEffects(db, 'mail', [], 100), 1_500],
  ['mails that failed', () => unnotedFailures(db, 'mail'), 3_000],
  ['contracts that changed last', () => changedLast(db), 1_200],
  ['contracts that are not over', () => openContracts(db), 1_500],
  ['contracts that wait for who cannot decide', () => askingWhoCannot(db, '2026-01-01'), 2_000],
  ['contracts to be planned by a new calendar', () => toReplan(db, 2, 100), 400],
];

describe('with a hundred thousand contracts', () => {
  describe.each(['force_custom_plan', 'force_generic_plan'])('under %s', (mode) => {
    beforeAll(() => db.$executeRawUnsafe(`SET plan_cache_mode = ${mode}`));

    it.each(looks)('%s are found without reading a whole table, and within bounds', async (_, work, most) => {
      const { scanned, buffers } = await read(work);
      expect(done).not.toEqual([]);
      expect(scanned).toEqual([]);
      expect(buffers).toBeLessThanOrEqual(most);
    });
  });

  it('finds what is searched, and the newest first', async () => {
    const count = async (query: object) => (await findContracts(db, listQuery.parse(query), 'crm', 201)).length;
    expect(await count({ q: 'hd-gen-xs-2020-00123' })).toBe(1);
    expect(await count({ q: '饕餮' })).toBe(0);
    expect(await count({ q: '100%' })).toBe(0);
    expect(await count({ customerName: '离心泵' })).toBe(0);
    expect(await count({ q: '离心泵' })).toBe(201);
  });

  it('searches what a contract is called by now', async () => {
    const called = async (q: string) => findContracts(db, listQuery.parse({ q }), 'crm', 2);
    await db.contract.update({ where: { contractId }, data: { title: '饕餮纹样采购合同' } });
    expect(await called('饕餮')).toEqual([contractId]);
    await db.contract.update({ where: { contractId }, data: { title: '离心泵采购合同' } });
    expect(await called('饕餮')).toEqual([]);
  });
});
