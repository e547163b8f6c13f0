import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { wholeLife } from '../../build/contract-life';
import { approve, ofRevision } from '../../build/pump-contract';
import { type House, openHouse } from './house';
import { expectTruth } from './truth';

const root = path.resolve(__dirname, '..', '..', '..');
const today = new Date().toISOString().slice(0, 10);

let house: House;
beforeAll(async () => {
  house = await openHouse();
  await house.startWorker();
});
afterAll(() => house.close());

/** A command of `package.json`, as an operator calls it. */
function run(script: string): Promise<{ code: number; said: string }> {
  const env = { ...process.env, DATABASE_URL: house.stack.databaseUrl };
  return new Promise((resolve) => {
    execFile(process.execPath, ['scripts/bootstrap.mjs', `scripts/${script}.ts`], { cwd: root, env }, (error, out) => {
      resolve({ code: error ? Number(error.code) : 0, said: out });
    });
  });
}

/** What a careless hand or a fault of the disk may do to tables that follow from the events. */
async function spoil(archived: string, inApproval: string): Promise<void> {
  const { db } = house;
  await db.$executeRaw`UPDATE contracts SET stage = 'active', waiting_on = '{customer}' WHERE contract_id = ${archived}`;
  await db.$executeRaw`UPDATE receipts SET amount = amount + 1 WHERE contract_id = ${archived}`;
  await db.$executeRaw`DELETE FROM deliveries WHERE contract_id = ${archived}`;
  await db.$executeRaw`UPDATE amendments SET status = 'refused' WHERE contract_id = ${archived}`;
  await db.$executeRaw`UPDATE revisions SET document = NULL WHERE contract_id = ${archived}`;
  await db.$executeRaw`
    INSERT INTO obligations (contract_id, kind, obligation_id, title, due_on, status, overdue)
    VALUES (${archived}, 'milestone', 'never', 'Never agreed', '2030-01-01', 'open', true)`;
  await db.$executeRaw`UPDATE comments SET text = 'Something else' WHERE contract_id = ${inApproval}`;
  await db.$executeRaw`DELETE FROM contracts WHERE contract_id = ${inApproval}`;
  await db.$executeRaw`DELETE FROM parties WHERE contract_id = ${inApproval}`;
}

describe('a read model that is not what the events make', () => {
  it('is found table by table, and made anew from the events, all of it', async () => {
    const [archived, inApproval, untouched] = [randomUUID(), randomUUID(), randomUUID()];
    for (const command of wholeLife(archived, today)) await house.ask(archived, command);
    const by = 'legal@example.com';
    for (const contractId of [inApproval, untouched]) {
      for (const command of wholeLife(contractId, today).slice(0, 2)) await house.ask(contractId, command);
      const remark = { subject: ofRevision(), by, text: 'Which law?', mustBeResolved: false };
      await house.ask(contractId, { type: 'comment', ...remark });
    }
    expect(await run('doctor')).toMatchObject({ code: 0 });

    await spoil(archived, inApproval);
    const found = await run('doctor');
    expect(found.code).toBe(1);
    const tables = ['contracts', 'receipts', 'deliveries', 'amendments', 'revisions', 'obligations'];
    for (const table of tables) expect(found.said).toMatch(new RegExp(`${archived} differs in .*${table}`));
    for (const table of ['contracts', 'parties', 'comments'])
      expect(found.said).toMatch(new RegExp(`${inApproval} differs in .*${table}`));
    expect(found.said).not.toContain(untouched);

    const rebuilt = await run('rebuild');
    expect(rebuilt).toMatchObject({ code: 0, said: expect.stringContaining('3 contracts checked') as string });
    expect(rebuilt.said).toContain('2 rebuilt');
    expect(await run('doctor')).toMatchObject({ code: 0 });
    const ghost = randomUUID();
    await house.db.$executeRaw`
      INSERT INTO contracts SELECT (jsonb_populate_record(c, jsonb_build_object('contract_id', ${ghost}::text, 'number', ${ghost}::text))).*
      FROM contracts c WHERE contract_id = ${untouched}`;
    expect((await run('doctor')).said).toContain(`${ghost} differs in contracts without events`);
    expect(await run('rebuild')).toMatchObject({ code: 0 });
    expect(await run('doctor')).toMatchObject({ code: 0 });
    for (const contractId of [archived, inApproval, untouched]) await expectTruth(house, contractId);
    expect(await house.ask(inApproval, approve('legal'))).toMatchObject({ events: ['ApprovalGiven'] });
    await expectTruth(house, inApproval);
  });
});
