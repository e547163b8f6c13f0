import { ApplicationFailure } from '@temporalio/common';
import { courierType, courierWorkflowId, effectFailed } from '../../workflows/messages';
import { wholeLife } from '../build/contract-life';
import { emptyMemory, type Memory } from '../build/memory-activities';
import { approve, approvers, createPumpContract, submit } from '../build/pump-contract';
import { taskQueue } from '../build/speak-to-contract';
import { withContract } from './harness';

let memory: Memory;

beforeEach(() => {
  memory = emptyMemory();
});

const failures = () => memory.events.filter((event) => event.type === 'EffectFailed');
const failedMail = (contractId: string) => ({
  ...{ effectId: `${contractId}-3-1`, kind: 'mail', reason: `No such address: ${approvers.legal.email}` },
});

describe('a mail that is refused for good', () => {
  it('goes on record once, however often the contract is told, and the contract goes on', () =>
    withContract(memory, async (contract, contractId) => {
      for (const command of [createPumpContract(contractId), submit]) await contract.ask(command);
      const failed = failedMail(contractId);
      for (let time = 0; time < 3; time += 1) await contract.handle.signal(effectFailed, failed);
      await contract.until(() => failures().length > 0);
      for (const step of ['legal', 'finance', 'business'] as const) await contract.ask(approve(step));
      expect(failures()).toMatchObject([{ ...failed, actor: { kind: 'system' } }]);
      expect((await contract.state()).stage).toBe('awaiting_customer');
    }));

  it('goes on record also when the contract is over and its workflow has ended', () =>
    withContract(memory, async (contract, contractId) => {
      for (const command of wholeLife(contractId, (await contract.now()).slice(0, 10))) await contract.ask(command);
      await contract.handle.result();
      await contract.handle.client.signalWithStart('contractLifecycle', {
        ...{ workflowId: contract.handle.workflowId, taskQueue, args: [{ contractId }] },
        ...{ signal: effectFailed, signalArgs: [failedMail(contractId)] },
      });
      await contract.handle.result();
      expect(failures()).toMatchObject([failedMail(contractId)]);
    }));
});

describe('the courier', () => {
  it('goes on after a failure, and again when its time is up', () =>
    withContract(memory, async (contract) => {
      let rounds = 0;
      let release: () => void = () => undefined;
      const atWork = new Promise<void>((resolve) => (release = resolve));
      const reached = new Promise<void>((resolve) => {
        memory.courier = () => {
          rounds += 1;
          if (rounds <= 2) throw ApplicationFailure.retryable('Postgres is down.');
          if (rounds === 5) resolve();
          return rounds < 5 ? Promise.resolve() : atWork;
        };
      });
      const { client } = contract.handle;
      const workflowId = courierWorkflowId('mail', taskQueue);
      const courier = await client.start(courierType, { workflowId, taskQueue, args: [{ kind: 'mail' }] });
      await reached;
      expect((await courier.describe()).status.name).toBe('RUNNING');
      await courier.terminate();
      release();
    }));
});
