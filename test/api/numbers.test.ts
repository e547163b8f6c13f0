import { randomUUID } from 'node:crypto';
import { seriesOf } from '../../domain/drafting/numbering';
import { type Connection } from '../../prisma/client';
import { addDays } from '../../domain/kernel/days';
import { aContract, aCreation, agreeOnOurSide, departments, today, vote, voteOn, signOnBothSides } from './a-contract';
import { aClause, aSlot, aTemplate, aType, openLibrary } from './a-library';
import { company } from '../../scripts/seed-data';
import { accepted, type Api, ask, get, pointersOf, post, problemOf, read, startApi } from './harness';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const create = (changes: object = {}, key?: string) =>
  accepted(post(api, '/v1/contracts', aCreation(changes), key), 201);
const year = new Date().toISOString().slice(0, 4);
interface Page {
  items: { number: string; contractId: string; status: string; reason: string | null }[];
  nextAfter: string | null;
}

const sequenceOf = (number: string) => Number(number.slice(number.lastIndexOf('-') + 1));
const numbering = { pattern: '{company}/{type}-{year}-{seq}', digits: 3, company: 'HD', department: 'GEN', type: 'ZZ' };
/** A number taken as the statement takes it that appends what bears it. */
async function take(of: string, db: Pick<Connection, '$queryRaw'> = api.db): Promise<string | undefined> {
  const series = seriesOf(numbering, of);
  const [row] = await db.$queryRaw<{ number: string }[]>`
    SELECT take_number('contract', ${randomUUID()}, ${series}, ${numbering.digits}::int) AS number`;
  return row?.number;
}

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
    expect([await take('2031'), await take('2031'), await take('2032')]).toEqual([
      'HD/ZZ-2031-001',
      'HD/ZZ-2031-002',
      'HD/ZZ-2032-001',
    ]);
    const contractId = await aContract(api, 'draft');
    await api.db.contract.update({ where: { contractId }, data: { number: 'HD/ZZ-2032-002' } });
    expect(await take('2032')).toBe('HD/ZZ-2032-003');
  });

  it('are free again where the contract they were taken for is not recorded after all', async () => {
    const taken = (isRecorded: boolean) =>
      api.db.$transaction(async (db) => {
        const number = await take('2041', db);
        if (!isRecorded) throw new Error(`${number} was not recorded.`);
        return number;
      });
    expect(await taken(true)).toBe('HD/ZZ-2041-001');
    await expect(taken(false)).rejects.toThrow('HD/ZZ-2041-002 was not recorded.');
    expect(await taken(true)).toBe('HD/ZZ-2041-002');
  });

  it('outgrow their digits rather than repeat', async () => {
    await take('2042');
    await api.db.numberSeries.updateMany({ where: { series: 'HD/ZZ-2042-{seq}' }, data: { last: 999 } });
    expect(await take('2042')).toBe('HD/ZZ-2042-1000');
  });

  it('that would be too long to be written are not given: the creation is refused in a sentence', async () => {
    const change = (codes: object) => accepted(post(api, '/v1/company/change', { codes }));
    await change({ company: 'C'.repeat(16), departments: { sales: 'D'.repeat(16) } });
    const library = openLibrary(api);
    const numbers = { pattern: 'contract/{company}-{department}-{type}-{year}-{seq}', digits: 12 };
    await library.published('clauses', 'lease', aClause('Lease.'));
    await library.published('templates', 'lease', aTemplate([aSlot('lease')]));
    await library.published('contract-types', 'lease', aType({ code: 'LEASE', numbering: numbers }));
    const asked = aCreation({ contractTypeId: 'lease', profile: { department: 'sales' } });
    const refused = await problemOf(post(api, '/v1/contracts', asked), 422);
    expect(refused.errors).toMatchObject([{ pointer: '/contractTypeId', code: 'number_too_long' }]);
    await change({ ...company.codes });
    const { number } = await accepted(post(api, '/v1/contracts', asked), 201);
    expect(number).toBe(`contract/HD-SAL-LEASE-${year}-000000000001`);
  });

  it('of contracts that ended before they were signed are listed with the reason', async () => {
    const withdrawn = await create();
    await accepted(ask(api, withdrawn.contractId, 'withdraw', { reason: 'Typed twice.' }));
    const declined = await create();
    await accepted(ask(api, declined.contractId, 'submit', { revision: 1 }));
    for (const stepId of departments) await accepted(ask(api, declined.contractId, 'approve', vote(stepId)));
    await accepted(ask(api, declined.contractId, 'decline', { revision: 1, reason: 'Too dear.' }));
    const first = (await read(get(api, '/v1/void-numbers?limit=1'))) as Page;
    const second = (await read(get(api, `/v1/void-numbers?limit=1&after=${first.nextAfter ?? ''}`))) as Page;
    expect([...first.items, ...second.items]).toMatchObject([
      { number: withdrawn.number, status: 'withdrawn', reason: 'Typed twice.' },
      { number: declined.number, status: 'declined', reason: 'Too dear.' },
    ]);
    expect(second.nextAfter).toBeNull();
  });

  it('of supplementary agreements follow their contract, and those that came to nothing are listed', async () => {
    const whole = { paymentLineId: 'whole', title: 'All', percent: '100', dueOn: addDays(today, 30) };
    const contractId = await aContract(api, 'active', { milestones: [], paymentPlan: [whole] });
    const { number } = (await read(get(api, `/v1/contracts/${contractId}`))) as { number: string };
    const send = (command: string, body: object) => accepted(ask(api, contractId, command, body));
    const changes = (days: number) => ({ paymentPlan: [{ paymentLineId: 'whole', dueOn: addDays(today, days) }] });
    const request = (days: number) =>
      send('request-amendment', { requestedBy: 'customer', reason: 'Budget', changes: changes(days) });
    const approved = (id: string) => agreeOnOurSide(api, contractId, { kind: 'amendment', id });
    await request(60);
    await send('reject', { ...voteOn('amendment', `${number}-S01`, 'finance'), reason: 'Too late.' });
    await request(50);
    await approved(`${number}-S02`);
    await send('agree-to-amendment', { amendmentId: `${number}-S02` });
    await signOnBothSides(api, contractId, { kind: 'amendment', id: `${number}-S02` });
    await request(40);
    await approved(`${number}-S03`);
    await send('refuse-amendment', { amendmentId: `${number}-S03`, reason: 'Too early.' });
    await request(45);
    const listed = async () => {
      const { items } = (await read(get(api, `/v1/void-numbers?after=${number}`))) as Page;
      return items.filter((item) => item.contractId === contractId);
    };
    const refused = (nth: number, reason: string) => ({
      ...{ number: `${number}-S0${nth}`, series: `${number}-S{seq}`, status: 'refused', reason },
    });
    expect(await listed()).toMatchObject([refused(1, 'Too late.'), refused(3, 'Too early.')]);
  });

  it.each([
    ['limit=0', 'limit'],
    ['limit=501', 'limit'],
    ['after=%00', 'after'],
    ['after=%F0%9F%99%82%E2%80%AE', 'after'],
    ['before=1', 'before'],
  ])('are not listed by %s', async (query, parameter) => {
    const fault = await problemOf(get(api, `/v1/void-numbers?${query}`), 400);
    expect([fault.code, ...pointersOf(fault)]).toEqual(['INVALID_REQUEST', parameter]);
  });
});
