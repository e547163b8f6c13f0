import { WithStartWorkflowOperation } from '@temporalio/client';
import { fold } from '../../domain/contract/evolve';
import { stateVersion } from '../../domain/contract/state-version';
import { contractLifecycleType } from '../../workflows/messages';
import { somebody, trailOf } from '../build/ask-contract';
import { carriedOver } from '../build/carried-over';
import { emptyMemory, type Memory, recordElsewhere } from '../build/memory-activities';
import { approve, confirm, createPumpContract, submit } from '../build/pump-contract';
import { type RunningContract, withContract, withVersions } from './harness';

let memory: Memory;

beforeEach(() => {
  memory = emptyMemory();
});

const kinds = () => memory.mails.map((notice) => notice.kind);
const types = () => memory.events.map((event) => event.type);
const story = (tell: (contract: RunningContract, contractId: string) => Promise<void>) => withContract(memory, tell);

describe('a workflow that has missed what Postgres holds', () => {
  const start = async (contract: RunningContract, contractId: string) => {
    await contract.ask(createPumpContract(contractId));
    await contract.ask(submit);
    await contract.ask(approve('legal'));
  };

  it('folds it in and decides on that: the next vote completes the approval', () =>
    story(async (contract, contractId) => {
      await start(contract, contractId);
      recordElsewhere(memory, approve('finance'), 'lost');
      const { stage, seq } = await contract.ask(approve('business'));
      expect({ stage, seq }).toEqual({ stage: 'awaiting_customer', seq: 7 });
      expect(await contract.state()).toEqual(fold(memory.events));
    }));

  it('does not refuse on stale knowledge a sender who has seen more', () =>
    story(async (contract, contractId) => {
      await start(contract, contractId);
      recordElsewhere(memory, approve('finance'), 'lost-1');
      recordElsewhere(memory, approve('business'), 'lost-2');
      expect(await contract.refusalOf(confirm)).toBe('WRONG_STAGE');
      expect((await contract.ask(confirm, { knownSeq: 7 })).stage).toBe('awaiting_signature');
    }));

  it('answers repeated commands with what was recorded, in whatever order they come', () =>
    story(async (contract, contractId) => {
      await start(contract, contractId);
      recordElsewhere(memory, approve('finance'), 'vote-1');
      recordElsewhere(memory, approve('business'), 'vote-2');
      const second = await contract.ask(approve('business'), { commandId: 'vote-2' });
      const first = await contract.ask(approve('finance'), { commandId: 'vote-1' });
      expect([first, second]).toMatchObject([
        { seq: 5, stage: 'in_approval' },
        { seq: 7, stage: 'awaiting_customer' },
      ]);
      expect(types().filter((type) => type === 'ApprovalGiven')).toHaveLength(3);
    }));

  it('catches up when it is woken, and mails what was due', () =>
    story(async (contract, contractId) => {
      await start(contract, contractId);
      recordElsewhere(memory, approve('finance'), 'lost-1');
      recordElsewhere(memory, approve('business'), 'lost-2');
      await contract.handle.signal('catchUp', { knownSeq: 7 });
      await contract.until(() => kinds().includes('confirmation_request'));
      expect((await contract.state()).stage).toBe('awaiting_customer');
    }));
});

describe('a run that begins with a state of another version', () => {
  const begin = ({ handle }: RunningContract, contractId: string) =>
    handle.client.start(contractLifecycleType, carriedOver(contractId));
  const past = async (contract: RunningContract, contractId: string) => {
    memory.events = trailOf([createPumpContract(contractId), submit, approve('legal')], await contract.now());
  };

  it('folds it anew from the events, and goes on', () =>
    story(async (contract, contractId) => {
      await past(contract, contractId);
      await begin(contract, contractId);
      await contract.until(async () => (await contract.outlook()).at !== null);
      expect(await contract.state()).toEqual(fold(memory.events));
      expect((await contract.outlook()).waitingOn).toEqual(['finance', 'business']);
      await contract.ask(approve('finance'));
      expect((await contract.ask(approve('business'))).stage).toBe('awaiting_customer');
      await contract.until(() => kinds().includes('confirmation_request'));
      expect(await contract.state()).toEqual(fold(memory.events));
    }));

  it('decides what it is asked before it has begun on what the events say', () =>
    story(async (contract, contractId) => {
      await past(contract, contractId);
      const startWorkflowOperation = new WithStartWorkflowOperation(contractLifecycleType, {
        ...{ ...carriedOver(contractId), workflowIdConflictPolicy: 'USE_EXISTING' },
      });
      const vote = { ...approve('finance'), commandId: 'at-once', fingerprint: '', actor: somebody };
      const { client } = contract.handle;
      const answer = client.executeUpdateWithStart('approve', { args: [vote], startWorkflowOperation });
      expect(await answer).toMatchObject({ seq: 5, events: ['ApprovalGiven'] });
      expect(await contract.state()).toEqual(fold(memory.events));
    }));

  it('answers what an earlier run was asked as it was answered then', () =>
    story(async (contract, contractId) => {
      await past(contract, contractId);
      const recorded = memory.events.at(-1);
      await begin(contract, contractId);
      const again = await contract.ask(approve('legal'), { commandId: recorded?.commandId ?? '' });
      expect(again).toMatchObject({ seq: 4, events: ['ApprovalGiven'] });
      expect(types().filter((type) => type === 'ApprovalGiven')).toHaveLength(1);
    }));

  it('is not early: the deadlines of the folded state are kept', () =>
    story(async (contract, contractId) => {
      const votes = [approve('legal'), approve('finance'), approve('business')];
      memory.events = trailOf([createPumpContract(contractId), submit, ...votes], await contract.now());
      await begin(contract, contractId);
      await contract.sleep('4 days');
      expect(types()).not.toContain('ConfirmationReminderDue');
      await contract.sleep('5 days');
      expect(types().at(-1)).toBe('ConfirmationReminderDue');
    }));
});

describe('a run that another version of the program goes on with', () => {
  const newer = stateVersion + 1;

  it('waits as it waited, is folded anew with the next command, and can be taken back by the earlier version', () =>
    withVersions(memory, [
      {
        stateVersion,
        story: async (contract, contractId) => {
          for (const command of [createPumpContract(contractId), submit]) await contract.ask(command);
          await contract.ask(approve('legal'), { commandId: 'the-first-vote' });
        },
      },
      {
        stateVersion: newer,
        story: async (contract) => {
          expect((await contract.outlook()).waitingOn).toEqual(['finance', 'business']);
          expect(await contract.state()).toBeNull();
          expect(await contract.ask(approve('legal'), { commandId: 'the-first-vote' })).toMatchObject({ seq: 4 });
          expect(await contract.ask(approve('finance'))).toMatchObject({ seq: 5 });
          expect(await contract.state()).toEqual(fold(memory.events));
        },
      },
      {
        stateVersion,
        story: async (contract) => {
          expect(await contract.ask(approve('business'))).toMatchObject({ stage: 'awaiting_customer' });
          await contract.sleep('9 days');
          expect(await contract.state()).toEqual(fold(memory.events));
          expect(types().at(-1)).toBe('ConfirmationReminderDue');
        },
      },
    ]));

  it('meets its deadlines though nobody asks it anything', () =>
    withVersions(memory, [
      {
        stateVersion,
        story: async (contract, contractId) => {
          const votes = [approve('legal'), approve('finance'), approve('business')];
          for (const command of [createPumpContract(contractId), submit, ...votes]) await contract.ask(command);
        },
      },
      {
        stateVersion: newer,
        story: async (contract) => {
          await contract.sleep('9 days');
          expect(types().at(-1)).toBe('ConfirmationReminderDue');
          expect(await contract.state()).toEqual(fold(memory.events));
        },
      },
    ]));
});
