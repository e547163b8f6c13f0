import { type Changes } from '../../domain/amendment/state';
import { type Contract } from '../../domain/contract/contract';
import {
  aContract,
  active,
  contractId,
  eventsOf,
  goOn,
  lineOf,
  milestoneOf,
  outcome,
  waitUntil,
} from '../build/ask-contract';
import { termsOf, trailBehind } from '../build/contract-library';
import { contractIn, frameworkTerms } from '../build/every-stage';
import {
  conclude,
  agreeAsCustomer,
  approveChange,
  askForAmendment,
  deliver,
  pay,
  untilActive,
  yuan,
  signChange,
  signChangeOnBoth,
} from '../build/pump-contract';

const lateFebruary = '2030-02-20T04:00:00.000Z';
const march = '2030-03-20T04:00:00.000Z';

function amend(contract: Contract, changes: Changes, at: string, nth = 1): Contract {
  return goOn(contract, [askForAmendment(changes), ...conclude('amendment', nth, at.slice(0, 10))], at);
}
const advanceOn = (dueOn: string): Changes => ({ paymentPlan: [{ paymentLineId: 'advance', dueOn }] });
const firstOn = (dueOn: string): Changes => ({ milestones: [{ milestoneId: 'first', dueOn }] });

/** The advance is overdue since the second of February, the first pumps since the second of March. */
const overdue = waitUntil(contractIn('active'), march);

describe('an executed amendment', () => {
  it('is executed once, and the terms that it replaced stay readable', () => {
    const amended = amend(contractIn('active'), advanceOn('2030-05-01'), lateFebruary);
    const again = amend(amended, advanceOn('2030-05-02'), march, 2);
    const executed = trailBehind(again).filter((event) => event.type === 'AmendmentExecuted');
    const [first, second] = [termsOf(amended), termsOf(again)];
    expect(executed.map((event) => [event.amendmentId, event.at, termsOf(event)])).toEqual([
      ['HT-pumps-S01', lateFebruary, first],
      ['HT-pumps-S02', march, second],
    ]);
    const due = [termsOf(contractIn('active')), first, second].map(({ paymentPlan }) => paymentPlan[0]?.dueOn);
    expect(due).toEqual(['2030-02-01', '2030-05-01', '2030-05-02']);
    expect(active(again)).toMatchObject({ amendment: null, made: { amendments: 2, terminations: 0 } });
  });

  it('starts a duty anew whose day moved: not overdue, awaited from now on', () => {
    expect([lineOf(overdue)?.overdue, milestoneOf(overdue)?.overdue]).toEqual([true, true]);
    const amended = amend(overdue, { ...advanceOn('2030-05-01'), ...firstOn('2030-05-01') }, march);
    const outstanding = yuan('45200.00');
    expect(lineOf(amended)).toEqual({ paymentLineId: 'advance', dueOn: '2030-05-01', outstanding, since: march });
    expect(milestoneOf(amended)).toEqual({ milestoneId: 'first', dueOn: '2030-05-01', since: march });
  });

  it('leaves alone what it does not move', () => {
    const { delivery, payment } = active(overdue);
    expect(active(amend(overdue, { endsOn: '2031-12-31' }, march))).toMatchObject({ delivery, payment });
    const advanceMoved = amend(overdue, advanceOn('2030-05-01'), march);
    expect(active(advanceMoved).delivery).toEqual(delivery);
    expect(lineOf(advanceMoved, 'balance')).toEqual(lineOf(overdue, 'balance'));
    const firstMoved = amend(overdue, firstOn('2030-05-01'), march);
    expect(active(firstMoved).payment).toEqual(payment);
    expect(milestoneOf(firstMoved, 'rest')).toEqual(milestoneOf(overdue, 'rest'));
  });

  it('lets a reported delivery wait for its acceptance as before', () => {
    const reported = goOn(overdue, [deliver('first')], march);
    const amended = amend(reported, firstOn('2030-05-01'), '2030-03-25T04:00:00.000Z');
    const waiting = { milestoneId: 'first', attempt: 1, reported: true, deliveredOn: '2029-12-01', since: march };
    expect(milestoneOf(amended)).toEqual({ ...waiting, dueOn: '2030-05-01' });
  });

  it('that changes only the amount leaves a line overdue, unless nothing is left to pay', () => {
    const part = goOn(overdue, [pay('advance', '200.00', 'A')], march);
    const plan = (advance: string, balance: string): Changes => ({
      paymentPlan: [
        { paymentLineId: 'advance', amount: yuan(advance) },
        { paymentLineId: 'balance', amount: yuan(balance) },
      ],
    });
    const left = amend(part, plan('200.01', '112799.99'), march);
    expect(lineOf(left)).toMatchObject({ overdue: true, outstanding: yuan('0.01') });
    const nothing = amend(part, plan('200.00', '112800.00'), march);
    expect(lineOf(nothing)).toBeUndefined();
    expect(active(nothing).payment).toMatchObject({ open: [{ outstanding: yuan('112800.00') }], settled: 1 });
  });

  it('can complete the contract: nothing is left to do', () => {
    const delivered = ['first', 'rest'].flatMap((id) => [
      deliver(id),
      { type: 'acceptDelivery' as const, milestoneId: id, attempt: 1, comment: null },
    ]);
    const gross = yuan('45200.00');
    const paymentPlan = [{ paymentLineId: 'balance', amount: yuan('0') }];
    const almost = goOn(contractIn('active'), [
      ...[...delivered, pay('advance', '45200.00', 'A'), askForAmendment({ gross, paymentPlan })],
      ...approveChange('amendment'),
    ]);
    const [ours, theirs] = [signChange('amendment', 'ours'), signChange('amendment', 'customer')];
    expect(outcome(goOn(almost, [agreeAsCustomer('amendment'), ours]), theirs)).toEqual([
      ...['SignatureRecorded', 'AmendmentExecuted', 'ContractCompleted', 'ArchivingAsked'],
    ]);
  });
});

describe('an amendment of the term', () => {
  const ended = waitUntil(contractIn('active'), '2031-07-01T00:00:00.000Z');
  const at = '2031-07-10T04:00:00.000Z';

  it('revives it by a later end', () => {
    expect(active(ended).term.ended).toBe(true);
    const revived = amend(ended, { endsOn: '2031-12-31' }, at);
    expect(active(revived).term.ended).toBe(false);
    expect(active(waitUntil(revived, '2031-12-31T15:59:59.999Z')).term.ended).toBe(false);
    expect(active(waitUntil(revived, '2031-12-31T16:00:00.000Z')).term.ended).toBe(true);
  });

  it.each([
    ['an earlier end', { endsOn: '2031-06-01' }],
    ['the same end', advanceOn('2031-12-31')],
  ])('leaves it ended by %s', (_, changes) => {
    expect(active(amend(ended, changes, at)).term.ended).toBe(true);
  });

  it('lets it run while the contract waits for consent and signatures: a framework expires only after that', () => {
    const framework = goOn(aContract(untilActive(contractId, frameworkTerms)), [
      ...[askForAmendment({ endsOn: '2032-01-31' }), ...approveChange('amendment')],
    ]);
    const waiting = waitUntil(framework, '2031-06-30T16:00:00.000Z');
    expect(active(waiting).term.ended).toBe(true);
    const agreed = goOn(waiting, [agreeAsCustomer('amendment')], at);
    expect(agreed.stage).toBe('active');
    const extended = goOn(agreed, signChangeOnBoth('amendment', 1, at.slice(0, 10)), at);
    expect(active(extended).term.ended).toBe(false);
    const refusal = { type: 'refuseAmendment', amendmentId: 'HT-pumps-S01', reason: 'No' } as const;
    expect(eventsOf(waiting, refusal, at).map(({ type }) => type)).toEqual([
      ...['AmendmentRefused', 'ContractExpired', 'ArchivingAsked'],
    ]);
  });
});
