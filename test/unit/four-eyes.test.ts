import { aCompany, rules, withPeople } from '../build/a-company';
import { aContract, contractId, expectStage, goOn, NOW, outcome } from '../build/ask-contract';
import { approve, createPumpContract, ofRevision, pumpTerms, submit, yuan } from '../build/pump-contract';

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
    const vote = { ...approve('legal'), approver: 'owner@example.com' };
    expect(outcome(contract, vote, NOW, company(true))).toBe('APPROVER_CONFLICTED');
    expect(outcome(contract, vote, NOW, company(false))).toEqual(['ApprovalGiven']);
  });
});

describe('a vote of the drafter that was allowed while the contract was small', () => {
  it('does not count for the big one that it becomes', () => {
    const small = goOn(
      submitted('900000.00', false),
      [{ ...approve('legal'), approver: 'owner@example.com' }],
      NOW,
      company(false),
    );
    const big = pumpTerms({ price: { gross: yuan('5000000.00'), taxRate: '0.13' } });
    const again = goOn(
      small,
      [
        { type: 'recall', subject: ofRevision(1), reason: 'It grows' },
        { type: 'revise', revision: 2, terms: big },
        { type: 'submit', revision: 2 },
      ],
      NOW,
      company(false),
    );
    const { approval } = expectStage(again, 'in_approval');
    const legal = approval.steps.find(({ stepId }) => stepId === 'legal');
    expect(legal?.seats.map(({ holder, vote }) => [holder.name, vote])).toEqual([['boss', null]]);
    expect(approval.voided.find(({ stepId }) => stepId === 'legal')).toMatchObject({ holder: { name: 'owner' } });
  });
});
