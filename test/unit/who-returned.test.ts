import { whoReturned } from '../../domain/drafting/who-returned';
import { expectStage, goOn, somebody } from '../build/ask-contract';
import { contractIn, everyCommand } from '../build/every-stage';
import { approvers, person } from '../build/pump-contract';

const inApproval = expectStage(contractIn('in_approval'), 'in_approval');
const awaiting = expectStage(contractIn('awaiting_customer'), 'awaiting_customer');
const subject = { kind: 'revision', id: '1' } as const;

describe('a contract that came back tells who sent it back, as a person', () => {
  it.each([
    ['an approver who rejects it', inApproval, everyCommand.reject, approvers.legal],
    ['an approver who asks for changes', inApproval, everyCommand.requestChanges, approvers.legal],
    ['the owner who takes it back', inApproval, everyCommand.recall, person('owner')],
    [
      'the owner who takes it back from the customer',
      awaiting,
      { type: 'recall', subject, reason: 'A mistake' },
      person('owner'),
    ],
    ['the customer who asks for changes', awaiting, everyCommand.askForChanges, person('customer')],
  ] as const)('%s', (_, before, command, by) => {
    expect(expectStage(goOn(before, [command]), 'draft').returned).toMatchObject({ by });
  });

  it('of two approvers who are called the same, whoever has asked', () => {
    const twins = ['one', 'two'].map((name) => ({ ...person(name), name: 'Wang Fang' }));
    const steps = inApproval.approval.steps.map((step) =>
      step.stepId === 'legal'
        ? { ...step, seats: step.seats.flatMap((seat) => twins.map((holder) => ({ ...seat, holder }))) }
        : step,
    );
    const before = { ...inApproval, approval: { ...inApproval.approval, steps } };
    const event = { cause: 'rejected', by: 'Wang Fang', stepId: 'legal' } as const;
    const link = { kind: 'link', id: 'q', name: 'Wang Fang', email: 'TWO@example.com' } as const;
    expect(whoReturned(before, { ...event, actor: link })).toEqual(twins[1]);
    expect(whoReturned(before, { ...event, actor: somebody })).toEqual(twins[0]);
  });
});
