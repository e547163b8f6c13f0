import { randomUUID } from 'node:crypto';
import { wholeLife } from '../../build/contract-life';
import { type House, openHouse } from './house';
import { expectTruth, storyOf, whenMailed } from './truth';

const today = new Date().toISOString().slice(0, 10);

let house: House;
beforeAll(async () => {
  // As if every contract were decades old: the server asks for a new run after a few commands.
  house = await openHouse({ temporalSettings: { 'limit.historyCount.suggestContinueAsNew': 30 } });
  await house.startWorker();
});
afterAll(() => house.close());

async function runsOf(contractId: string): Promise<number> {
  let runs = 0;
  const query = `WorkflowId = 'contract-${contractId}'`;
  for await (const run of house.temporal.workflow.list({ query })) runs += run.workflowId ? 1 : 0;
  return runs;
}

describe('a contract whose history has become long', () => {
  it('goes on in a new run, with the same events, and answers what was asked in an earlier run', async () => {
    const contractId = randomUUID();
    const life = wholeLife(contractId, today).map((command) => ({ command, commandId: randomUUID() }));
    const answers = [];
    for (const { command, commandId } of life) {
      answers.push(await house.ask(contractId, command, commandId));
      await whenMailed(house, contractId); // a new run begins when nothing is under way
    }
    const events = await expectTruth(house, contractId);
    expect(events.at(-1)?.type).toBe('ContractArchived');
    expect(await runsOf(contractId)).toBeGreaterThan(2);
    for (const [step, { command, commandId }] of life.entries())
      expect(await house.ask(contractId, command, commandId)).toEqual(answers[step]);
    expect((await storyOf(house, contractId)).events).toHaveLength(events.length);
  });
});
