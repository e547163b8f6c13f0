import { type Contract } from '../../domain/contract/contract';
import { type Deadline } from '../../domain/contract/deadline';
import { nearest } from '../../domain/contract/plan';
import { addMs } from '../../domain/kernel/days';
import { eventsOf, goOn, letPass, lineOf, milestoneOf, NOW, outcome, planOf, waitUntil } from '../build/ask-contract';
import { changed } from '../build/contract-library';
import { cameOf, keyOf, planned } from '../build/deadline-key';
import {
  amending,
  amendmentToSign,
  contractIn,
  everyCommand,
  terminating,
  terminationToSign,
} from '../build/every-stage';
import {
  accept,
  conclude,
  agreeAsCustomer,
  approve,
  askForAmendment,
  deliver,
  pay,
  sign,
  yuan,
  signChangeOnBoth,
} from '../build/pump-contract';

/** What is told of the deadline itself when its instant is passed. */
const pass = (contract: Contract, deadline: Deadline, now = deadline.at) =>
  eventsOf(contract, { type: 'passDeadlines', at: deadline.at }, now)
    .filter((event) => cameOf(deadline, event))
    .map(({ type }) => type);
/** Legal alone is asked; nobody decided, nor the boss after them. */
const legalAlone = goOn(contractIn('in_approval'), [approve('finance'), approve('business')]);
const escalated = waitUntil(legalAlone, '2029-12-05T10:00:00.000Z');
const blocked = waitUntil(escalated, '2029-12-10T10:00:00.000Z');
const told = (contract: Contract, until: string) =>
  letPass(contract, until).map((event) => `${event.at.slice(0, 16)} ${event.type}`);
const reported = goOn(contractIn('active'), [deliver('first')]);
const overdue = waitUntil(contractIn('active'), '2030-03-05T00:00:00.000Z');
const paymentAlone = waitUntil(contractIn('active'), '2030-02-05T00:00:00.000Z');
const deliveryAlone = goOn(overdue, [pay('advance', '45200.00', 'A')], overdue.updatedAt);

describe('a deadline that has come', () => {
  it.each<[string, Contract, string, string]>([
    ['an approval', legalAlone, 'approval_reminder:legal', 'ApprovalReminderDue'],
    ['an approval that nobody gave in time', legalAlone, 'legal:1:100', 'ApprovalReminderDue'],
    ['an approval that nobody gave after that', legalAlone, 'legal:1:150', 'SeatMoved'],
    ['an approval at the end of the line', escalated, ':150', 'ApprovalBlocked'],
    ['an approval that nobody sees to', blocked, 'approval_overtime:legal', 'ApprovalReminderDue'],
    ['a confirmation', contractIn('awaiting_customer'), 'confirmation_reminder', 'ConfirmationReminderDue'],
    ['a confirmation too long awaited', contractIn('awaiting_customer'), 'confirmation_lapse', 'ContractReturned'],
    ['signatures', contractIn('awaiting_signature'), 'signature_reminder', 'SignatureReminderDue'],
    ['a delivery', contractIn('active'), 'milestone_reminder:first', 'MilestoneReminderDue'],
    ['a late delivery', contractIn('active'), 'milestone_overdue:first', 'MilestoneOverdue'],
    ['a very late delivery', deliveryAlone, 'milestone_chase:first', 'MilestoneChased'],
    ['a payment', contractIn('active'), 'payment_reminder:advance', 'PaymentReminderDue'],
    ['a late payment', contractIn('active'), 'payment_overdue:advance', 'PaymentOverdue'],
    ['a very late payment', paymentAlone, 'payment_chase:advance', 'PaymentChased'],
    ['an acceptance', reported, 'acceptance_reminder:first', 'AcceptanceReminderDue'],
    ['consent to an amendment', amending(), 'amendment_reminder', 'AmendmentReminderDue'],
    ['consent to a termination', terminating(), 'termination_reminder', 'TerminationReminderDue'],
    ['the term', contractIn('active'), 'term_end', 'TermEnded'],
  ])('about %s says so, from its instant on and not a millisecond before', (_, contract, key, type) => {
    const deadline = planned(contract, key);
    const waited = waitUntil(contract, addMs(deadline.at, -1));
    const passing = { type: 'passDeadlines', at: deadline.at } as const;
    expect(outcome(waited, passing, addMs(deadline.at, -1))).toEqual([]);
    expect(outcome(waited, passing, deadline.at)).toEqual([type]);
    const [event] = eventsOf(waited, passing, addMs(deadline.at, 3_600_000));
    expect(event).toMatchObject({ type, dueAt: deadline.at });
    expect(event && cameOf(deadline, event)).toBe(true);
  });

  it('passes once: what has passed says nothing any more and is not planned again', () => {
    const contract = contractIn('active');
    const deadline = planned(contract, 'payment_reminder:advance');
    const passed = goOn(contract, [{ type: 'passDeadlines', at: deadline.at }], deadline.at);
    expect(lineOf(passed)?.warned).toBe(true);
    expect(outcome(passed, { type: 'passDeadlines', at: deadline.at }, deadline.at)).toEqual(['DeadlinesReplanned']);
    expect(planOf(passed, deadline.at).map(keyOf)).not.toContain(keyOf(deadline));
  });

  it('is counted once for each time it passed', () => {
    const marks = { overdue: true, warned: true };
    const outstanding = yuan('45200.00');
    expect(lineOf(overdue)).toEqual({
      ...{ paymentLineId: 'advance', dueOn: '2030-02-01', outstanding, ...marks, reminders: 4 },
    });
    expect(milestoneOf(overdue)).toEqual({ milestoneId: 'first', dueOn: '2030-03-01', ...marks });
    expect(lineOf(overdue, 'balance')).not.toHaveProperty('warned');
  });

  it('marks as overdue with the day it was due and what is outstanding', () => {
    const part = goOn(contractIn('active'), [pay('advance', '200.00', 'A')]);
    const [payment] = letPass(part, '2030-02-01T16:00:00.000Z').slice(-1);
    expect(payment).toMatchObject({
      ...{ type: 'PaymentOverdue', paymentLineId: 'advance', dueOn: '2030-02-01' },
      outstanding: { amount: '45000.00', currency: 'CNY' },
    });
    const milestone = letPass(contractIn('active'), '2030-03-02T00:00:00.000Z').at(-1);
    expect(milestone).toMatchObject({ type: 'MilestoneOverdue', milestoneId: 'first', dueOn: '2030-03-01' });
    expect([milestoneOf(overdue)?.overdue, milestoneOf(overdue, 'rest')?.overdue]).toEqual([true, undefined]);
  });

  it('of an unanswered confirmation returns the contract to drafting', () => {
    const returned = waitUntil(contractIn('awaiting_customer'), '2029-12-31T04:00:00.000Z');
    expect(returned).toMatchObject({
      ...{ stage: 'draft', revision: 2 },
      returned: { cause: 'confirmation_lapsed', by: null, reason: 'No answer within 30 days.' },
    });
  });
});

describe('a deadline that was planned before the contract moved', () => {
  const moveFirst = askForAmendment({ milestones: [{ milestoneId: 'first', dueOn: '2030-05-01' }] });
  const moveAdvance = askForAmendment({ paymentPlan: [{ paymentLineId: 'advance', dueOn: '2030-05-01' }] });
  const resubmit = [{ type: 'submit', revision: 2 } as const]; // the votes still count
  const inApproval = contractIn('in_approval');
  const awaiting = contractIn('awaiting_customer');

  it.each<[string, Contract, string, Parameters<typeof goOn>[1]]>([
    [
      'a step that was returned',
      inApproval,
      'approval_reminder:legal',
      [approve('finance'), everyCommand.returnToStep],
    ],
    ['a contract that was taken back', inApproval, 'approval_reminder:legal', [everyCommand.recall]],
    ['an approved step', inApproval, 'approval_reminder:legal', [approve('legal')]],
    ['a step of an older revision', inApproval, 'approval_reminder:legal', [everyCommand.reject, ...resubmit]],
    ['a customer who has confirmed', awaiting, 'confirmation_reminder', [everyCommand.confirm]],
    [
      'a customer who is asked about a newer revision',
      awaiting,
      'confirmation_reminder',
      [everyCommand.askForChanges, ...resubmit],
    ],
    ['the lapse of a confirmation that came', awaiting, 'confirmation_lapse', [everyCommand.confirm]],
    ['the lapse of an older revision', awaiting, 'confirmation_lapse', [everyCommand.askForChanges, ...resubmit]],
    [
      'signatures that are there',
      contractIn('awaiting_signature'),
      'signature_reminder',
      [sign('ours'), sign('customer')],
    ],
    ['a delivery that is reported', contractIn('active'), 'milestone_reminder:first', [deliver('first')]],
    ['a reported delivery that became due', contractIn('active'), 'milestone_overdue:first', [deliver('first')]],
    ['a delivery that moved', contractIn('active'), 'milestone_reminder:first', [moveFirst, ...conclude('amendment')]],
    [
      'the due day of a delivery that moved',
      contractIn('active'),
      'milestone_overdue:first',
      [moveFirst, ...conclude('amendment')],
    ],
    ['a payment that came', contractIn('active'), 'payment_reminder:advance', [pay('advance', '45200.00', 'A')]],
    ['a payment that came in time', contractIn('active'), 'payment_overdue:advance', [pay('advance', '45200.00', 'A')]],
    ['a payment that moved', contractIn('active'), 'payment_reminder:advance', [moveAdvance, ...conclude('amendment')]],
    [
      'the due day of a payment that moved',
      contractIn('active'),
      'payment_overdue:advance',
      [moveAdvance, ...conclude('amendment')],
    ],
    ['a delivery that is accepted', reported, 'acceptance_reminder:first', [accept('first')]],
    ['an older report', reported, 'acceptance_reminder:first', [everyCommand.rejectDelivery, deliver('first')]],
    ['an amendment that is agreed to', amending(), 'amendment_reminder', [agreeAsCustomer('amendment')]],
    ['an amendment that is executed', amendmentToSign(), 'signature_reminder', signChangeOnBoth('amendment')],
    [
      'an older amendment',
      amending(),
      'amendment_reminder',
      [agreeAsCustomer('amendment'), ...signChangeOnBoth('amendment'), moveFirst],
    ],
    ['a termination that was refused', terminating(), 'termination_reminder', [everyCommand.refuseTermination]],
    ['a contract that was terminated', terminationToSign(), 'term_end', signChangeOnBoth('termination')],
    [
      'a term that was extended',
      contractIn('active'),
      'term_end',
      [askForAmendment({ endsOn: '2032-01-31' }), ...conclude('amendment')],
    ],
  ])('says nothing about %s', (_, contract, key, commands) => {
    expect(pass(goOn(contract, commands), planned(contract, key))).toEqual([]);
  });

  it('reminds of a payment or delivery no more once it is overdue', () => {
    for (const [duty, id] of [
      ['milestone', 'first'],
      ['payment', 'advance'],
    ]) {
      const reminder = planned(contractIn('active'), `${duty}_reminder:${id}`);
      expect(pass(overdue, reminder, overdue.updatedAt)).toEqual([]);
      expect(planOf(overdue).map(keyOf)).not.toContain(keyOf(reminder));
    }
  });
});

describe('after an outage', () => {
  const until = (contract: Contract, now: string) => nearest(planOf(contract, now)).map(({ at }) => at);

  it('one reminder comes late, and the next one when it is due', () => {
    const contract = contractIn('awaiting_signature');
    const now = '2030-01-10T00:00:00.000Z';
    const [late] = planOf(contract, now);
    expect(late).toMatchObject({ occurrence: 0, at: '2029-12-08T04:00:00.000Z' });
    const reminded = goOn(contract, [{ type: 'passDeadlines', at: late?.at ?? '' }], now);
    expect(until(reminded, now)).toEqual(['2030-01-12T04:00:00.000Z']);
  });

  it('an instant that is now counts as missed, so that no reminder comes twice', () => {
    const reminded = changed(contractIn('awaiting_signature'), { reminders: 1 });
    expect(until(reminded, '2029-12-15T03:59:59.999Z')).toEqual(['2029-12-15T04:00:00.000Z']);
    expect(until(reminded, '2029-12-15T04:00:00.000Z')).toEqual(['2029-12-22T04:00:00.000Z']);
  });
});

describe('time alone', () => {
  it('reminds five times of a confirmation and then gives up, once', () => {
    expect(told(contractIn('awaiting_customer'), '2031-01-01T00:00:00.000Z')).toEqual([
      ...['06T04', '11T04', '17T01', '21T04', '26T04'].map((time) => `2029-12-${time}:00 ConfirmationReminderDue`),
      '2029-12-31T04:00 ContractReturned',
    ]);
  });

  it('reminds of a payment, marks it overdue and chases it every week', () => {
    const delivered = ['first', 'rest'].flatMap((id) => [deliver(id), accept(id)]);
    const paid = goOn(contractIn('active'), [...delivered, pay('balance', '67800.00', 'A')], NOW);
    expect(told(paid, '2030-02-20T00:00:00.000Z')).toEqual([
      ...['2030-01-25T01:00 PaymentReminderDue', '2030-02-01T16:00 PaymentOverdue'],
      ...['05', '12', '19'].map((day) => `2030-02-${day}T01:00 PaymentChased`),
    ]);
  });
});
