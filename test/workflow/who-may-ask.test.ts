import { type Actor } from '../../domain/kernel/people';
import { emptyMemory, type Memory } from '../build/memory-activities';
import { approve, createPumpContract, submit } from '../build/pump-contract';
import { type RunningContract, withContract } from './harness';

let memory: Memory;

beforeEach(() => {
  memory = emptyMemory();
});

const types = () => memory.events.map((event) => event.type);
const customer: Actor = {
  kind: 'link',
  id: 'a-link',
  name: 'customer',
  email: 'customer@example.com',
  side: 'customer',
};
const inApproval = (tell: (contract: RunningContract) => Promise<void>) =>
  withContract(memory, async (contract, contractId) => {
    await contract.ask(createPumpContract(contractId));
    await contract.ask(submit);
    await contract.state();
    await tell(contract);
  });
const acceptedUpdates = async ({ handle }: RunningContract) => {
  const { events } = await handle.fetchHistory();
  return (events ?? []).filter((event) => event.workflowExecutionUpdateAcceptedEventAttributes).length;
};

describe('somebody who may not ask', () => {
  it('is refused with a code, and neither the history nor the trail knows of it', () =>
    inApproval(async (contract) => {
      const before = await acceptedUpdates(contract);
      expect(await contract.refusalOf(approve('legal'), { actor: customer })).toBe('NOT_ALLOWED');
      expect(await acceptedUpdates(contract)).toBe(before);
      expect(types()).toEqual(['ContractCreated', 'ContractSubmitted', 'ApprovalStepsOpened']);
    }));

  it('cannot create a contract, and nobody’s history knows of it', () =>
    withContract(memory, async (contract, contractId) => {
      expect(await contract.refusalOf(createPumpContract(contractId), { actor: customer })).toBe('NOT_ALLOWED');
      expect(await acceptedUpdates(contract)).toBe(0);
      expect(types()).toEqual([]);
    }));

  it('by a signal is refused on record, in their name, and the contract goes on', () =>
    inApproval(async (contract) => {
      await contract.signal(approve('legal'), { actor: customer });
      await contract.until(() => types().includes('CommandRefused'));
      expect(memory.events.at(-1)).toMatchObject({
        ...{ type: 'CommandRefused', command: 'approve', code: 'NOT_ALLOWED', actor: customer },
      });
      expect((await contract.ask(approve('legal'))).events).toEqual(['ApprovalGiven']);
    }));

  it('cannot pass for the contract itself: a signal in its name is an operator’s', () =>
    inApproval(async (contract) => {
      await contract.signal(approve('legal'), { actor: { kind: 'system', id: 'concordat', name: 'Concordat' } });
      await contract.until(() => types().includes('ApprovalGiven'));
      expect(memory.events.at(-1)?.actor).toMatchObject({ kind: 'operator' });
    }));
});
