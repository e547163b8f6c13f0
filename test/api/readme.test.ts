import { readFileSync } from 'node:fs';
import path from 'node:path';
import request from 'supertest';
import { addDays } from '../../domain/kernel/days';
import { customers } from '../../scripts/seed-data';
import { aContract, agreeOnOurSide, today } from './a-contract';
import { accepted, type Api, apiKey, ask, get, post, read, startApi } from './harness';

let api: Api;
let framework: string;
let customerId: string;
beforeAll(async () => {
  api = await startApi();
  customerId = await listed();
  framework = await aContract(api, 'active', { contractTypeId: 'framework' });
});
afterAll(() => api.stop());

const readme = readFileSync(path.join(__dirname, '../../README.md'), 'utf8');

interface Command {
  address: string;
  body: string | null;
}

/** The requests of the README, in their order. */
const commands = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = '']) =>
  [...block.matchAll(/curl -s http:\/\/127\.0\.0\.1:8080(\S+)((?:[^\n]*\\\n)*(?:[^\n']|'[^']*')*)/g)].map(
    ([, address = '', rest = '']): Command => ({ address, body: /-d '([^']*)'/.exec(rest)?.[1] ?? null }),
  ),
);

/** The customer that the first steps look up, as the demonstration has it. */
async function listed(): Promise<string> {
  const { customerId: id } = (await post(api, '/v1/customers', customers.jiangnan).expect(201)).body as {
    customerId: string;
  };
  return id;
}

/** A contract with an amendment that our side has approved, and that the customer is asked about or has agreed to. */
async function amended(customerAgrees: boolean): Promise<{ contractId: string; amendmentId: string }> {
  const contractId = await aContract(api, 'active');
  const changes = { endsOn: addDays(today, 900) };
  const asked = { requestedBy: 'ours', reason: '工期延后', changes };
  const { amendmentId = '' } = await accepted(ask(api, contractId, 'request-amendment', asked));
  await agreeOnOurSide(api, contractId, { kind: 'amendment', id: amendmentId });
  if (customerAgrees) await accepted(ask(api, contractId, 'agree-to-amendment', { amendmentId, comment: '同意' }));
  return { contractId, amendmentId };
}

/** In which stage a contract is asked so. */
const stages: Record<string, Parameters<typeof aContract>[1]> = {
  ...{ approve: 'in_approval', confirm: 'awaiting_customer', 'record-signature': 'awaiting_signature' },
  ...{ 'report-delivery': 'active', 'accept-delivery': 'active', 'record-receipt': 'active' },
  'request-amendment': 'active',
};

async function concrete({ address, body }: Command): Promise<{ to: string; sent: object | null }> {
  const command = address.split('/').at(-1) ?? '';
  const reached = async () => {
    if (!address.includes('<contractId>')) return { contractId: '', amendmentId: '' };
    if (body?.includes('<amendmentId>')) return amended(command === 'record-signature');
    const contractId = await aContract(api, stages[command] ?? 'draft');
    const delivered = { milestoneId: 'first-delivery', deliveredOn: today, evidence: '送货单' };
    if (command === 'accept-delivery') await accepted(ask(api, contractId, 'report-delivery', delivered));
    return { contractId, amendmentId: '' };
  };
  const { contractId, amendmentId } = await reached();
  const filled = (body ?? 'null')
    .replace('<frameworkId>', framework)
    .replace('<customerId>', customerId)
    .replace('<amendmentId>', amendmentId)
    .replace('<today>', today);
  const sent = JSON.parse(filled) as Record<string, unknown> | null;
  // The people of the README are there already.
  const people =
    address === '/v1/users'
      ? { userId: `${String(sent?.['userId'])}-2`, email: `${String(sent?.['userId'])}@example.com` }
      : {};
  return { to: address.replace('<contractId>', contractId), sent: sent && { ...sent, ...people } };
}

/** What `/warnings` says of a contract that is made so. */
async function warningsOf(example: string): Promise<string[]> {
  const body = JSON.parse(example.replace('<customerId>', customerId)) as object;
  const { contractId } = await accepted(post(api, '/v1/contracts', body), 201);
  const { items } = (await read(get(api, `/v1/contracts/${contractId}/warnings`))) as {
    items: { code: string; pointer: string }[];
  };
  return items.map(({ code, pointer }) => `${code} ${pointer}`);
}

describe('the README', () => {
  it('has an example for each contract type, and says where health is before anything else is asked', () => {
    const made = commands.flatMap(({ address, body }) => (address === '/v1/contracts' && body !== null ? [body] : []));
    const types = new Set(made.map((body) => (JSON.parse(body) as { contractTypeId: string }).contractTypeId));
    expect([...types].sort()).toEqual(['call-off', 'export-sale', 'framework', 'goods-sale', 'services']);
    expect(commands[0]?.address).toBe('/health/ready');
  });

  it('names the place of delivery in its export sale, so that no warning asks for it', async () => {
    const body = commands.find((command) => command.body?.includes('"export-sale"'))?.body ?? '';
    expect(await warningsOf(body)).not.toContainEqual(expect.stringMatching(/^place_/));
  });

  it('looks up the customer of its first contract, which then lacks nothing of the customer', async () => {
    const [search] = commands.flatMap(({ address }) => (address.startsWith('/v1/customers?') ? [address] : []));
    const found = (await read(get(api, search ?? ''))) as { items: { customerId: string }[] };
    expect(found.items.map((one) => one.customerId)).toEqual([customerId]);
    const body = commands.find((command) => command.body?.includes('<customerId>'))?.body ?? '';
    // Its days will have passed in a later year.
    expect((await warningsOf(body)).filter((one) => !one.startsWith('date_in_past'))).toEqual([]);
  });

  it('shows a payment on a day, one after an acceptance, and retention money that waits for the warranty', () => {
    const made = commands.flatMap(({ address, body }) => (address === '/v1/contracts' && body !== null ? [body] : []));
    const plans = made.map((body) => JSON.parse(body) as { paymentPlan?: { dueOn?: string; trigger?: object }[] });
    const [advance, ...after] = plans.flatMap(({ paymentPlan = [] }) => paymentPlan);
    expect(advance).toHaveProperty('dueOn');
    expect(after.map(({ trigger }) => trigger)).toEqual([
      { event: 'acceptance', milestoneId: 'valves', after: { days: 30 } },
      { event: 'acceptance', milestoneId: 'valves', after: { months: 12, days: 15 } },
    ]);
  });

  it.each(commands.map((command, index) => [index + 1, command.address, command] as const))(
    'shows as request %i what works: %s',
    async (_index, _address, command) => {
      const { to, sent } = await concrete(command);
      const asked = sent ? request(api.app).post(to).send(sent) : request(api.app).get(to);
      const { status, text } = await asked.set('Authorization', `Bearer ${apiKey}`);
      expect({ status, told: status < 300 ? '' : text }).toEqual({ status: status < 300 ? status : 200, told: '' });
    },
  );
});
