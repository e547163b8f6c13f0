import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { aContract } from './a-contract';
import { accepted, type Api, ask, get, problemOf, read, startApi } from './harness';

let api: Api;
let writers: Client[];
beforeAll(async () => {
  api = await startApi();
  const [{ name } = { name: '' }] = await api.db.$queryRaw<{ name: string }[]>`SELECT current_database() AS name`;
  const url = new URL(process.env['DATABASE_URL'] ?? '');
  url.pathname = `/${name}`;
  writers = [0, 1].map(() => new Client({ connectionString: url.toString() }));
  await Promise.all(writers.map((writer) => writer.connect()));
});
afterAll(async () => {
  await Promise.all(writers.map((writer) => writer.end()));
  await api.stop();
});

interface Page {
  items: { position: number; contractId: string; number: string | null; seq: number; type: string }[];
  nextAfter: number;
}

const page = async (after: number, limit = 500) =>
  (await read(get(api, `/v1/events?after=${after}&limit=${limit}`))) as Page;

/** The feed to its end, in pages of so many. */
async function all(after: number, limit: number): Promise<Page['items']> {
  const items: Page['items'] = [];
  for (let at = after; ;) {
    const read = await page(at, limit);
    items.push(...read.items);
    if (read.items.length < limit) return items;
    at = read.nextAfter;
  }
}

/** Writes an event of a contract that nobody else knows, in a transaction that the test ends. */
async function write(writer: Client, contractId: string): Promise<void> {
  await writer.query('BEGIN');
  await writer.query(
    `INSERT INTO events (stream_kind, stream_id, seq, type, body, actor, command_id, ordinal, fingerprint, at)
     VALUES ('contract', $1, 1, 'Tried', '{"type":"Tried"}', '{"kind":"system","id":"t","name":"t"}', $1, 0, '', now())`,
    [contractId],
  );
}

describe('the feed of events', () => {
  it('tells everything of every contract once, whatever the size of its pages', async () => {
    const { nextAfter: before } = await page(0);
    const [one, other] = [await aContract(api, 'in_approval'), await aContract(api, 'draft')];
    await accepted(ask(api, one, 'withdraw', { reason: 'Not needed.' }));
    const events = await all(before, 500);
    for (const contractId of [one, other]) {
      const own = events.filter((event) => event.contractId === contractId);
      expect(own.map(({ seq }) => seq)).toEqual(own.map((_, index) => index + 1));
      expect(own.every(({ number }) => number !== null)).toBe(true);
    }
    expect(events.at(-1)).toMatchObject({ contractId: one, type: 'ContractWithdrawn' });
    expect(await all(before, 2)).toEqual(events);
  });

  it('says nothing of what is written later until what was begun before it is done, and then tells both', async () => {
    const { nextAfter: before } = await page(0);
    const [slow, quick] = writers as [Client, Client];
    const [first, second] = [randomUUID(), randomUUID()];
    await write(slow, first);
    await write(quick, second);
    await quick.query('COMMIT');
    const early = await page(before);
    expect(early).toEqual({ items: [], nextAfter: before });
    await slow.query('COMMIT');
    const late = await page(early.nextAfter);
    expect(late.items.map(({ contractId }) => contractId)).toEqual([first, second]);
  });

  it('goes on past what was given up', async () => {
    const { nextAfter: before } = await page(0);
    const [slow, quick] = writers as [Client, Client];
    const second = randomUUID();
    await write(slow, randomUUID());
    await write(quick, second);
    await quick.query('COMMIT');
    await slow.query('ROLLBACK');
    const { items, nextAfter } = await page(before);
    expect(items.map(({ contractId }) => contractId)).toEqual([second]);
    expect(nextAfter).toBe(before + 2);
    expect(await page(nextAfter)).toEqual({ items: [], nextAfter });
  });

  it('waits for a writer that is nearly done, and tells what it wrote', async () => {
    const { nextAfter: before } = await page(0);
    const [slow] = writers as [Client];
    const contractId = randomUUID();
    await write(slow, contractId);
    const reading = page(before);
    await slow.query('COMMIT');
    const { items, nextAfter } = await reading;
    const rest = await page(nextAfter);
    expect([...items, ...rest.items].map((event) => event.contractId)).toEqual([contractId]);
  });

  it('takes places and sizes that there are, and no others', async () => {
    for (const query of ['after=-1', 'after=1e2', 'limit=0', 'limit=501'])
      expect((await problemOf(get(api, `/v1/events?${query}`), 400)).code).toBe('INVALID_REQUEST');
    expect((await page(Number.MAX_SAFE_INTEGER, 500)).items).toEqual([]);
    for (const beyond of ['9007199254740992', '9'.repeat(30)]) {
      const { errors = [] } = await problemOf(get(api, `/v1/events?after=${beyond}`), 400);
      expect(errors).toEqual([
        {
          parameter: 'after',
          code: 'too_big',
          message: { en: 'This must be at most 9007199254740991.', 'zh-CN': '不得大于 9007199254740991。' },
        },
      ]);
    }
  });
});
