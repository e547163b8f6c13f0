import { aCompany, rules, withPeople } from '../build/a-company';
import { aContract, contractId, expectStage, goOn, NOW, outcome } from '../build/ask-contract';
import { createPumpContract, pumpTerms, submit, yuan } from '../build/pump-contract';

/** The owner of the contract approves for legal, alone. */
const company = (fourEyes: boolean) =>
  withPeople(
    { legal: { approvesFor: [] }, owner: { approvesFor: ['legal'] } },
    aCompany({ ruleSet: { ...rules, fourEyes } }),
  );

function submitted(gross: string, fourEyes: boolean) {
  const terms = pumpTerms({ price: { gross: yuan(gross), taxRate: '0.13' } });
  const contract = aContract([createPumpContract(contractId, terms)]);
  return expectStage(goOn(contract, [submit], NOW, company(fourEyes)), 'in_approval');
}

const asked = (gross: string, fourEyes: boolean) =>
  submitted(gross, fourEyes)
    .approval.steps.filter(({ stepId }) => stepId === 'legal')
    .flatMap(({ seats }) => seats.map(({ holder, why }) => `${holder.name} ${why}`));

describe('four eyes', () => {
  it.each([
    ['holds', '999999.99', true, ['boss escalated']],
    ['can be switched off', '999999.99', false, ['owner route']],
    ['cannot be switched off from the executive threshold on', '1000000.00', false, ['boss escalated']],
  ])('%s: a contract of CNY %s', (_, gross, fourEyes, expected) => {
    expect(asked(gross, fourEyes)).toEqual(expected);
  });

  it('counts when the vote arrives: rules that were switched off meanwhile for others do not help the drafter', () => {
    const contract = submitted('999999.99', false);
    const vote = {
      type: 'approve',
      revision: 1,
      stepId: 'legal',
      approver: 'owner@example.com',
      comment: null,
    } as const;
    expect(outcome(contract, vote, NOW, company(true))).toBe('APPROVER_CONFLICTED');
    expect(outcome(contract, vote, NOW, company(false))).toEqual(['ApprovalGiven']);
  });
});
