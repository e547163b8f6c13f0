import { type CustomerStanding } from '../../domain/customers/standing';
import { aCompany } from '../build/a-company';
import { decideFor, goOn, NOW, outcome } from '../build/ask-contract';
import { amending, amendmentInReview, contractIn, everyCommand, terminationInReview } from '../build/every-stage';
import { approve, approveChange, deliver, ofChange, pay } from '../build/pump-contract';

const standing = (status: CustomerStanding['status']): CustomerStanding => ({
  ...{ customerId: 'k-1', name: 'Dubious Ltd', status, reason: 'Owes for two years' },
  ...{ creditLimit: null, committed: null },
});
const withCustomer = (status: CustomerStanding['status']) => aCompany({ inputs: { customer: standing(status) } });
const blocked = withCustomer('blocked');

describe('while a customer is blocked', () => {
  it('no contract with it is submitted, and none is approved that was', () => {
    expect(outcome(contractIn('draft'), everyCommand.submit, NOW, blocked)).toBe('CUSTOMER_BLOCKED');
    expect(outcome(contractIn('in_approval'), approve('legal'), NOW, blocked)).toBe('CUSTOMER_BLOCKED');
    expect(outcome(amendmentInReview(), approve('legal', ofChange('amendment')), NOW, blocked)).toBe(
      'CUSTOMER_BLOCKED',
    );
  });

  it('the refusal says who and why', () => {
    expect(decideFor(contractIn('draft'), everyCommand.submit, NOW, blocked)).toMatchObject({
      sentence: 'Dubious Ltd is blocked, and no business may be done with them at present: Owes for two years',
      sentenceZh: '客户 Dubious Ltd 已被冻结，不得开展业务：Owes for two years',
    });
  });

  it('who may not vote hears that first', () => {
    const stranger = { ...approve('legal'), approver: 'finance@example.com' };
    expect(outcome(contractIn('in_approval'), stranger, NOW, blocked)).toBe('NOT_THE_APPROVER');
  });

  it.each([everyCommand.reject, everyCommand.requestChanges, everyCommand.recall, everyCommand.withdraw])(
    'it can still go back or end: $type',
    (command) => {
      expect(outcome(contractIn('in_approval'), command, NOW, blocked)).toBeInstanceOf(Array);
    },
  );

  it('what is in force is performed, and can be terminated', () => {
    const active = contractIn('active');
    for (const command of [deliver('first'), pay('advance', '1.00', 'A'), everyCommand.requestTermination])
      expect(outcome(active, command, NOW, blocked)).toBeInstanceOf(Array);
    const votes = approveChange('termination');
    expect(goOn(terminationInReview(), votes, NOW, blocked)).toMatchObject({ termination: { approvedAt: NOW } });
    expect(outcome(amending(), everyCommand.refuseAmendment, NOW, blocked)).toEqual(['AmendmentRefused']);
  });
});

describe('a customer that is not blocked', () => {
  it.each(['normal', 'watched'] as const)('is done business with: %s', (status) => {
    const company = withCustomer(status);
    expect(outcome(contractIn('draft'), everyCommand.submit, NOW, company)).toContain('ContractSubmitted');
    expect(outcome(contractIn('in_approval'), approve('legal'), NOW, company)).toEqual(['ApprovalGiven']);
  });
});
