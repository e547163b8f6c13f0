import { type Changes, type Contract } from '../../domain/contract/contract';
import { aContract, active, contractId, eventsOf, goOn, outcome, waitUntil } from '../build/ask-contract';
import { contractIn, frameworkTerms } from '../build/every-stage';
import { agree, askForAmendment, deliver, pay, untilActive, yuan } from '../build/pump-contract';

const lateFebruary = '2030-02-20T04:00:00.000Z';
const march = '2030-03-20T04:00:00.000Z';

function amend(contract: Contract, changes: Changes, at: string, nth = 1): Contract {
  return goOn(contract, [askForAmendment(changes), ...agree('amendment', nth)], at);
}
const advanceOn = (dueOn: string): Changes => ({ paymentPlan: [{ paymentLineId: 'advance', dueOn }] });
const firstOn = (dueOn: string): Changes => ({ milestones: [{ milestoneId: 'first', dueOn }] });
const payment = (contract: Contract, id = 'advance') => active(contract).performance.payments[id];
const milestone = (contract: Contract) => active(contract).performance.milestones['first'];

/** The advance is overdue since the second of February, the first pumps since the second of March. */
const overdue = waitUntil(contractIn('active'), march);

describe('an executed amendment', () => {
  it('is executed once and keeps the terms that it replaced', () => {
    const amended = amend(contractIn('active'), advanceOn('2030-05-01'), lateFebruary);
    const again = amend(amended, advanceOn('2030-05-02'), march, 2);
    expect(active(again).amendments).toEqual([
      { amendmentId: 'HT-pumps-S01', executedAt: lateFebruary, before: contractIn('active').terms },
      { amendmentId: 'HT-pumps-S02', executedAt: march, before: amended.terms },
    ]);
    expect(active(again)).toMatchObject({ amendment: null, asked: { amendments: 2, rescissions: 0 } });
  });

  it('starts a duty anew whose day moved: not overdue, awaited from now on', () => {
    expect([payment(overdue)?.overdue, milestone(overdue)?.overdue]).toEqual([true, true]);
    const amended = amend(overdue, { ...advanceOn('2030-05-01'), ...firstOn('2030-05-01') }, march);
    expect(payment(amended)).toMatchObject({ overdue: false, since: march });
    expect(milestone(amended)).toMatchObject({ status: 'due', overdue: false, since: march });
  });

  it('leaves alone what it does not move', () => {
    const amended = amend(overdue, { endsOn: '2031-12-31' }, march);
    expect(active(amended).performance).toEqual(active(overdue).performance);
    const advanceMoved = active(amend(overdue, advanceOn('2030-05-01'), march)).performance;
    expect(advanceMoved.milestones).toEqual(active(overdue).performance.milestones);
    expect(advanceMoved.payments['balance']).toEqual(payment(overdue, 'balance'));
    const firstMoved = active(amend(overdue, firstOn('2030-05-01'), march)).performance;
    expect(firstMoved.payments).toEqual(active(overdue).performance.payments);
    expect(firstMoved.milestones['rest']).toEqual(active(overdue).performance.milestones['rest']);
  });

  it('lets a reported delivery wait for its acceptance as before', () => {
    const reported = goOn(overdue, [deliver('first')], march);
    const amended = amend(reported, firstOn('2030-05-01'), '2030-03-25T04:00:00.000Z');
    expect(milestone(amended)).toMatchObject({ status: 'reported', since: march, overdue: false });
  });

  it('that changes only the amount leaves a line overdue, unless nothing is left to pay', () => {
    const part = goOn(overdue, [pay('advance', '200.00', 'A')], march);
    const plan = (advance: string, balance: string): Changes => ({
      paymentPlan: [
        { paymentLineId: 'advance', amount: yuan(advance) },
        { paymentLineId: 'balance', amount: yuan(balance) },
      ],
    });
    expect(payment(amend(part, plan('200.01', '112799.99'), march))?.overdue).toBe(true);
    expect(payment(amend(part, plan('200.00', '112800.00'), march))?.overdue).toBe(false);
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
      ...agree('amendment').slice(0, 1),
    ]);
    const [, customerAgrees] = agree('amendment');
    expect(customerAgrees && outcome(almost, customerAgrees)).toEqual([
      ...['AmendmentAgreed', 'AmendmentExecuted', 'ContractCompleted'],
    ]);
  });
});

describe('an amendment of the term', () => {
  const ended = waitUntil(contractIn('active'), '2031-07-01T00:00:00.000Z');
  const at = '2031-07-10T04:00:00.000Z';

  it('revives it by a later end', () => {
    expect(active(ended).termEnded).toBe(true);
    const revived = amend(ended, { endsOn: '2031-12-31' }, at);
    expect(active(revived).termEnded).toBe(false);
    expect(active(waitUntil(revived, '2031-12-31T15:59:59.999Z')).termEnded).toBe(false);
    expect(active(waitUntil(revived, '2031-12-31T16:00:00.000Z')).termEnded).toBe(true);
  });

  it.each([
    ['an earlier end', { endsOn: '2031-06-01' }],
    ['the same end', advanceOn('2031-12-31')],
  ])('leaves it ended by %s', (_, changes) => {
    expect(active(amend(ended, changes, at)).termEnded).toBe(true);
  });

  it('lets it run while the contract waits for consent: a framework expires only after that', () => {
    const framework = goOn(aContract(untilActive(contractId, frameworkTerms)), [
      askForAmendment({ endsOn: '2032-01-31' }),
    ]);
    const waiting = waitUntil(framework, '2031-06-30T16:00:00.000Z');
    expect(active(waiting).termEnded).toBe(true);
    const [ours, customer] = agree('amendment');
    const extended = goOn(waiting, ours && customer ? [ours, customer] : [], at);
    expect(active(extended).termEnded).toBe(false);
    const refusal = { type: 'refuseAmendment', amendmentId: 'HT-pumps-S01', side: 'ours', reason: 'No' } as const;
    expect(eventsOf(waiting, refusal, at).map(({ type }) => type)).toEqual(['AmendmentRefused', 'ContractExpired']);
  });
});
