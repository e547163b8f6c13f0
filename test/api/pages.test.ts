import { aContract, approverOf, vote } from './a-contract';
import { accepted, type Api, ask, get, pointersOf, problemOf, read, startApi } from './harness';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

interface Page {
  items: Record<string, unknown>[];
  nextCursor: string | null;
}

/** All pages of one entry each. */
async function pagesOf(path: string): Promise<Page['items']> {
  const page = (await read(get(api, path))) as Page;
  if (page.nextCursor === null) return page.items;
  const [bare = ''] = path.split('&cursor=');
  return [...page.items, ...(await pagesOf(`${bare}&cursor=${page.nextCursor}`))];
}

describe('a list that is read page by page', () => {
  it('of open approvals has each step once, longest waiting first', async () => {
    const contracts = [await aContract(api, 'in_approval'), await aContract(api, 'in_approval')];
    const path = `/v1/approvals?approver=${encodeURIComponent(approverOf('legal'))}&limit=1`;
    expect((await pagesOf(path)).map(({ contractId }) => contractId)).toEqual(contracts);
    const wrong = await problemOf(get(api, `${path}&cursor=x`), 400);
    expect(pointersOf(wrong)).toEqual(['cursor']);
  });

  it('of refused commands has each once, newest first', async () => {
    const contractId = await aContract(api, 'in_approval');
    await accepted(ask(api, contractId, 'approve', vote('legal')));
    await problemOf(ask(api, contractId, 'approve', vote('legal')), 409);
    await problemOf(ask(api, contractId, 'confirm', { revision: 1 }), 409);
    const refused = await pagesOf(`/v1/contracts/${contractId}/refused-commands?limit=1`);
    expect(refused.map(({ command }) => command)).toEqual(['confirm', 'approve']);
  });
});
