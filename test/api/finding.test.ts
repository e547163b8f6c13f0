import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { aContract, aCreation, stateOf, yuan } from './a-contract';
import { accepted, anotherKey, type Api, ask, get, pointersOf, post, problemOf, read, startApi } from './harness';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

async function found(query: string): Promise<string[]> {
  const { items } = (await read(get(api, `/v1/contracts?limit=200&${query}`))) as { items: { contractId: string }[] };
  return items.map(({ contractId }) => contractId);
}

const created = async (changes: object) =>
  (await accepted(post(api, '/v1/contracts', aCreation(changes)), 201)).contractId;

describe('a list of contracts', () => {
  it('is of one stage, or of several', async () => {
    const draft = await aContract(api, 'draft');
    const asked = await aContract(api, 'in_approval');
    const gone = await aContract(api, 'draft');
    await accepted(ask(api, gone, 'withdraw', { reason: 'x' }));
    expect(await found('stage=in_approval')).toEqual([asked]);
    expect(await found('stage=in_approval&stage=withdrawn')).toEqual([gone, asked]);
    expect(await found('stage=draft&stage=in_approval')).toEqual([asked, draft]);
    expect(pointersOf(await problemOf(get(api, '/v1/contracts?stage=draft&stage=lost'), 400))).not.toEqual([]);
  });

  it('is of an owner, by the address in any case; of a type; of one number', async () => {
    const one = await created({ owner: { email: 'wang.fang@huadong.example' } });
    const service = await created({ contractTypeId: 'services' });
    expect(await found('owner=WANG.fang@huadong.example')).toEqual([one]);
    expect(await found('owner=nobody@huadong.example')).toEqual([]);
    expect(await found('contractTypeId=services')).toEqual([service]);
    const { number } = await stateOf(api, one);
    expect(await found(`number=${number}`)).toEqual([one]);
    expect(await found(`number=${number.slice(0, -1)}`)).toEqual([]);
  });

  it('is of a time: when the term begins and ends, first and last day included, and since when something happened', async () => {
    const one = await created({ term: { startsOn: '2031-03-01', endsOn: '2032-02-28' } });
    const other = await created({ term: { startsOn: '2031-03-02', endsOn: '2032-03-31' } });
    expect(await found('startsFrom=2031-03-01&startsUntil=2031-03-01')).toEqual([one]);
    expect(await found('startsFrom=2031-03-02')).toEqual([other]);
    expect(await found('endsFrom=2032-02-28&endsUntil=2032-03-30')).toEqual([one]);
    const { updatedAt } = await stateOf(api, other);
    await accepted(ask(api, one, 'withdraw', { reason: 'x' }));
    expect(await found(`updatedSince=${updatedAt}&startsFrom=2031-01-01`)).toEqual([other, one]);
    const { updatedAt: last } = await stateOf(api, one);
    expect(await found(`updatedSince=${last}&startsFrom=2031-01-01`)).toEqual([one]);
    const inShanghai = `${new Date(Date.parse(last) + 8 * 3_600_000).toISOString().slice(0, -1)}+08:00`;
    expect(await found(`updatedSince=${encodeURIComponent(inShanghai)}&startsFrom=2031-01-01`)).toEqual([one]);
    expect(await found(`updatedSince=${inShanghai}&startsFrom=2031-01-01`)).toEqual([one]); // as curl sends it
    for (const beyond of ['0000-01-01T00:00:00Z', '0001-01-01T00:00:00%2B08:00'])
      expect(await found(`updatedSince=${beyond}&startsFrom=2031-01-01`)).toEqual([other, one]);
    expect(await found('updatedSince=9999-12-31T23:59:59-08:00')).toEqual([]);
    for (const wrong of ['2026-03-01', '2026-03-01T08:00:00', '2026-03-01T08:00:00%2B25:00', 'now'])
      expect(pointersOf(await problemOf(get(api, `/v1/contracts?updatedSince=${wrong}`), 400))).toEqual([
        'updatedSince',
      ]);
  });
});

describe('an externalId', () => {
  it('finds the contract again, for the key that gave it and for no other', async () => {
    const externalId = `SO-${randomUUID()}`;
    const contractId = await created({ externalId });
    expect(await found(`externalId=${externalId}`)).toEqual([contractId]);
    expect(await read(get(api, `/v1/contracts/${contractId}`))).toMatchObject({ externalId });
    const asAnother = await request(api.app)
      .get(`/v1/contracts?externalId=${externalId}`)
      .set('Authorization', `Bearer ${anotherKey}`)
      .expect(200);
    expect(asAnother.body).toMatchObject({ items: [] });
  });

  it('is given once: the same again is refused and names the contract; another key has names of its own', async () => {
    const externalId = `SO-${randomUUID()}`;
    const contractId = await created({ externalId });
    const { number } = await stateOf(api, contractId);
    const again = await problemOf(post(api, '/v1/contracts', aCreation({ externalId, title: 'Another' })), 409);
    expect(again).toMatchObject({ code: 'EXTERNAL_ID_TAKEN', detail: expect.stringContaining(number) as string });
    await request(api.app)
      .post('/v1/contracts')
      .set('Authorization', `Bearer ${anotherKey}`)
      .send(aCreation({ externalId }))
      .expect(201);
  });

  it('goes to one of two that ask for it at the same moment', async () => {
    const externalId = `SO-${randomUUID()}`;
    const answers = await Promise.all(
      ['One', 'Two', 'Three'].map((title) => post(api, '/v1/contracts', aCreation({ externalId, title }))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect(await found(`externalId=${externalId}`)).toHaveLength(1);
  });

  it('is free again where the contract came to nothing, and the same request is the same contract', async () => {
    const externalId = `SO-${randomUUID()}`;
    const wrong = aCreation({ externalId, price: { gross: yuan('1.00'), taxRate: '7' } });
    expect((await post(api, '/v1/contracts', wrong)).status).toBeGreaterThanOrEqual(400);
    const key = randomUUID();
    const create = () => accepted(post(api, '/v1/contracts', aCreation({ externalId }), key), 201);
    const first = await create();
    expect(await create()).toEqual(first);
  });
});
