import { randomUUID } from 'node:crypto';
import { wholeLife } from '../../build/contract-life';
import { approve } from '../../build/pump-contract';
import { type Gate, openGate } from './gate';
import { type House, openHouse } from './house';
import { expectTruth, whenMailed } from './truth';
import { until } from '../../build/until';

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

/** A contract in approval, and a vote on it that is committed although the worker dies before it hears so. */
async function loseAVote(): Promise<{ contractId: string; vote: Promise<unknown>; commandId: string }> {
  const worker = await house.startWorker({ DATABASE_URL: gate.databaseUrl });
  const [contractId, commandId] = [randomUUID(), randomUUID()];
  for (const command of wholeLife(contractId, today).slice(0, 2)) await house.ask(contractId, command);
  await whenMailed(house, contractId);
  const before = await house.seq(contractId);
  const lost = gate.loseNextAnswer();
  const vote = house.send(contractId, approve('legal'), commandId).catch((error: unknown) => error);
  await lost;
  await until('the vote is committed', async () => (await house.seq(contractId)) > before);
  await worker.kill();
  return { contractId, vote, commandId };
}

describe('a worker killed between the commit and the completion of a command', () => {
  it('leaves the waiting client its answer, made from what is recorded', async () => {
    const { contractId, vote } = await loseAVote();
    const worker = await house.startWorker();
    expect(await vote).toMatchObject({ seq: 4, stage: 'in_approval', events: ['ApprovalGiven'] });
    const events = await expectTruth(house, contractId);
    expect(events.filter(({ type }) => type === 'ApprovalGiven')).toHaveLength(1);
    await worker.kill();
  });

  it('with the client gone and Temporal killed too, decides the next, different command on what is recorded', async () => {
    const { contractId, commandId } = await loseAVote();
    await house.stack.killTemporal();
    await house.stack.restartTemporal();
    const worker = await house.startWorker();
    const next = await house.ask(contractId, approve('finance'));
    expect(next).toMatchObject({ seq: 5, events: ['ApprovalGiven'] });
    const again = await house.ask(contractId, approve('legal'), commandId);
    expect(again).toMatchObject({ seq: 4, events: ['ApprovalGiven'] });
    await house.ask(contractId, approve('business'));
    const events = await expectTruth(house, contractId);
    expect(events.filter(({ type }) => type === 'ApprovalGiven')).toHaveLength(3);
    await worker.kill();
  });
});
