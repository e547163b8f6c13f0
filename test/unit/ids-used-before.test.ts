import { active, goOn, milestoneOf, outcome } from '../build/ask-contract';
import { contractIn, everyCommand } from '../build/every-stage';
import { recordedByOwner, verify } from '../build/owner-entries';
import {
  accept,
  agreeAsCustomer,
  approveChange,
  askForAmendment,
  conclude,
  deliver,
  signChangeOnBoth,
  yuan,
} from '../build/pump-contract';

describe('an amendment', () => {
  const contract = contractIn('active');
  const rejected = goOn(contract, [
    deliver('first'),
    { type: 'rejectDelivery', milestoneId: 'first', attempt: 1, reason: 'Leaks' },
  ]);
  const without = (id: string) => askForAmendment({ milestones: [{ milestoneId: id, remove: true }] });
  const anew = (id: string) =>
    askForAmendment({ milestones: [{ milestoneId: id, title: 'Others', dueOn: '2030-05-01' }] });

  it('gives no new delivery the id of one that was reported and taken away, however much happened since', () => {
    const gone = goOn(rejected, [without('first'), ...conclude('amendment')]);
    expect(outcome(gone, anew('first'))).toBe('MILESTONE_ID_USED');
    const delivered = goOn(gone, [deliver('rest'), accept('rest')]);
    const again = goOn(delivered, [anew('second'), ...conclude('amendment', 2)]);
    expect(outcome(again, anew('first'))).toBe('MILESTONE_ID_USED');
    expect(milestoneOf(again, 'second')).toMatchObject({ dueOn: '2030-05-01' });
    expect(active(again).delivery.accepted).toBe(1);
  });

  it('may add again what was taken away before anything was reported', () => {
    expect(outcome(goOn(contract, [without('first'), ...conclude('amendment')]), anew('first'))).toContain(
      'AmendmentRequested',
    );
  });

  it('takes no line away that finance is to verify money for: another one could be given its id', () => {
    const paymentPlan = [
      { paymentLineId: 'advance', remove: true as const },
      { paymentLineId: 'balance', amount: yuan('113000.00') },
    ];
    const entered = recordedByOwner(contractIn('active'), everyCommand.recordReceipt);
    expect(outcome(entered, askForAmendment({ paymentPlan }))).toBe('SETTLED_PART_CHANGED');
    const rejected = goOn(entered, [{ ...everyCommand.rejectEntry, entryId: verify(entered).entryId }]);
    expect(outcome(rejected, askForAmendment({ paymentPlan }))).toContain('AmendmentRequested');
    const agreed = goOn(contractIn('active'), [
      askForAmendment({ paymentPlan }),
      ...approveChange('amendment'),
      agreeAsCustomer('amendment'),
    ]);
    const [first] = signChangeOnBoth('amendment');
    expect(first && outcome(recordedByOwner(agreed, everyCommand.recordReceipt), first)).toBe('SETTLED_PART_CHANGED');
  });
});
