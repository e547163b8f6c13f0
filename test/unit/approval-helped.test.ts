import { openSteps } from '../../domain/approval/steps';
import { type Contract } from '../../domain/contract/contract';
import { type RuleSet } from '../../domain/routing/route';
import { aCompany, rules, withPeople } from '../build/a-company';
import { aContract, contractId, expectStage, goOn, NOW, outcome } from '../build/ask-contract';
import { contractIn, everyCommand } from '../build/every-stage';
import { approve, createPumpContract, ofRevision, pumpTerms, submit } from '../build/pump-contract';

const nobody = withPeople(
  { legal: { active: false }, boss: { active: false }, executive: { active: false } },
  aCompany(),
);
const approvalOf = (contract: Contract) => expectStage(contract, 'in_approval').approval;
const legal = (contract: Contract) => approvalOf(contract).steps.find(({ stepId }) => stepId === 'legal');

describe('a step for which nobody can be found', () => {
  const blocked = goOn(aContract([createPumpContract(contractId)]), [submit], NOW, nobody);
  const assign = (to: string) =>
    ({
      type: 'assignApprover',
      subject: ofRevision(1),
      stepId: 'legal',
      to: `${to}@example.com`,
      reason: 'Only one',
    }) as const;

  it('is helped by naming somebody, who then decides', () => {
    expect(legal(blocked)).toMatchObject({ seats: [], blocked: { cause: 'nobody' } });
    const helped = goOn(blocked, [assign('finance')], NOW, nobody);
    expect(legal(helped)).toMatchObject({ seats: [{ holder: { name: 'finance' }, vote: null }], blocked: null });
    const vote = { ...approve('legal'), approver: 'finance@example.com' };
    expect(outcome(helped, vote, NOW, nobody)).toEqual(['ApprovalGiven']);
  });

  it('is not helped by who may not decide either', () => {
    expect(outcome(blocked, assign('owner'), NOW, nobody)).toBe('APPROVER_CONFLICTED');
    expect(outcome(blocked, assign('boss'), NOW, nobody)).toBe('APPROVER_INACTIVE');
    expect(outcome(blocked, assign('stranger'), NOW, nobody)).toBe('UNKNOWN_PERSON');
  });
});

describe('a step that all must agree to', () => {
  const all: RuleSet = {
    ...rules,
    rules: rules.rules.map((rule) => ({
      ...rule,
      steps: rule.steps.map((step) => ({ ...step, quorum: 'all' as const })),
    })),
  };
  const two = withPeople({ counsel: { approvesFor: ['legal'] } }, aCompany({ ruleSet: all }));
  const one = withPeople({ counsel: { active: false } }, two);

  it('still needs who was asked in the stead of somebody who has left, when it opens again', () => {
    const voted = goOn(aContract([createPumpContract(contractId)]), [submit, approve('legal')], NOW, two);
    const moved = goOn(voted, [{ type: 'recheckApprovers' }], NOW, one);
    expect(legal(moved)?.seats.map(({ holder }) => holder.name)).toEqual(['legal', 'boss']);
    const again = goOn(
      moved,
      [
        { type: 'recall', subject: ofRevision(1), reason: 'A mistake' },
        { type: 'submit', revision: 2 },
      ],
      NOW,
      one,
    );
    expect(legal(again)).toMatchObject({
      needed: 2,
      seats: [{ holder: { name: 'legal' } }, { holder: { name: 'boss' }, vote: null }],
    });
    expect(openSteps(approvalOf(again)).map(({ stepId }) => stepId)).toContain('legal');
  });
});

describe('an approver who asks for changes too late', () => {
  it('does not speak for the customer', () => {
    const late = {
      type: 'requestChanges',
      subject: ofRevision(1),
      stepId: 'legal',
      approver: 'legal@example.com',
      reason: 'Late',
    } as const;
    expect(outcome(contractIn('awaiting_customer'), late)).toBe('STEP_CLOSED');
    expect(outcome(contractIn('awaiting_customer'), { ...late, stepId: 'nonsense' })).toBe('WRONG_STAGE');
  });
});

describe('what no step of the route is about', () => {
  const scopeAlone: RuleSet = {
    ...rules,
    rules: rules.rules.map((rule) => ({ ...rule, steps: rule.steps.filter(({ stepId }) => stepId === 'business') })),
  };
  const company = aCompany({ ruleSet: scopeAlone });

  it('is the matter of every step: nothing changes without anybody being asked', () => {
    const approved = goOn(aContract([createPumpContract(contractId)]), [submit, approve('business')], NOW, company);
    expect(approved.stage).toBe('awaiting_customer');
    const changed = goOn(
      approved,
      [
        { type: 'recall', subject: ofRevision(1), reason: 'A mistake' },
        {
          type: 'revise',
          revision: 2,
          terms: pumpTerms({ price: { gross: { amount: '113001.00', currency: 'CNY' }, taxRate: '0.13' } }),
        },
        { type: 'submit', revision: 2 },
      ],
      NOW,
      company,
    );
    expect(openSteps(approvalOf(changed)).map(({ stepId }) => stepId)).toEqual(['business']);
  });
});

describe('risk marks that are set after a vote', () => {
  it('make it void, since the approver had read others', () => {
    const { terms } = createPumpContract(contractId);
    const marked = goOn(goOn(contractIn('in_approval'), [approve('legal')]), [
      { type: 'recall', subject: ofRevision(1), reason: 'A mistake' },
      {
        type: 'revise',
        revision: 2,
        terms,
        profile: { department: null, customerClass: null, riskMarks: ['sanctions'] },
      },
      { type: 'submit', revision: 2 },
    ]);
    expect(approvalOf(marked).voided).toMatchObject([
      { stepId: 'legal', why: { en: 'department, customer class or risk marks have changed' } },
    ]);
  });
});

describe('an approver who wanted something resolved', () => {
  it('has it resolved by approving, and nobody else’s comment', () => {
    const { comment } = everyCommand;
    const remark = { ...comment, mustBeResolved: true };
    const own = goOn(contractIn('in_approval'), [remark]);
    expect(outcome(own, approve('finance'))).toBe('COMMENTS_UNRESOLVED');
    expect(outcome(own, approve('legal'))).toEqual(['CommentResolved', 'ApprovalGiven']);
    const both = goOn(own, [{ ...remark, by: 'finance@example.com' }]);
    expect(outcome(both, approve('legal'))).toBe('COMMENTS_UNRESOLVED');
  });
});
