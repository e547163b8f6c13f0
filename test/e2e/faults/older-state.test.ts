import { randomUUID } from 'node:crypto';
import { type Command } from '../../../domain/contract/commands';
import { contractLifecycleType } from '../../../workflows/messages';
import { carriedOver } from '../../build/carried-over';
import { wholeLife } from '../../build/contract-life';
import { type Gate, openGate, readingTrail } from './gate';
import { type House, openHouse } from './house';
import { eventsOf, expectTruth, whenMailed } from './truth';

const today = new Date().toISOString().slice(0, 10);

let house: House;
let gate: Gate;
beforeAll(async () => {
  house = await openHouse();
  gate = await openGate(house.stack.databaseUrl);
});
afterAll(async () => {
  await gate.close();
  await house.close();
});

/** A contract of which workflow and read model hold a state that another version of the program wrote; no worker runs. */
async function leftByAnotherVersion(life: readonly Command[], contractId: string): Promise<void> {
  const worker = await house.startWorker();
  for (const command of life) await house.ask(contractId, command);
  await whenMailed(house, contractId);
  await worker.kill();
  await house.handle(contractId).terminate('A test');
  await house.temporal.workflow.start(contractLifecycleType, carriedOver(contractId));
  await house.db.$executeRaw`
    UPDATE contracts SET state_version = 0, state = '{"stage": "of another shape"}' WHERE contract_id = ${contractId}`;
}

describe('a worker killed while it folds an older state anew', () => {
  it('leaves that to the next one, and the contract goes on to its end', async () => {
    const contractId = randomUUID();
    const life = wholeLife(contractId, today);
    await leftByAnotherVersion(life.slice(0, 10), contractId);
    const before = await eventsOf(house, contractId);

    const reading = gate.loseNextAnswer(readingTrail);
    const worker = await house.startWorker({ DATABASE_URL: gate.databaseUrl });
    await reading;
    const [vote, ...others] = life.slice(10);
    const waiting = house.send(contractId, vote ?? { type: 'nudge' });
    void waiting.catch(() => undefined);
    await worker.kill();
    expect(await eventsOf(house, contractId)).toEqual(before);

    await house.startWorker();
    expect(await waiting).toMatchObject({ seq: before.length + 1, events: ['ApprovalGiven'] });
    await expectTruth(house, contractId);
    for (const command of others) await house.ask(contractId, command);
    expect((await expectTruth(house, contractId)).at(-1)?.type).toBe('ContractArchived');
  });
});
