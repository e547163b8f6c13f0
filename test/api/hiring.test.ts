import { manager } from './a-contract';
import { type Api, pointersOf, post, problemOf, startApi } from './harness';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

describe('somebody who begins to work here', () => {
  const newcomer = { userId: 'lu-yun', name: '陆云', email: 'lu.yun@huadong.example', language: 'zh-CN' };

  it('is on the list, under their superior, and can be asked', async () => {
    const hired = { ...newcomer, approvesFor: ['tax'], manager };
    const { body } = (await post(api, '/v1/users', hired).expect(201)) as { body: unknown };
    expect(body).toMatchObject({ ...hired, active: true, absences: [] });
  });

  it('is not kept twice, nor under an address that is somebody else’s', async () => {
    const again = { ...newcomer, userId: 'lu-yun-2', email: 'LU.YUN@huadong.example' };
    expect(await problemOf(post(api, '/v1/users', again), 409)).toMatchObject({ code: 'USER_EXISTS' });
    const unled = { ...newcomer, userId: 'he-ping', email: 'he.ping@huadong.example', manager: 'nobody@x.example' };
    expect(pointersOf(await problemOf(post(api, '/v1/users', unled), 400))).toEqual(['/manager']);
  });
});
