import { emptyMemory, type Memory } from '../build/memory-activities';
import { approve, approvers, confirm, createPumpContract, submit } from '../build/pump-contract';
import { type RunningContract, withContract } from './harness';

let memory: Memory;

beforeEach(() => {
  memory = emptyMemory();
});

const kinds = () => memory.sent.map((notice) => notice.kind);
const failures = () => memory.events.filter((event) => event.type === 'EffectFailed');
const story = (tell: (contract: RunningContract, contractId: string) => Promise<void>) => withContract(memory, tell);
const untilConfirmed = (contractId: string) => [
  ...[createPumpContract(contractId), submit, approve('legal'), approve('finance'), approve('business'), confirm],
];

describe('mail that is down', () => {
  it('stops nothing, and what was due arrives later, once', () =>
    story(async (contract, contractId) => {
      memory.mail = 'down';
      for (const command of untilConfirmed(contractId)) await contract.ask(command);
      expect(memory.sent).toEqual([]);
      memory.mail = 'up';
      await contract.until(() => kinds().includes('confirmed'));
      expect(kinds()).toEqual([
        'approval_request',
        'approval_request',
        'approval_request',
        'confirmation_request',
        'confirmed',
      ]);
      expect((await contract.state()).stage).toBe('awaiting_signature');
      expect(failures()).toEqual([]);
    }));
});

describe('a mail that is refused for good', () => {
  it('goes on record once, and the contract goes on', () =>
    story(async (contract, contractId) => {
      memory.refusedAddresses = [approvers.legal.email];
      const [create, send, ...others] = untilConfirmed(contractId);
      for (const command of [create, send]) await contract.ask(command ?? submit);
      await contract.until(() => failures().length > 0);
      for (const command of others) await contract.ask(command);
      await contract.until(() => kinds().includes('confirmed'));
      expect(failures()).toMatchObject([
        { effectId: `${contractId}-3-1`, kind: 'mail', reason: 'No such address', actor: { kind: 'system' } },
      ]);
      expect(kinds().filter((kind) => kind === 'approval_request')).toHaveLength(2);
      expect((await contract.state()).stage).toBe('awaiting_signature');
    }));
});

describe('an effect whose activity gives up', () => {
  it('goes on record with the cause, the contract goes on, and what is left goes out with the next effect', () =>
    story(async (contract, contractId) => {
      memory.mail = 'broken';
      const [create, send, ...others] = untilConfirmed(contractId);
      for (const command of [create, send]) await contract.ask(command ?? submit);
      await contract.until(() => failures().length > 0);
      expect(failures()).toMatchObject([
        { effectId: `${contractId}:mail:3`, kind: 'mail', reason: 'The mail program is broken.' },
      ]);
      expect(await contract.state()).toMatchObject({ stage: 'in_approval', seq: 4 });
      memory.mail = 'up';
      for (const command of others) await contract.ask(command);
      await contract.until(() => kinds().includes('confirmed'));
      expect(kinds().filter((kind) => kind === 'approval_request')).toHaveLength(3);
      expect(failures()).toHaveLength(1);
    }));
});
