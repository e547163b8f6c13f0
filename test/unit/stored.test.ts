import { type Contract } from '../../domain/contract/contract';
import { type ContractEvent } from '../../domain/contract/events';
import { fold } from '../../domain/contract/evolve';
import { readStored } from '../../domain/contract/stored';
import { contractId, eventsOf, expectStage, goOn, NOW, outcome, somebody } from '../build/ask-contract';
import { contractIn } from '../build/every-stage';
import { approve, approvers } from '../build/pump-contract';

function at<Body extends object>(seq: number, body: Body) {
  return { ...body, seq, at: NOW, actor: somebody, commandId: `c${seq}` };
}

/** What was recorded before routes came from rules. */
const submittedThen = at(2, {
  ...{ type: 'ContractSubmitted', revision: 1, approvers },
  steps: (['legal', 'finance', 'business'] as const).map((stepId) => ({
    ...{ stepId, order: 1, approver: approvers[stepId] },
  })),
});
const openedThen = at(3, { type: 'ApprovalStepsOpened', revision: 1, stepIds: ['legal', 'finance', 'business'] });
const givenThen = at(4, { type: 'ApprovalGiven', revision: 1, stepId: 'legal', comment: 'Fine' });

function trailThen(): ContractEvent[] {
  return [createdThen(), submittedThen, openedThen, givenThen] as ContractEvent[]; // of an older shape, on purpose
}

function createdThen(): object {
  const { terms, owner, timeZone, policy, number, templateId } = contractIn('draft');
  return at(1, { type: 'ContractCreated', contractId, number, templateId, terms, owner, timeZone, policy });
}

/** The state as it was kept then. */
function stateThen(stage: 'in_approval' | 'awaiting_customer' | 'draft'): Contract {
  const contract = contractIn(stage);
  const { contractId: id, number, seq, revision, terms, owner, timeZone, policy, templateId, createdAt } = contract;
  const { updatedAt, since, passed, asked } = contract;
  const facts = { contractId: id, number, seq, revision, terms, owner, timeZone, policy, templateId, createdAt };
  const rest = { ...facts, stage: contract.stage, updatedAt, since, passed, asked, returned: null };
  const vote = { at: NOW, by: somebody, comment: null };
  const steps = (['legal', 'finance', 'business'] as const).map((stepId) => ({
    ...{ stepId, order: 1, approver: approvers[stepId], openedAt: NOW },
    approved: stage === 'in_approval' && stepId !== 'legal' ? null : vote,
  }));
  const approval = stage === 'draft' ? {} : { approval: { revision: 1, steps, executive: approvers.executive } };
  return { ...rest, ...approval } as unknown as Contract; // of an older shape, on purpose
}

describe('a contract that was in approval before routes came from rules', () => {
  it('folds its old events into a state of today: who has voted and who is asked', () => {
    const contract = expectStage(fold(trailThen()) as Contract, 'in_approval');
    expect(
      contract.approval.steps.map(({ stepId, seats }) => [stepId, seats[0]?.holder, seats[0]?.vote?.comment]),
    ).toEqual([
      ['legal', approvers.legal, 'Fine'],
      ['finance', approvers.finance, undefined],
      ['business', approvers.business, undefined],
    ]);
    expect(contract.profile).toEqual({ department: null, customerClass: null, riskMarks: [] });
  });

  it('goes on: the votes that were given count, the others are still needed', () => {
    const contract = fold(trailThen()) as Contract;
    expect(outcome(contract, approve('legal'))).toBe('STEP_CLOSED');
    const almost = goOn(contract, [approve('finance')]);
    expect(almost.stage).toBe('in_approval');
    expect(outcome(almost, approve('business'))).toEqual(['ApprovalGiven', 'CustomerConfirmationRequested']);
  });

  it('asks everybody again after a change, since nobody can tell what the old votes were about', () => {
    const vote = { revision: 1, stepId: 'finance', approver: approvers.finance.email };
    const back = goOn(fold(trailThen()) as Contract, [{ type: 'requestChanges', ...vote, reason: 'Too dear' }]);
    const [submitted, opened] = eventsOf(back, { type: 'submit', revision: 2 });
    expect(submitted).toMatchObject({ voided: [{ stepId: 'legal' }] });
    expect(opened).toMatchObject({ stepIds: ['legal', 'finance', 'business'] });
  });
});

describe('a state as it was kept before routes came from rules', () => {
  it('reads as one of today, and goes on from there', () => {
    const contract = readStored(stateThen('in_approval'));
    expect(outcome(contract, approve('finance'))).toEqual(['ApprovalGiven']);
    expect(outcome(stateThen('in_approval'), approve('legal'))).toBe('STEP_CLOSED');
  });

  it('still asks the customer’s contact to confirm', () => {
    const contract = expectStage(readStored(stateThen('awaiting_customer')), 'awaiting_customer');
    expect(contract.confirmer.contact).toEqual(contract.terms.parties.customer.contact);
    expect(outcome(contract, { type: 'confirm', revision: 1, comment: null })).toEqual(['CustomerConfirmed']);
  });

  it('can be submitted when it was a draft', () => {
    expect(outcome(stateThen('draft'), { type: 'submit', revision: 1 })).toEqual([
      'ContractSubmitted',
      'ApprovalStepsOpened',
    ]);
  });

  it('is left alone when it is of today', () => {
    const contract = contractIn('in_approval');
    expect(readStored(contract)).toBe(contract);
  });
});
