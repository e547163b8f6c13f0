import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { added, ask, customerOf, customers, expectTrueRow, someDetails } from './a-listed-customer';
import { anotherKey, type Api, post, problemOf, startApi } from './harness';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

describe('two changes of a customer at once', () => {
  it('both count, one after the other', async () => {
    const { customerId } = await added(api);
    const answers = await Promise.all([
      customerOf(ask(api, customerId, 'change', { nameEn: 'One' })),
      customerOf(ask(api, customerId, 'change', { address: 'Two' })),
      customerOf(ask(api, customerId, 'set-status', { status: 'watched' })),
    ]);
    expect(answers.map(({ seq }) => seq).sort()).toEqual([2, 3, 4]);
    expect(answers.find(({ seq }) => seq === 4)).toMatchObject({ nameEn: 'One', address: 'Two', status: 'watched' });
    await expectTrueRow(api, customerId);
  });

  it('count once where both have seen the same', async () => {
    const { customerId } = await added(api);
    const sent = ['One', 'Two'].map((nameEn) => ask(api, customerId, 'change', { nameEn, seenSeq: 1 }));
    const answers = await Promise.all(sent);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'STALE_CUSTOMER' });
    expect(await expectTrueRow(api, customerId)).toHaveLength(2);
  });

  it('are many, and none is lost', async () => {
    const { customerId } = await added(api);
    const names = Array.from({ length: 12 }, (_, n) => `Name ${n}`);
    const answers = await Promise.all(names.map((nameEn) => customerOf(ask(api, customerId, 'change', { nameEn }))));
    expect(answers.map(({ seq }) => seq).sort((a, b) => a - b)).toEqual(names.map((_, n) => n + 2));
    expect(await expectTrueRow(api, customerId)).toHaveLength(13);
  });
});

describe('an Idempotency-Key', () => {
  it('makes one customer of several requests, even at once, and answers the same for ever', async () => {
    const [key, details] = [randomUUID(), someDetails()];
    const send = () => customerOf(post(api, customers, details, key), 201);
    const answers = await Promise.all([send(), send(), send()]);
    const { customerId } = answers[0];
    await customerOf(ask(api, customerId, 'change', { nameEn: 'Later' }));
    for (const answer of [...answers, await send()]) expect(answer).toEqual(answers[0]);
    expect(await expectTrueRow(api, customerId)).toEqual(['CustomerAdded', 'CustomerChanged']);
  });

  it('makes one change of several, and answers as the customer stood then', async () => {
    const { customerId } = await added(api);
    const key = randomUUID();
    const send = () => customerOf(ask(api, customerId, 'change', { nameEn: 'One', seenSeq: 1 }, key));
    const answers = await Promise.all([send(), send(), send()]);
    await customerOf(ask(api, customerId, 'set-status', { status: 'blocked', reason: 'Owes' }));
    for (const answer of [...answers, await send()])
      expect(answer).toMatchObject({ seq: 2, nameEn: 'One', status: 'normal' });
    expect(await expectTrueRow(api, customerId)).toHaveLength(3);
  });

  it('cannot be used for anything else, but by another caller', async () => {
    const key = randomUUID();
    await customerOf(post(api, customers, someDetails(), key), 201);
    expect(await problemOf(post(api, customers, someDetails(), key), 422)).toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
    const { customerId } = await added(api);
    const other = randomUUID();
    await customerOf(ask(api, customerId, 'change', { nameEn: 'One' }, other));
    for (const reused of [
      ask(api, customerId, 'change', { nameEn: 'Two' }, other),
      ask(api, customerId, 'set-status', { status: 'watched' }, other),
    ])
      expect(await problemOf(reused, 422)).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    await request(api.app)
      .post(`${customers}/${customerId}/change`)
      .set({ Authorization: `Bearer ${anotherKey}`, 'Idempotency-Key': other })
      .send({ nameEn: 'Two' })
      .expect(200);
  });

  it('is free again after a refusal, which changed nothing', async () => {
    const { customerId } = await added(api);
    const key = randomUUID();
    await problemOf(ask(api, customerId, 'set-status', { status: 'blocked' }, key), 422);
    await customerOf(ask(api, customerId, 'set-status', { status: 'blocked', reason: 'Owes' }, key));
    expect(await expectTrueRow(api, customerId)).toHaveLength(2);
  });
});
