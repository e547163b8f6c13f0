import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { makeApiKey } from '../../prisma/api-keys';
import { type Api, get, pointersOf, post, problemOf, read, startApi } from './harness';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

interface Key {
  keyId: string;
  accountId: string;
  name: string;
  permissions: string[];
  owner: string | null;
  key: string | null;
}

const named = (name: string, changes: object = {}) => ({ name, permissions: ['company.read'], ...changes });

async function made(body: object): Promise<Key> {
  return ((await post(api, '/v1/keys', body).expect(201)) as { body: Key }).body;
}

/** What this key is answered when it reads the company. */
async function statusOf({ key }: Pick<Key, 'key'>, path = '/v1/company'): Promise<number> {
  return (
    await request(api.app)
      .get(path)
      .set('Authorization', `Bearer ${String(key)}`)
  ).status;
}

const postAs = (key: string | null, path: string, body: object) =>
  request(api.app)
    .post(path)
    .set('Authorization', `Bearer ${String(key)}`)
    .send(body);

describe('an API key that is made through the API', () => {
  it('does what it may and no more, and its secret is stored nowhere', async () => {
    const owner = 'lin.xiao@huadong.example';
    const key = await made(named('erp', { owner, expiresOn: '2099-12-31' }));
    expect(key).toMatchObject({ name: 'erp', permissions: ['company.read'], owner, key: expect.any(String) as string });
    expect(await statusOf(key)).toBe(200);
    expect(await statusOf(key, '/v1/contracts')).toBe(403);
    const { items } = (await read(get(api, '/v1/keys'))) as { items: Key[] };
    expect(items.find(({ keyId }) => keyId === key.keyId)).toMatchObject({ name: 'erp', owner });
    const [stored] = await api.db.$queryRaw<{ text: string }[]>`
      SELECT string_agg(a::text, '') AS text FROM (SELECT k::text AS a FROM api_keys k UNION ALL SELECT r::text FROM kept_answers r) all_rows`;
    expect(stored?.text).toContain(key.keyId);
    expect(stored?.text).not.toContain(key.key);
  });

  it('is given no permission that its maker lacks, not even by replacing another key', async () => {
    const permissions = ['key.read', 'key.write', 'company.read'];
    const { key } = await made(named('administration', { permissions }));
    await problemOf(postAs(key, '/v1/keys', named('money', { permissions: ['money.book'] })), 403);
    await problemOf(postAs(key, '/v1/keys', named('all', { permissions: ['*'] })), 403);
    const mighty = await made(named('mighty', { permissions: ['*'] }));
    await problemOf(postAs(key, `/v1/keys/${mighty.keyId}/rotate`, {}), 403);
    const newer = await made(named('newer'));
    await api.db.apiKey.update({ where: { keyId: newer.keyId }, data: { permissions: ['company.read', 'seal.use'] } });
    await problemOf(postAs(key, `/v1/keys/${newer.keyId}/rotate`, {}), 403);
    await postAs(key, '/v1/keys', named('reader')).expect(201);
    expect(await api.db.apiKey.count({ where: { name: { in: ['money', 'all'] } } })).toBe(0);
  });

  it('is replaced without a gap, and revoked by its id alone', async () => {
    const former = await made(named('crm'));
    const latter = (await post(api, `/v1/keys/${former.keyId}/rotate`, { overlapHours: 1 }).expect(201)) as {
      body: Key;
    };
    expect(latter.body).toMatchObject({ accountId: former.accountId, permissions: ['company.read'] });
    expect([await statusOf(former), await statusOf(latter.body)]).toEqual([200, 200]);
    // A key that is called as the id of another one.
    const namesake = await made(named(former.keyId));
    await post(api, `/v1/keys/${former.keyId}/revoke`, undefined).expect(200);
    expect([await statusOf(former), await statusOf(latter.body), await statusOf(namesake)]).toEqual([401, 200, 200]);
    const revoked = await post(api, `/v1/keys/${former.keyId}/revoke`, undefined).expect(200);
    expect(revoked.body).toMatchObject({ revokedAt: expect.any(String) as string });
    const gone = await problemOf(post(api, `/v1/keys/${former.keyId}/rotate`, {}), 404);
    expect(gone.code).toBe('KEY_NOT_FOUND');
  });

  it.each<[string, object, string]>([
    ['a day that is over', { expiresOn: '2020-01-01' }, '/expiresOn'],
    ['an owner whom nobody knows', { owner: 'nobody@huadong.example' }, '/owner'],
    ['a permission that there is not', { permissions: ['contract.raed'] }, '/permissions/0'],
    ['no permission', { permissions: [] }, '/permissions'],
  ])('is refused with %s', async (_what, changes, pointer) => {
    const name = `bad ${randomUUID()}`;
    expect(pointersOf(await problemOf(post(api, '/v1/keys', named(name, changes)), 400))).toEqual([pointer]);
    expect(await api.db.apiKey.count({ where: { name } })).toBe(0);
  });

  it('has a name that no other key in use has', async () => {
    await made(named('twice'));
    expect((await problemOf(post(api, '/v1/keys', named('twice')), 409)).code).toBe('KEY_NAME_TAKEN');
  });

  it('is not listed to, nor made by, a key that may not', async () => {
    const poor = await makeApiKey(api.db, { name: 'poor', permissions: ['company.read'] });
    await problemOf(
      request(api.app)
        .get('/v1/keys')
        .set('Authorization', `Bearer ${String(poor)}`),
      403,
    );
    const refused = await problemOf(postAs(poor, '/v1/keys', named('rich')), 403);
    expect(refused.code).toBe('MISSING_PERMISSION');
  });
});
