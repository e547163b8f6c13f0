import { lookNow, superviseType } from '../../workflows/messages';
import { emptyMemory, type Memory } from '../build/memory-activities';
import { taskQueue } from '../build/speak-to-contract';
import { withContract } from './harness';

let memory: Memory;
let looks = 0;

beforeEach(() => {
  looks = 0;
  memory = { ...emptyMemory(), look: () => Promise.resolve(void (looks += 1)) };
});

describe('whoever looks after all contracts', () => {
  it('is one workflow that looks again and again, also after a look that failed, and at once when asked', () =>
    withContract(memory, async (contract) => {
      memory.look = () => {
        looks += 1;
        return looks === 2 ? Promise.reject(new Error('Postgres is away')) : Promise.resolve();
      };
      const workflowId = `supervise-${Date.now()}`;
      const options = { workflowId, taskQueue, args: [{ everyMs: 3_600_000 }] };
      const handle = await contract.handle.client.start(superviseType, options);
      await contract.until(() => looks >= 1);
      await contract.sleep('1 second');
      await handle.signal(lookNow);
      await contract.until(() => looks >= 2, '1 second');
      await contract.sleep('3 hours');
      await contract.until(() => looks >= 4, '1 second');
      expect(looks).toBeLessThanOrEqual(6);
      const { status, runId } = await handle.describe();
      expect([status.name, runId]).toEqual(['RUNNING', handle.firstExecutionRunId]);
      await handle.terminate();
    }));

  it('looks once where a Schedule of an earlier version began it', () =>
    withContract(memory, async (contract) => {
      const options = { workflowId: `supervise-once-${Date.now()}`, taskQueue, args: [] };
      await contract.handle.client.execute(superviseType, options);
      expect(looks).toBe(1);
    }));
});
