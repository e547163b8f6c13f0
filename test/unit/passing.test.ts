import { type Contract } from '../../domain/contract/contract';
import { type Deadline } from '../../domain/contract/deadline';
import { addMs } from '../../domain/kernel/days';
import { nearest, planDeadlines } from '../../domain/contract/deadlines';
import { decide } from '../../domain/contract/decide';
import { plainCalendar } from '../../domain/kernel/work-calendar';
import { aCompany } from '../build/a-company';
import { active, goOn, letPass, NOW, outcome, waitUntil } from '../build/ask-contract';
import { amending, contractIn, everyCommand, rescinding } from '../build/every-stage';
import { shanghai } from '../build/fixed-clock';
import { accept, agree, approve, askForAmendment, deliver, pay, sign } from '../build/pump-contract';

const planned = (contract: Contract, part: string, now = contract.updatedAt): Deadline => {
  const found = planDeadlines(contract, shanghai, now, plainCalendar).find(({ key }) => key.includes(part));
  if (!found) throw new Error(`Nothing is planned about ${part}.`);
  return found;
};
const pass = (contract: Contract, deadline: Deadline, at = deadline.at) =>
  outcome(contract, { type: 'passDeadlines', deadlines: [deadline] }, at);
/** Nobody decided, nor the boss after them. */
const escalated = waitUntil(contractIn('in_approval'), '2029-12-05T10:00:00.000Z');
const blocked = waitUntil(escalated, '2029-12-10T10:00:00.000Z');
const told = (contract: Contract, until: string) =>
  letPass(contract, until).map((event) => `${event.at.slice(0, 16)} ${event.type}`);
const reported = goOn(contractIn('active'), [deliver('first')]);
const overdue = waitUntil(contractIn('active'), '2030-03-05T00:00:00.000Z');

describe('a deadline that has come', () => {
  it.each<[string, Contract, string, string]>([
    ['an approval', contractIn('in_approval'), 'approval:legal', 'ReminderDue'],
    ['an approval that nobody gave in time', contractIn('in_approval'), 'legal:1:100', 'ReminderDue'],
    ['an approval that nobody gave after that', contractIn('in_approval'), 'legal:1:150', 'SeatMoved'],
    ['an approval at the end of the line', escalated, ':150', 'ApprovalBlocked'],
    ['an approval that nobody sees to', blocked, 'overtime:legal', 'ReminderDue'],
    ['a confirmation', contractIn('awaiting_customer'), 'confirmation', 'ReminderDue'],
    ['a confirmation too long awaited', contractIn('awaiting_customer'), 'lapse', 'ContractReturned'],
    ['signatures', contractIn('awaiting_signature'), 'signature', 'ReminderDue'],
    ['a delivery', contractIn('active'), 'reminder:milestone:first', 'ReminderDue'],
    ['a late delivery', contractIn('active'), 'overdue:milestone:first', 'MilestoneOverdue'],
    ['a very late delivery', overdue, 'dunning:milestone:first', 'ReminderDue'],
    ['a payment', contractIn('active'), 'reminder:payment:advance', 'ReminderDue'],
    ['a late payment', contractIn('active'), 'overdue:payment:advance', 'PaymentOverdue'],
    ['a very late payment', overdue, 'dunning:payment:advance', 'ReminderDue'],
    ['an acceptance', reported, 'acceptance:first', 'ReminderDue'],
    ['consent to an amendment', amending(), 'consent', 'ReminderDue'],
    ['consent to a rescission', rescinding(), 'consent', 'ReminderDue'],
    ['the term', contractIn('active'), 'term', 'TermEnded'],
  ])('about %s says so, from its instant on and not a millisecond before', (_, contract, key, type) => {
    const deadline = planned(contract, key);
    const before = new Date(Date.parse(deadline.at) - 1).toISOString();
    expect(pass(contract, deadline, before)).toEqual([]);
    expect(pass(contract, deadline)).toEqual([type]);
    const late = contract.stage === 'in_approval' ? addMs(deadline.at, 3_600_000) : '2033-01-01T00:00:00.000Z';
    const decision = decide(contract, { type: 'passDeadlines', deadlines: [deadline] }, late, aCompany());
    expect(decision).toMatchObject([{ dueAt: deadline.at }]);
  });

  it('passes once: what has passed says nothing any more and is not planned again', () => {
    const contract = contractIn('active');
    const deadline = planned(contract, 'reminder:payment:advance');
    const passed = goOn(contract, [{ type: 'passDeadlines', deadlines: [deadline] }], deadline.at);
    expect(passed.passed).toEqual({ [deadline.key]: 1 });
    expect(pass(passed, deadline)).toEqual([]);
    expect(planDeadlines(passed, shanghai, deadline.at, plainCalendar)).not.toContainEqual(
      expect.objectContaining({ key: deadline.key }),
    );
  });

  it('is counted once for each time it passed', () => {
    expect(overdue.passed).toEqual({
      ...{ 'reminder:payment:advance:2030-02-01': 1, 'overdue:payment:advance:2030-02-01': 1 },
      ...{ 'dunning:payment:advance:2030-02-01': 4 },
      ...{ 'reminder:milestone:first:2030-03-01': 1, 'overdue:milestone:first:2030-03-01': 1 },
    });
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
    expect(active(overdue).performance.milestones).toMatchObject({
      first: { overdue: true },
      rest: { overdue: false },
    });
  });

  it('of an unanswered confirmation returns the contract to drafting', () => {
    const returned = waitUntil(contractIn('awaiting_customer'), '2029-12-31T04:00:00.000Z');
    expect(returned).toMatchObject({
      ...{ stage: 'draft', revision: 2 },
      returned: { cause: 'confirmation_lapsed', by: 'customer', reason: 'No answer within 30 days.' },
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
    ['a step that was returned', inApproval, 'approval:legal', [approve('finance'), everyCommand.returnToStep]],
    ['a contract that was taken back', inApproval, 'approval:legal', [everyCommand.recall]],
    ['an approved step', inApproval, 'approval:legal', [approve('legal')]],
    ['a step of an older revision', inApproval, 'approval:legal', [everyCommand.reject, ...resubmit]],
    ['a customer who has confirmed', awaiting, 'confirmation', [everyCommand.confirm]],
    [
      'a customer who is asked about a newer revision',
      awaiting,
      'confirmation',
      [everyCommand.requestChanges, ...resubmit],
    ],
    ['the lapse of a confirmation that came', awaiting, 'lapse', [everyCommand.confirm]],
    ['the lapse of an older revision', awaiting, 'lapse', [everyCommand.requestChanges, ...resubmit]],
    ['signatures that are there', contractIn('awaiting_signature'), 'signature', [sign('ours'), sign('customer')]],
    ['a delivery that is reported', contractIn('active'), 'reminder:milestone:first', [deliver('first')]],
    ['a reported delivery that became due', contractIn('active'), 'overdue:milestone:first', [deliver('first')]],
    ['a delivery that moved', contractIn('active'), 'reminder:milestone:first', [moveFirst, ...agree('amendment')]],
    [
      'the due day of a delivery that moved',
      contractIn('active'),
      'overdue:milestone:first',
      [moveFirst, ...agree('amendment')],
    ],
    ['a payment that came', contractIn('active'), 'reminder:payment:advance', [pay('advance', '45200.00', 'A')]],
    ['a payment that came in time', contractIn('active'), 'overdue:payment:advance', [pay('advance', '45200.00', 'A')]],
    ['a payment that moved', contractIn('active'), 'reminder:payment:advance', [moveAdvance, ...agree('amendment')]],
    [
      'the due day of a payment that moved',
      contractIn('active'),
      'overdue:payment:advance',
      [moveAdvance, ...agree('amendment')],
    ],
    ['a delivery that is accepted', reported, 'acceptance:first', [accept('first')]],
    ['an older report', reported, 'acceptance:first', [everyCommand.rejectDelivery, deliver('first')]],
    ['an amendment that is executed', amending(), 'consent', agree('amendment')],
    ['an older amendment', amending(), 'consent', [...agree('amendment'), moveFirst]],
    ['a rescission that was refused', rescinding(), 'consent', [everyCommand.refuseRescission]],
    ['a contract that was rescinded', rescinding(), 'term', agree('rescission')],
    [
      'a term that was extended',
      contractIn('active'),
      'term',
      [askForAmendment({ endsOn: '2032-01-31' }), ...agree('amendment')],
    ],
  ])('says nothing about %s', (_, contract, key, commands) => {
    expect(pass(goOn(contract, commands), planned(contract, key))).toEqual([]);
  });

  it('reminds of a payment or delivery no more once it is overdue', () => {
    for (const duty of ['milestone:first', 'payment:advance'])
      expect(pass(overdue, { ...planned(contractIn('active'), `reminder:${duty}`), occurrence: 1 })).toEqual([]);
  });
});

describe('after an outage', () => {
  const until = (contract: Contract, now: string) =>
    nearest(planDeadlines(contract, shanghai, now, plainCalendar)).map(({ at }) => at);

  it('one reminder comes late, and the next one when it is due', () => {
    const contract = contractIn('awaiting_signature');
    const now = '2030-01-10T00:00:00.000Z';
    const [late] = planDeadlines(contract, shanghai, now, plainCalendar);
    expect(late).toMatchObject({ occurrence: 0, at: '2029-12-08T04:00:00.000Z' });
    const reminded = goOn(contract, [{ type: 'passDeadlines', deadlines: late ? [late] : [] }], now);
    expect(until(reminded, now)).toEqual(['2030-01-12T04:00:00.000Z']);
  });

  it('an instant that is now counts as missed, so that no reminder comes twice', () => {
    const reminded = { ...contractIn('awaiting_signature'), passed: { 'signature:r1': 1 } };
    expect(until(reminded, '2029-12-15T03:59:59.999Z')).toEqual(['2029-12-15T04:00:00.000Z']);
    expect(until(reminded, '2029-12-15T04:00:00.000Z')).toEqual(['2029-12-22T04:00:00.000Z']);
  });
});

describe('time alone', () => {
  it('reminds five times of a confirmation and then gives up, once', () => {
    expect(told(contractIn('awaiting_customer'), '2031-01-01T00:00:00.000Z')).toEqual([
      ...['06', '11', '16', '21', '26'].map((day) => `2029-12-${day}T04:00 ReminderDue`),
      '2029-12-31T04:00 ContractReturned',
    ]);
  });

  it('reminds of a payment, marks it overdue and chases it every week', () => {
    const delivered = ['first', 'rest'].flatMap((id) => [deliver(id), accept(id)]);
    const paid = goOn(contractIn('active'), [...delivered, pay('balance', '67800.00', 'A')], NOW);
    expect(told(paid, '2030-02-20T00:00:00.000Z')).toEqual([
      ...['2030-01-25T01:00 ReminderDue', '2030-02-01T16:00 PaymentOverdue'],
      ...['2030-02-09T01:00 ReminderDue', '2030-02-16T01:00 ReminderDue'],
    ]);
  });
});
