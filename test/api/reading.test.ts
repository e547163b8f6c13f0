import { randomUUID } from 'node:crypto';
import { addDays } from '../../domain/kernel/days';
import { expectOneTruth } from '../build/one-truth';
import { until } from '../build/until';
import { aContract, customer, departments, revisionSubject, today, vote, yuan } from './a-contract';
import { accepted, type Api, ask, get, pointersOf, problemOf, read, startApi } from './harness';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

interface Summary {
  contractId: string;
  createdAt: string;
  waitingOn: string[];
}
interface Page {
  items: Summary[];
  nextCursor: string | null;
}

const page = async (query = '') => (await read(get(api, `/v1/contracts?${query}`))) as Page;

async function found(query: Record<string, string>): Promise<string[]> {
  return (await page(new URLSearchParams(query).toString())).items.map(({ contractId }) => contractId);
}

/** The page and all that follow it. */
async function pagesFrom(query: string, first: Page): Promise<Page[]> {
  const pages = [first];
  for (let cursor = first.nextCursor; cursor; cursor = pages.at(-1)?.nextCursor ?? null)
    pages.push(await page(`${query}&cursor=${cursor}`));
  return pages;
}

const cursorOf = (...content: unknown[]) => Buffer.from(JSON.stringify(content)).toString('base64url');

describe('one contract', () => {
  it('is shown as it stands, and again only when it has changed', async () => {
    const contractId = await aContract(api, 'in_approval');
    const path = `/v1/contracts/${contractId}`;
    const { body, headers } = (await get(api, path).expect(200)) as { body: unknown; headers: Record<string, string> };
    expect(headers).toMatchObject({ etag: '"3"', 'cache-control': 'private, no-cache' });
    expect(body).toMatchObject({ stage: 'in_approval', seq: 3, performance: null, approval: { revision: 1 } });
    const waiting = departments.map((stepId) => ({
      ...{ role: 'approver', stepId, topic: { kind: 'approval', subject: revisionSubject(), stepId } },
    }));
    expect(body).toMatchObject({ waiting });
    await get(api, path).set('If-None-Match', '"3"').expect(304).expect('ETag', '"3"');
    await get(api, path).set('If-None-Match', '"1", W/"3"').expect(304);
    await accepted(ask(api, contractId, 'approve', vote('legal')));
    await get(api, path).set('If-None-Match', '"3"').expect(200).expect('ETag', '"4"');
    await expectOneTruth(api, contractId);
  });

  it('says on whom it waits, in its view and by itself', async () => {
    const contractId = await aContract(api, 'awaiting_customer');
    const view = (await read(get(api, `/v1/contracts/${contractId}`))) as { waiting: { sentence: object }[] };
    expect(view.waiting).toMatchObject([
      { topic: { kind: 'confirmation' }, role: 'customer', person: { name: '钱进' }, overdue: false },
    ]);
    expect(view.waiting[0]?.sentence).toMatchObject({
      en: expect.stringContaining('Waiting for 钱进 (customer) to confirm revision 1') as string,
      'zh-CN': expect.stringContaining('等待钱进（客户）确认第 1 版') as string,
    });
    expect(await read(get(api, `/v1/contracts/${contractId}/waiting`))).toEqual({ items: view.waiting });
  });

  it('gives its audit trail in pages', async () => {
    const contractId = await aContract(api, 'in_approval');
    const events = `/v1/contracts/${contractId}/events`;
    expect(await read(get(api, `${events}?limit=2`))).toMatchObject({
      items: [{ seq: 1, actor: { kind: 'service', name: 'tests' } }, { seq: 2 }],
      nextAfter: 2,
    });
    expect(await read(get(api, `${events}?after=2`))).toMatchObject({
      items: [
        {
          seq: 3,
          type: 'ApprovalStepsOpened',
          data: { subject: revisionSubject(), opened: departments.map((stepId) => ({ stepId })) },
        },
      ],
      nextAfter: null,
    });
    expect(await read(get(api, `${events}?after=2147483647`))).toEqual({ items: [], nextAfter: null });
    for (const query of ['after=-1', 'after=1.5', 'after=2147483648', 'after=x', 'limit=501'])
      expect(pointersOf(await problemOf(get(api, `${events}?${query}`), 400))).toEqual([query.split('=')[0]]);
  });

  it('is not found under an id that does not exist', async () => {
    for (const id of [randomUUID(), randomUUID().toUpperCase(), 'nonsense', "'%20or%201=1--"])
      for (const part of ['', '/waiting', '/events'])
        expect(await problemOf(get(api, `/v1/contracts/${id}${part}`), 404)).toMatchObject({
          code: 'CONTRACT_NOT_FOUND',
        });
  });
});

describe('the list of contracts', () => {
  it('is paged through newest first, each contract once, even while others are made', async () => {
    const made = [];
    for (let index = 0; index < 5; index += 1) made.push(await aContract(api, 'draft', { title: 'Paged' }));
    const first = await page('q=Paged&limit=2');
    await aContract(api, 'draft', { title: 'Paged' });
    const pages = await pagesFrom('q=Paged&limit=2', first);
    expect(pages.map(({ items }) => items.length)).toEqual([2, 2, 1]);
    const seen = pages.flatMap(({ items }) => items).map(({ contractId }) => contractId);
    expect(seen).toEqual(made.toReversed());
    const all = await pagesFrom('limit=3', await page('limit=3'));
    expect(all.flatMap(({ items }) => items)).toHaveLength(await api.db.contract.count());
  });

  it('takes a cursor as a place, whatever the filter', async () => {
    const [older, newer] = [await aContract(api, 'draft', { title: 'Old' }), await aContract(api, 'in_approval')];
    const { nextCursor } = await page('limit=1');
    expect(await found({ cursor: nextCursor ?? '', stage: 'draft', q: 'Old' })).toEqual([older]);
    expect(await found({ cursor: nextCursor ?? '' })).not.toContain(newer);
  });

  it.each([
    ['nonsense', 'nonsense'],
    ['one that was cut off', cursorOf('2026-01-01T00:00:00.000Z', randomUUID()).slice(0, -9)],
    ['one without an id', cursorOf('2026-01-01T00:00:00.000Z')],
    ['a time before all times', cursorOf('0000-01-01T00:00:00.000Z', randomUUID())],
    ['another kind of content', cursorOf({ $ne: null }, ['x'])],
  ])('does not take %s as a cursor', async (_what, cursor) => {
    expect(pointersOf(await problemOf(get(api, `/v1/contracts?cursor=${cursor}`), 400))).toEqual(['cursor']);
  });

  it('finds by stage, by whom it waits for and by words, where %, _ and \\ mean themselves', async () => {
    const contractId = await aContract(api, 'awaiting_customer', { title: '100% a_b c\\d' });
    expect(await found({ stage: 'awaiting_customer', q: '100' })).toEqual([contractId]);
    expect(await found({ waitingOn: 'customer', q: '100% A_B', overdue: 'false' })).toEqual([contractId]);
    for (const waitingOn of ['legal', 'nobody']) expect(await found({ waitingOn, q: '100%' })).toEqual([]);
    expect(await found({ q: 'C\\D' })).toEqual([contractId]);
    for (const q of ['100_', '1%0', 'a%b', 'c\\\\d', "'; drop table contracts"]) expect(await found({ q })).toEqual([]);
    const { number } = (await read(get(api, `/v1/contracts/${contractId}`))) as { number: string };
    expect(await found({ q: number.toLowerCase() })).toEqual([contractId]);
    expect(await found({ q: customer.name, customerName: '示例化工', stage: 'awaiting_customer' })).toContain(
      contractId,
    );
    expect(await found({ customerName: '没有这家' })).toEqual([]);
  });

  it('finds what is overdue once a day has passed', async () => {
    const late = {
      term: { startsOn: addDays(today, -40), endsOn: addDays(today, 300) },
      milestones: [{ milestoneId: 'first', title: 'First', dueOn: addDays(today, -3) }],
      paymentPlan: [{ paymentLineId: 'all', title: 'All', dueOn: addDays(today, 90), amount: yuan('186000.00') }],
    };
    const contractId = await aContract(api, 'active', late);
    const overdue = await until('the delivery is overdue', async () => {
      const ids = await found({ overdue: 'true' });
      return ids.length > 0 && ids;
    });
    expect(overdue).toEqual([contractId]);
    expect(await found({ overdue: 'false', stage: 'active' })).toEqual([]);
    expect(await found({ overdue: 'true', waitingOn: 'owner' })).toEqual([contractId]);
    await expectOneTruth(api, contractId);
  });

  it.each([
    ...['stage=unknown', 'limit=0', 'limit=201', 'limit=1&limit=2', 'limit=x', 'color=red', 'q=%00', 'q=', 'q=a&q=b'],
    ...['overdue=yes', 'waitingOn=', 'waitingOn=%00', 'stage[]=draft', 'customerName=%ED%A0%80%00'],
  ])('does not take %s', async (query) => {
    expect(pointersOf(await problemOf(get(api, `/v1/contracts?${query}`), 400))).toContain(query.split('=')[0]);
  });
});
