import { type Command } from '../../domain/contract/commands';
import { waitingFor } from '../../domain/contract/waiting-for-reader';
import {
  aContract,
  active,
  contractId,
  eventsOf,
  goOn,
  milestoneOf,
  outcome,
  waitingOf,
  waitUntil,
} from '../build/ask-contract';
import { readingOf } from '../build/contract-library';
import { contractIn } from '../build/every-stage';
import { accept, deliver, pumpTerms, untilActive } from '../build/pump-contract';
import { brief, mails } from '../build/told';

const reject = (milestoneId: string, attempt = 1): Command => ({
  ...{ type: 'rejectDelivery', milestoneId, attempt, reason: 'It leaks' },
});
const contract = contractIn('active');
const reported = goOn(contract, [deliver('first')]);
const later = '2029-12-10T04:00:00.000Z';
const dueOn = '2030-03-01';

describe('reporting a delivery', () => {
  it('counts the report, waits from then on, and keeps day and evidence on record', () => {
    const again = goOn(contract, [deliver('first', '2029-11-30')], later);
    expect(milestoneOf(again)).toEqual({
      ...{ milestoneId: 'first', dueOn, attempt: 1, reported: true, deliveredOn: '2029-11-30', since: later },
    });
    expect(eventsOf(contract, deliver('first', '2029-11-30'))).toMatchObject([
      { type: 'DeliveryReported', attempt: 1, deliveredOn: '2029-11-30', evidence: 'Delivery note' },
    ]);
    expect(readingOf(again).report).toEqual({ deliveredOn: '2029-11-30', evidence: 'Delivery note' });
  });

  it('says nothing about other milestones', () => {
    expect(milestoneOf(reported, 'rest')).toEqual(milestoneOf(contract, 'rest'));
  });

  it.each([
    ['of a milestone that the contract does not have', contract, deliver('third'), 'UNKNOWN_MILESTONE'],
    ['twice', reported, deliver('first'), 'DELIVERY_ALREADY_REPORTED'],
    ['that has been accepted', goOn(reported, [accept('first')]), deliver('first'), 'DELIVERY_ALREADY_REPORTED'],
    ['of a day to come', contract, deliver('first', '2029-12-02'), 'DATE_IN_FUTURE'],
  ])('%s is refused', (_, state, command, code) => {
    expect(outcome(state, command)).toBe(code);
  });

  it('of the latest day that has begun anywhere is accepted', () => {
    expect(outcome(contract, deliver('first', '2029-12-02'), '2029-12-01T10:00:00.000Z')).toEqual(['DeliveryReported']);
  });
});

describe("the customer's word on a delivery", () => {
  it('that it is right closes the milestone', () => {
    const accepted = active(goOn(reported, [accept('first')], later));
    expect(milestoneOf(accepted)).toBeUndefined();
    expect(accepted.delivery).toEqual({ open: [milestoneOf(contract, 'rest')], accepted: 1 });
  });

  it('that it is right ends being overdue, which a report alone does not', () => {
    const late = goOn(waitUntil(contract, '2030-03-02T00:00:00.000Z'), [deliver('first')]);
    expect(milestoneOf(late)?.overdue).toBe(true);
    expect(milestoneOf(goOn(late, [accept('first')]))).toBeUndefined();
  });

  it('that it is wrong opens the milestone again, and the next report is another one', () => {
    const rejected = goOn(reported, [reject('first')], later);
    expect(milestoneOf(rejected)).toEqual({ milestoneId: 'first', dueOn, attempt: 1, since: later });
    expect(eventsOf(rejected, deliver('first'))).toMatchObject([{ type: 'DeliveryReported', attempt: 2 }]);
  });

  it.each([accept, reject])('counts for the report it was asked for and no other (%#)', (decide) => {
    const again = goOn(reported, [reject('first'), deliver('first')]);
    expect(outcome(again, decide('first', 1))).toBe('STALE_DELIVERY');
    expect(outcome(again, decide('first', 3))).toBe('STALE_DELIVERY');
    expect(outcome(again, decide('first', 2))).toHaveLength(1);
  });

  it.each([accept, reject])('is refused where nothing waits for it (%#)', (decide) => {
    expect(outcome(contract, decide('third'))).toBe('UNKNOWN_MILESTONE');
    expect(outcome(contract, decide('first', 0))).toBe('DELIVERY_NOT_REPORTED');
    expect(outcome(goOn(reported, [accept('first')]), decide('first'))).toBe('DELIVERY_NOT_REPORTED');
    expect(outcome(goOn(reported, [reject('first')]), decide('first'))).toBe('DELIVERY_NOT_REPORTED');
  });

  it('keeps comment and reason', () => {
    const comment = 'All eight run';
    const accepted = eventsOf(reported, { type: 'acceptDelivery', milestoneId: 'first', attempt: 1, comment });
    expect(accepted).toMatchObject([{ milestoneId: 'first', attempt: 1, comment }]);
    expect(eventsOf(reported, reject('first'))).toMatchObject([
      { milestoneId: 'first', attempt: 1, reason: 'It leaks' },
    ]);
  });
});

describe('the customer’s word on a delivery', () => {
  const parties = {
    ...pumpTerms().parties,
    customer: {
      ...pumpTerms().parties.customer,
      contacts: [{ name: 'Store keeper', email: 'store@example.com', matters: ['acceptance' as const] }],
    },
  };
  const agreed = aContract(untilActive(contractId, pumpTerms({ parties })));

  it('is asked of whoever the customer names for acceptance, and of its contact where it names nobody', () => {
    expect(brief(mails(agreed, [deliver('first')]))).toEqual(['acceptance_request → Store keeper']);
    expect(brief(mails(contract, [deliver('first')]))).toEqual(['acceptance_request → customer']);
  });

  it('is waited for from them, and they hear of nothing that we are waited for', () => {
    const waiting = waitingOf(goOn(agreed, [deliver('rest')]));
    expect(waiting.map(({ person }) => person?.name)).toEqual(['owner', 'Store keeper', 'customer']);
    const told = waitingFor('customer', waiting).map(({ en }) => en);
    expect(told).toEqual([expect.stringContaining('Store keeper'), expect.stringContaining('Advance')]);
    expect(waitingFor('ours', waiting).length).toBeGreaterThan(told.length);
  });
});
