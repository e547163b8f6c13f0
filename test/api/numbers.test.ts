import { randomUUID } from 'node:crypto';
import { takeNumber } from '../../activities/take-number';
import { aContract, aCreation, departments, vote } from './a-contract';
import { answerOf, type Api, ask, get, post, problemOf, read, startApi } from './harness';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const create = (changes: object = {}, key?: string) =>
  answerOf(post(api, '/v1/contracts', aCreation(changes), key), 201);
const year = new Date().toISOString().slice(0, 4);
const sequenceOf = (number: string) => Number(number.slice(number.lastIndexOf('-') + 1));
const numbering = { pattern: '{company}/{type}-{year}-{seq}', digits: 3, company: 'HD', department: 'GEN', type: 'ZZ' };

describe('the numbers of contracts', () => {
  it('have no gap and no repetition when fifty are made at once', async () => {
    const made = await Promise.all(Array.from({ length: 50 }, () => create({ profile: { department: 'sales' } })));
    const numbers = made.map(({ number }) => number).sort();
    expect(numbers).toEqual(
      Array.from({ length: 50 }, (_, index) => `HD-SAL-XS-${year}-${String(index + 1).padStart(4, '0')}`),
    );
  });

  it('are counted for each type and department by itself, and what failed took none', async () => {
    const [services, goods] = [await create({ contractTypeId: 'services' }), await create()];
    expect([services.number, goods.number]).toEqual([`HD-GEN-FW-${year}-0001`, `HD-GEN-XS-${year}-0001`]);
    await problemOf(
      post(api, '/v1/contracts', aCreation({ term: { startsOn: '2026-03-01', endsOn: '2026-02-01' } })),
      422,
    );
    expect((await create()).number).toBe(`HD-GEN-XS-${year}-0002`);
  });

  it('are given once, however often the same creation is sent', async () => {
    const key = randomUUID();
    const [one, again] = await Promise.all([create({}, key), create({}, key)]);
    expect(one.number).toBe(again.number);
    expect(sequenceOf((await create()).number)).toBe(sequenceOf(one.number) + 1);
  });

  it('begin anew every year, and pass over those that were given by hand', async () => {
    const take = (of: string) =>
      api.db.$transaction((db) => takeNumber(db, { contractId: randomUUID(), numbering, year: of }));
    expect([await take('2031'), await take('2031'), await take('2032')]).toEqual([
      'HD/ZZ-2031-001',
      'HD/ZZ-2031-002',
      'HD/ZZ-2032-001',
    ]);
    const contractId = await aContract(api, 'draft');
    await api.db.contract.update({ where: { contractId }, data: { number: 'HD/ZZ-2032-002' } });
    expect(await take('2032')).toBe('HD/ZZ-2032-003');
  });

  it('of contracts that ended before they were signed are listed with the reason', async () => {
    const withdrawn = await create();
    await answerOf(ask(api, withdrawn.contractId, 'withdraw', { reason: 'Typed twice.' }));
    const declined = await create();
    await answerOf(ask(api, declined.contractId, 'submit', { revision: 1 }));
    for (const stepId of departments) await answerOf(ask(api, declined.contractId, 'approve', vote(stepId)));
    await answerOf(ask(api, declined.contractId, 'decline', { revision: 1, reason: 'Too dear.' }));
    interface Page {
      items: { number: string; stage: string; reason: string }[];
      nextAfter: string | null;
    }
    const first = (await read(get(api, '/v1/void-numbers?limit=1'))) as Page;
    const second = (await read(get(api, `/v1/void-numbers?limit=1&after=${first.nextAfter ?? ''}`))) as Page;
    expect([...first.items, ...second.items]).toMatchObject([
      { number: withdrawn.number, stage: 'withdrawn', reason: 'Typed twice.' },
      { number: declined.number, stage: 'declined', reason: 'Too dear.' },
    ]);
    expect(second.nextAfter).toBeNull();
  });
});
