import { randomUUID } from 'node:crypto';
import { routesOf } from '../../api/app';
import { type Services } from '../../api/services';
import { aContract } from './a-contract';
import { accepted, type Api, ask, get, pointersOf, problemOf, read, startApi } from './harness';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const reading = routesOf({} as Services).filter(({ method }) => method === 'get');

/** An address of this form; nothing stands there, which is looked for after the parameters are read. */
const addressOf = (path: string) =>
  path.replace(/\{(\w+)\}/g, (_, name: string) =>
    /contractId|customerId/.test(name)
      ? randomUUID()
      : name === 'digest'
        ? 'a'.repeat(64)
        : /version|revision|other|page/.test(name)
          ? '1'
          : 'x1',
  );

interface Page {
  items: object[];
  nextCursor?: string | null;
  nextBefore?: number | null;
}

const pageAt = async (path: string, query: string) => (await read(get(api, `${path}?${query}`))) as Page;

/** The whole list, one entry a page. */
async function oneByOne(path: string): Promise<object[]> {
  const items: object[] = [];
  for (let query = 'limit=1'; ;) {
    const page = await pageAt(path, query);
    expect(page.items.length).toBeLessThanOrEqual(1);
    items.push(...page.items);
    const next = page.nextCursor ?? page.nextBefore ?? null;
    if (next === null) return items;
    query = `limit=1&${page.nextCursor === undefined ? 'before' : 'cursor'}=${encodeURIComponent(next)}`;
  }
}

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute));

describe('every reading route', () => {
  it.each(reading.map(({ operationId, path }) => [operationId, path]))(
    '%s refuses a parameter that it does not know',
    async (_, path) => {
      const refused = await problemOf(get(api, `${addressOf(path)}?limitt=1`), 400);
      expect(pointersOf(refused)).toContain('limitt');
    },
  );
});

describe('a list that may grow long', () => {
  it('of people is read page by page, each once', async () => {
    const all = (await pageAt('/v1/users', 'limit=200')).items;
    expect(all.length).toBeGreaterThan(3);
    expect(await oneByOne('/v1/users')).toEqual(all);
  });

  it.each(['contract-types', 'templates', 'clauses'])('of %s is too', async (kind) => {
    const all = (await pageAt(`/v1/${kind}`, 'limit=200')).items;
    expect(all.length).toBeGreaterThan(3);
    expect(await oneByOne(`/v1/${kind}`)).toEqual(all);
  });

  it('of incidents and of damaged files is too, also where two were found at one instant', async () => {
    const digests = ['a', 'b', 'c', 'd'].map((digit) => digit.repeat(64));
    await api.db.damagedFile.createMany({
      data: digests.map((digest, index) => ({ digest, kind: 'missing', foundAt: at(Math.floor(index / 2)) })),
    });
    const incidents = (await pageAt('/v1/incidents', 'limit=200')).items;
    expect(incidents).toHaveLength(4);
    expect(await oneByOne('/v1/incidents')).toEqual(incidents);
    const files = (await pageAt('/v1/file-incidents', 'limit=200')).items;
    expect(files).toMatchObject(['d', 'c', 'b', 'a'].map((digit) => ({ digest: digit.repeat(64) })));
    expect(await oneByOne('/v1/file-incidents')).toEqual(files);
  });

  it('of revisions is too', async () => {
    const contractId = await aContract(api, 'in_approval');
    await accepted(ask(api, contractId, 'recall', { subject: { kind: 'revision', id: '1' }, reason: '价格有误' }));
    await accepted(ask(api, contractId, 'submit', { revision: 2 }));
    const path = `/v1/contracts/${contractId}/revisions`;
    expect(await oneByOne(path)).toMatchObject([{ revision: 2 }, { revision: 1 }]);
  });

  it('refuses a cursor of another list', async () => {
    const { nextCursor } = await pageAt('/v1/users', 'limit=1');
    const refused = await problemOf(get(api, `/v1/incidents?cursor=${nextCursor ?? ''}`), 400);
    expect(pointersOf(refused)).toEqual(['cursor']);
  });
});
