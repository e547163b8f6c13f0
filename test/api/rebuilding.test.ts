import { differences, rebuildReadModel } from '../../prisma/rebuild-read-model';
import { expectOneTruth } from '../build/one-truth';
import { aContract, stateOf } from './a-contract';
import { type Api, startApi } from './harness';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

describe('the read model of a contract', () => {
  it('whose rows somebody has changed is told from what the events make, table by table, and made anew', async () => {
    const contractId = await aContract(api, 'active');
    const { db } = api;
    const title = (await db.contract.findUniqueOrThrow({ where: { contractId } })).title;
    await db.contract.update({ where: { contractId }, data: { title: 'Something else' } });
    await db.party.deleteMany({ where: { contractId, side: 'customer' } });
    const found = await differences(db, contractId);
    expect(found.map(({ table }) => table).sort()).toEqual(['contracts', 'parties']);
    expect(found.find(({ table }) => table === 'contracts')).toMatchObject({
      ...{ made: [{ title }], standing: [{ title: 'Something else' }] },
    });
    const parties = found.find(({ table }) => table === 'parties');
    expect([parties?.made.length, parties?.standing.length]).toEqual([2, 1]);
    await rebuildReadModel(db, contractId);
    expect((await db.contract.findUniqueOrThrow({ where: { contractId } })).title).toBe(title);
    await expectOneTruth(api, contractId);
  });

  it('of which no events are known is told, and goes', async () => {
    const { db } = api;
    const { contractId } = await stateOf(api, await aContract(api, 'draft'));
    await db.$executeRaw`
      INSERT INTO contracts SELECT (jsonb_populate_record(c, '{"contract_id": "stray", "number": "STRAY"}')).*
      FROM contracts c WHERE contract_id = ${contractId}`;
    expect(await differences(db, 'stray')).toEqual([{ table: 'contracts without events', made: [], standing: [] }]);
    await rebuildReadModel(db, 'stray');
    expect(await db.contract.count({ where: { contractId: 'stray' } })).toBe(0);
    expect(await differences(db, contractId)).toEqual([]);
  });
});
