import { fold } from '../../domain/contract/evolve';
import { emptyMemory, type Memory, recordElsewhere } from '../build/memory-activities';
import { approve, confirm, createPumpContract, submit } from '../build/pump-contract';
import { type RunningContract, withContract } from './harness';

let memory: Memory;

beforeEach(() => {
  memory = emptyMemory();
});

const kinds = () => memory.sent.map((notice) => notice.kind);
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

describe('mail that is down', () => {
  it('stops nothing, and what was due arrives later, once', () =>
    story(async (contract, contractId) => {
      memory.mailIsDown = true;
      for (const command of [
        createPumpContract(contractId),
        submit,
        approve('legal'),
        approve('finance'),
        approve('business'),
        confirm,
      ])
        await contract.ask(command);
      expect(memory.sent).toEqual([]);
      memory.mailIsDown = false;
      await contract.until(() => kinds().includes('confirmed'));
      expect(kinds()).toEqual([
        'approval_request',
        'approval_request',
        'approval_request',
        'confirmation_request',
        'confirmed',
      ]);
      expect((await contract.state()).stage).toBe('awaiting_signature');
    }));
});
