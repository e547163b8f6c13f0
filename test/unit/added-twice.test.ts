import { isStepApproved, openSteps } from '../../domain/approval/steps';
import { contractId, expectStage, goOn, aContract } from '../build/ask-contract';
import { createPumpContract, ofRevision, submit } from '../build/pump-contract';

const vote = (stepId: string, name: string, revision = 1) => ({
  ...{ subject: ofRevision(revision), stepId, approver: `${name}@example.com` },
});

describe('an approver who was added before an added approver', () => {
  const contract = goOn(aContract([createPumpContract(contractId), submit]), [
    {
      type: 'addApprover',
      ...vote('legal', 'legal'),
      person: 'executive@example.com',
      position: 'before',
      reason: null,
    },
    {
      type: 'addApprover',
      ...vote('added-1', 'executive'),
      person: 'boss@example.com',
      position: 'before',
      reason: null,
    },
    { type: 'recall', subject: ofRevision(1), reason: 'A mistake' },
    { type: 'submit', revision: 2 },
  ]);

  it('keeps that place in the next revision', () => {
    const open = (state: typeof contract) =>
      openSteps(expectStage(state, 'in_approval').approval).map((step) => step.stepId);
    expect(open(contract)).toEqual(['finance', 'business', 'added-2']);
    const next = goOn(contract, [{ type: 'approve', ...vote('added-2', 'boss', 2), comment: null }]);
    expect(open(next)).toEqual(['finance', 'business', 'added-1']);
    const last = goOn(next, [{ type: 'approve', ...vote('added-1', 'executive', 2), comment: null }]);
    expect(open(last)).toEqual(['legal', 'finance', 'business']);
    expect(expectStage(last, 'in_approval').approval.steps.filter(isStepApproved)).toHaveLength(2);
  });
});
