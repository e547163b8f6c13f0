import { fold } from '../../domain/contract/evolve';
import { emptyMemory, type Memory } from '../build/memory-activities';
import { approve, createPumpContract, submit } from '../build/pump-contract';
import { withContract } from './harness';

let memory: Memory;

beforeEach(() => {
  memory = emptyMemory();
});

const firstVote = { commandId: 'the-first-vote' };

describe('a contract that is to move on to another build', () => {
  it('goes on as a new run that knows all that the old one knew, and keeps its deadlines', () =>
    withContract(memory, async (contract, contractId) => {
      for (const command of [createPumpContract(contractId), submit]) await contract.ask(command);
      const answer = await contract.ask(approve('legal'), firstVote);
      await contract.ask(approve('finance'));
      const { runId } = await contract.handle.describe();
      const ahead = await contract.outlook();
      await contract.handle.signal('moveOn', null);
      await contract.state();
      expect((await contract.handle.describe()).runId).toBe(runId);
      await contract.handle.signal('moveOn', { to: 'another-build' });
      await contract.until(async () => (await contract.handle.describe()).runId !== runId, '1 second');
      expect(await contract.state()).toEqual(fold(memory.events));
      expect(await contract.outlook()).toMatchObject({ at: ahead.at, waitingOn: ['business'] });
      expect(await contract.ask(approve('legal'), firstVote)).toEqual(answer);
      await contract.until(() => memory.mails.some(({ kind }) => kind === 'approval_reminder'), '1 hour');
      expect((await contract.ask(approve('business'))).stage).toBe('awaiting_customer');
    }));
});
