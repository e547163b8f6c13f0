import { randomUUID } from 'node:crypto';
import { wholeLife } from '../../build/contract-life';
import { confirm } from '../../build/pump-contract';
import { contractWorkflowId } from '../../../workflows/messages';
import { type House, openHouse } from './house';
import { eventsOf, expectTruth, whenMailed } from './truth';
import { until } from '../../build/until';

const today = new Date().toISOString().slice(0, 10);

let house: House;
beforeAll(async () => {
  house = await openHouse();
  await house.startWorker();
});
afterAll(() => house.close());

/** As `temporal workflow reset` does it: back to the completion of the n-th workflow task. */
async function resetTo(contractId: string, task: number): Promise<void> {
  const { events } = await house.handle(contractId).fetchHistory();
  const completions = (events ?? []).filter((event) => event.workflowTaskCompletedEventAttributes);
  const runs = await house.handle(contractId).describe();
  await house.temporal.workflowService.resetWorkflowExecution({
    namespace: 'default',
    workflowExecution: { workflowId: contractWorkflowId(contractId), runId: runs.runId },
    reason: 'A test',
    requestId: randomUUID(),
    workflowTaskFinishEventId: completions[task - 1]?.eventId ?? null,
  });
}

describe('a workflow reset to an earlier point by an operator', () => {
  it.each([
    ['its first task', 1],
    ['the middle of its approval', 4],
    ['the time it was active', 12],
  ])('to %s ends in the same state as before, and goes on', async (_where, task) => {
    const contractId = randomUUID();
    const life = wholeLife(contractId, today);
    for (const command of life.slice(0, 16)) await house.ask(contractId, command);
    await house.handle(contractId).signal('confirm', { ...confirm, commandId: 'too-late' });
    await until('the refused signal is on record', async () =>
      (await eventsOf(house, contractId)).some(({ type }) => type === 'CommandRefused'),
    );
    await whenMailed(house, contractId);
    const before = await eventsOf(house, contractId);
    await resetTo(contractId, task);
    await house.ask(contractId, life[16] ?? confirm);
    const after = await expectTruth(house, contractId);
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after.slice(before.length).map(({ type }) => type)).toEqual(['DeliveryAccepted']);
    for (const command of life.slice(17)) await house.ask(contractId, command);
    expect((await expectTruth(house, contractId)).at(-1)?.type).toBe('ContractArchived');
  });
});

describe('a workflow terminated by an operator', () => {
  it('is started again without anybody asking, in the same state', async () => {
    const contractId = randomUUID();
    for (const command of wholeLife(contractId, today).slice(0, 3)) await house.ask(contractId, command);
    await whenMailed(house, contractId);
    const before = await eventsOf(house, contractId);
    await house.handle(contractId).terminate('A test');
    await until(
      'it runs again',
      async () => (await house.handle(contractId).describe()).status.name === 'RUNNING',
      100_000,
    );
    expect(await expectTruth(house, contractId)).toEqual(before);
  });
});
