import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { expectOneTruth } from '../build/one-truth';
import { aContract, aCreation, eventTypes, today, vote, yuan } from './a-contract';
import { anotherKey, accepted, type Api, ask, post, problemOf, startApi } from './harness';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

function askAsAnother(path: string, body: object, idempotencyKey: string) {
  return request(api.app)
    .post(path)
    .set({ Authorization: `Bearer ${anotherKey}`, 'Idempotency-Key': idempotencyKey })
    .send(body)
    .expect(api.expectDescribed('post', path));
}

describe('an Idempotency-Key', () => {
  it('makes one contract of a creation that comes several times, even at the same time', async () => {
    const key = randomUUID();
    const create = () => accepted(post(api, '/v1/contracts', aCreation(), key), 201);
    const answers = await Promise.all([create(), create(), create()]);
    const later = await create();
    expect(answers).toEqual([later, later, later]);
    expect(await expectOneTruth(api, later.contractId)).toHaveLength(1);
  });

  it('cannot be used for a creation of another content, but by another caller', async () => {
    const key = randomUUID();
    const other = aCreation({ title: 'Something else' });
    const first = await accepted(post(api, '/v1/contracts', aCreation(), key), 201);
    const fault = await problemOf(post(api, '/v1/contracts', other, key), 422);
    expect(fault).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    const others = await accepted(askAsAnother('/v1/contracts', other, key), 201);
    expect(others.contractId).not.toBe(first.contractId);
  });

  it('lets one of two creations of different content win that come at the same time', async () => {
    const key = randomUUID();
    const answers = await Promise.all([
      post(api, '/v1/contracts', aCreation({ title: 'One' }), key),
      post(api, '/v1/contracts', aCreation({ title: 'Two' }), key),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
    const { contractId } = answers.find(({ status }) => status === 201)?.body as { contractId: string };
    expect(await expectOneTruth(api, contractId)).toHaveLength(1);
  });

  it('makes one command of several that come at the same time', async () => {
    const contractId = await aContract(api, 'in_approval');
    const key = randomUUID();
    const approve = () => accepted(ask(api, contractId, 'approve', vote('legal'), key));
    const [first, ...others] = await Promise.all([approve(), approve(), approve(), approve(), approve()]);
    for (const other of others) expect(other).toEqual(first);
    expect(await expectOneTruth(api, contractId)).toHaveLength(4);
  });

  it('lets one of two commands of different content win that come at the same time', async () => {
    const contractId = await aContract(api, 'in_approval');
    const key = randomUUID();
    const answers = await Promise.all([
      ask(api, contractId, 'approve', vote('legal'), key),
      ask(api, contractId, 'approve', { ...vote('legal'), comment: 'Other' }, key),
      ask(api, contractId, 'approve', vote('finance'), key),
      ask(api, contractId, 'withdraw', { reason: 'x' }, key),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422, 422]);
    await expectOneTruth(api, contractId);
  });

  it('gets the same answer for ever, whatever has happened since', async () => {
    const contractId = await aContract(api, 'in_approval');
    const key = randomUUID();
    const approve = () => accepted(ask(api, contractId, 'approve', vote('legal'), key));
    const first = await approve();
    await accepted(ask(api, contractId, 'approve', vote('finance')));
    expect(await approve()).toEqual(first);
    await accepted(ask(api, contractId, 'withdraw', { reason: 'Not needed.' }));
    expect(await approve()).toEqual(first);
    for (const other of [
      ask(api, contractId, 'approve', { ...vote('legal'), comment: 'Other' }, key),
      ask(api, contractId, 'archive', { fileNumber: 'A-1' }, key),
    ])
      expect(await problemOf(other, 422)).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    expect(await expectOneTruth(api, contractId)).toHaveLength(6);
  });

  it('is the caller’s own: another caller’s request is another request', async () => {
    const contractId = await aContract(api, 'in_approval');
    const key = randomUUID();
    await accepted(ask(api, contractId, 'approve', vote('legal'), key));
    const path = `/v1/contracts/${contractId}/approve`;
    expect(await problemOf(askAsAnother(path, vote('legal'), key), 409)).toMatchObject({ code: 'STEP_CLOSED' });
    expect(await accepted(askAsAnother(path, vote('finance'), key))).toMatchObject({ seq: 5 });
    await expectOneTruth(api, contractId);
  });

  it('counts for one contract', async () => {
    const [one, two] = [await aContract(api, 'in_approval'), await aContract(api, 'in_approval')];
    const key = randomUUID();
    await accepted(ask(api, one, 'approve', vote('legal'), key));
    await accepted(ask(api, two, 'approve', vote('legal'), key));
    expect(await eventTypes(api, two)).toContain('ApprovalGiven');
  });

  it('is free again after a refusal, which changed nothing', async () => {
    const contractId = await aContract(api, 'draft');
    const key = randomUUID();
    await problemOf(ask(api, contractId, 'approve', vote('legal'), key), 409);
    await accepted(ask(api, contractId, 'submit', { revision: 1 }));
    await accepted(ask(api, contractId, 'approve', vote('legal'), key));
    await expectOneTruth(api, contractId);
  });

  it('that is missing leaves repeating to the rules: a receipt counts once by its reference', async () => {
    const contractId = await aContract(api, 'active');
    const receipt = { paymentLineId: 'advance', amount: yuan('100'), receivedOn: today, reference: 'bank-1' };
    const path = `/v1/contracts/${contractId}/record-receipt`;
    const send = () => post(api, path, receipt).unset('Idempotency-Key');
    await accepted(send());
    expect(await problemOf(send(), 409)).toMatchObject({ code: 'DUPLICATE_RECEIPT' });
    await expectOneTruth(api, contractId);
  });

  it.each([
    ['longer than 200 characters', 'k'.repeat(201)],
    ['two words', 'a b'],
    ['other than ASCII', 'schlüssel'],
  ])('cannot be %s', async (_what, key) => {
    const fault = await problemOf(post(api, '/v1/contracts', aCreation(), key), 400);
    expect(fault).toMatchObject({ code: 'INVALID_REQUEST', errors: [{ parameter: 'Idempotency-Key' }] });
  });
});
