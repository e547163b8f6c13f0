import { expectStage, goOn, outcome } from '../build/ask-contract';
import { contractIn, everyCommand } from '../build/every-stage';
import { approve, approvers, submit } from '../build/pump-contract';

describe('rejecting a contract', () => {
  const rejected = goOn(contractIn('in_approval'), [approve('finance'), everyCommand.reject]);

  it('returns it to drafting as the next revision, with who said why', () => {
    expect(rejected).toMatchObject({
      ...{ stage: 'draft', revision: 2 },
      returned: { cause: 'rejected', by: approvers.legal, reason: 'Unclear' },
    });
  });

  it('makes the votes of the old revision void: everybody is asked again', () => {
    const again = goOn(rejected, [{ type: 'submit', revision: 2 }]);
    const { approval } = expectStage(again, 'in_approval');
    expect(approval.revision).toBe(2);
    expect(approval.steps.map(({ seats }) => seats.map(({ vote }) => vote))).toEqual([[null], [null], [null]]);
    expect(outcome(goOn(again, [approve('legal', 2), approve('business', 2)]), approve('finance', 2))).toEqual([
      'ApprovalGiven',
      'CustomerConfirmationRequested',
    ]);
  });

  it.each([
    ['approve', approve('legal', 1)],
    ['reject', everyCommand.reject],
    ['submit', submit],
    ['revise', everyCommand.revise],
    ['confirm', everyCommand.confirm],
    ['requestChanges', everyCommand.requestChanges],
    ['recall', everyCommand.recall],
    ['askForChanges', everyCommand.askForChanges],
    ['decline', everyCommand.decline],
  ] as const)('makes %s stale for whoever still looks at the old revision', (_, command) => {
    expect(outcome(rejected, command)).toBe('STALE_REVISION');
  });

  it('makes a revision stale that does not exist yet', () => {
    expect(outcome(contractIn('in_approval'), approve('legal', 2))).toBe('STALE_REVISION');
  });
});
