import { type Contract } from '../../domain/contract/contract';
import { makeTerms } from '../../domain/drafting/terms';
import { active, decideFor, eventsOf, goOn, outcome } from '../build/ask-contract';
import { termsOf } from '../build/contract-library';
import { amending, amendmentInReview, contractIn, everyCommand } from '../build/every-stage';
import {
  accept,
  agreeAsCustomer,
  approveChange,
  askForAmendment,
  deliver,
  ofChange,
  pay,
  pumpTerms,
  yuan,
  signChangeOnBoth,
} from '../build/pump-contract';

const contract = contractIn('active');
const line = (paymentLineId: string, amount: string) => ({ paymentLineId, amount: yuan(amount) });
const [legal, finance, business] = approveChange('amendment');
const customer = agreeAsCustomer('amendment');

describe('answering an amendment', () => {
  it.each([
    [legal, finance, business],
    [business, legal, finance],
  ])('takes our side by its route, in any order within a step, and then the customer (%#)', (...votes) => {
    let review: Contract = amendmentInReview();
    for (const [index, vote] of votes.entries()) {
      if (!vote) throw new Error('Three are asked.');
      expect(outcome(review, customer)).toBe('AMENDMENT_IN_REVIEW');
      expect(outcome(review, everyCommand.refuseAmendment)).toBe('AMENDMENT_IN_REVIEW');
      expect(outcome(review, vote)).toEqual(index < 2 ? ['ApprovalGiven'] : ['ApprovalGiven', 'AmendmentApproved']);
      review = goOn(review, [vote]);
    }
    expect(outcome(review, customer)).toEqual(['AmendmentAgreed']);
    expect(outcome(goOn(review, [customer]), customer)).toBe('AMENDMENT_AGREED');
  });

  it('by the refusal of the customer ends it, with who said why', () => {
    expect(outcome(amending(), everyCommand.refuseAmendment)).toEqual(['AmendmentRefused']);
    expect(eventsOf(amending(), everyCommand.refuseAmendment)).toMatchObject([
      { amendmentId: 'HT-pumps-S01', side: 'customer', cause: 'refused', by: 'customer', reason: 'No' },
    ]);
  });

  const subject = ofChange('amendment');
  const back = 'changes_requested' as const;
  it.each([
    ['rejects it', { ...everyCommand.reject, subject }, 'rejected', 'legal'],
    ['wants it changed', { ...everyCommand.requestChanges, subject }, back, 'legal'],
    ['takes it back', { ...everyCommand.recall, subject }, 'recalled', 'owner'],
  ] as const)('ends with our side once somebody %s, and the next one is another', (_, command, cause, by) => {
    const half = goOn(amendmentInReview(), finance ? [finance] : []);
    expect(eventsOf(half, command)).toMatchObject([{ type: 'AmendmentRefused', side: 'ours', cause, by }]);
    const over = goOn(half, [command]);
    expect([active(over).amendment, over.terms]).toEqual([null, contract.terms]);
    const next = goOn(over, [everyCommand.requestAmendment]);
    expect(active(next).amendment).toMatchObject({ amendmentId: 'HT-pumps-S02', approvedAt: null });
    expect(legal && outcome(next, legal)).toBe('NOTHING_TO_APPROVE');
  });

  it('can be taken back by our side also while the customer is asked', () => {
    expect(outcome(amending(), { ...everyCommand.recall, subject })).toEqual(['AmendmentRefused']);
  });

  it.each(['agreeToAmendment', 'refuseAmendment'] as const)('that is not in flight is refused: %s', (type) => {
    const executed = goOn(amending(), [customer, ...signChangeOnBoth('amendment')]);
    expect(outcome(executed, everyCommand[type])).toBe('UNKNOWN_AMENDMENT');
    expect(outcome(amending(), { ...everyCommand[type], amendmentId: 'HT-pumps-S02' })).toBe('UNKNOWN_AMENDMENT');
  });

  it('with yes is refused once what it would change has been done, since no line falls below what came in', () => {
    const changes = { paymentPlan: [line('advance', '40000.00'), line('balance', '73000.00')] };
    const paid = pay('advance', '45200.00', 'A');
    const paidMeanwhile = goOn(contract, [askForAmendment(changes), ...approveChange('amendment'), paid]);
    expect(outcome(paidMeanwhile, customer)).toBe('SETTLED_PART_CHANGED');
    expect(outcome(paidMeanwhile, everyCommand.refuseAmendment)).toEqual(['AmendmentRefused']);
    const acceptedMeanwhile = goOn(contract, [
      askForAmendment({ milestones: [{ milestoneId: 'first', dueOn: '2030-03-15' }] }),
      ...[...approveChange('amendment'), deliver('first'), accept('first')],
    ]);
    expect(decideFor(acceptedMeanwhile, customer)).toMatchObject({
      code: 'SETTLED_PART_CHANGED',
      sentence: 'first is done already, or money is recorded for it: it cannot be amended in this way.',
    });
  });

  it('leaves sound terms as if the contract had been made so', () => {
    const executed = goOn(amending(), [customer, ...signChangeOnBoth('amendment')]);
    expect(termsOf(executed)).toEqual(makeTerms(pumpTerms({ term: { startsOn: '2030-01-01', endsOn: '2032-01-31' } })));
  });
});
