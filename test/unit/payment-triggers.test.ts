import { type Contract } from '../../domain/contract/contract';
import { plainCalendar } from '../../domain/kernel/work-calendar';
import { paymentDue } from '../../domain/payment/due';
import { paymentLineTable } from '../../domain/payment/rows';
import { active, goOn, letPass, lineOf, outcome, planOf, waitingOf, waitUntil } from '../build/ask-contract';
import { termsOf } from '../build/contract-library';
import { accept, deliver, pay, reverse } from '../build/pump-contract';
import { contractWithTriggers } from '../build/triggered-contract';
import { mails } from '../build/told';

const noon = (day: string) => `${day}T04:00:00.000Z`;
const dueOf = (contract: Contract, id: string) => {
  const line = active(contract).payment.open.find(({ paymentLineId }) => paymentLineId === id);
  if (!line) throw new Error(`${id} is not open.`);
  return paymentDue(contract, line, plainCalendar);
};
const rowOf = (contract: Contract, id: string) =>
  paymentLineTable
    .rows(contract, { terms: termsOf(contract), waiting: [], nextDeadlineAt: null, calendar: plainCalendar })
    .find(({ obligationId }) => obligationId === id);
const plannedFor = (contract: Contract, id: string) =>
  planOf(contract).filter(({ about }) => 'paymentLineId' in about && about.paymentLineId === id);
const paymentEvents = (contract: Contract, until: string) =>
  letPass(contract, noon(until)).flatMap((event) =>
    'paymentLineId' in event ? [`${event.at.slice(0, 16)} ${event.type} ${event.paymentLineId}`] : [],
  );
/** All pumps delivered on 2030-06-25 and accepted on the day that is named, both recorded on it. */
const acceptedOn = (contract: Contract, day: string) =>
  goOn(waitUntil(contract, noon(day)), [deliver('rest', '2030-06-25'), accept('rest')], noon(day));

describe('a payment that hangs on an acceptance', () => {
  it('has the planned day of its milestone, and is asked of nobody', () => {
    const contract = contractWithTriggers();
    expect(dueOf(contract, 'balance')).toEqual({
      ...{ dueOn: '2030-07-01', effectiveDueOn: '2030-07-01', awaits: 'rest' },
    });
    expect(dueOf(contract, 'retention')).toMatchObject({ dueOn: '2031-06-16', awaits: 'rest' });
    expect(dueOf(contract, 'advance')).toMatchObject({ dueOn: '2030-02-01', awaits: null });
    expect(plannedFor(contract, 'balance')).toEqual([]);
    expect(rowOf(contract, 'balance')).toMatchObject({
      ...{ status: 'awaiting_acceptance', dueOn: '2030-07-01', effectiveDueOn: '2030-07-01', awaits: 'rest' },
    });
    expect(
      waitingOf(contract)
        .map(({ sentence }) => sentence.en)
        .join('\n'),
    ).not.toContain('Balance');
  });

  it('is neither reminded of nor overdue however long the delivery is late, and is once it is accepted', () => {
    const paid = goOn(contractWithTriggers(), [pay('advance', '33900.00', 'A')]);
    expect(paymentEvents(paid, '2032-01-01')).toEqual([]);
    const late = acceptedOn(paid, '2030-09-02');
    expect(dueOf(late, 'balance')).toEqual({
      ...{ dueOn: '2030-10-02', effectiveDueOn: '2030-10-02', awaits: null },
    });
    expect(paymentEvents(late, '2030-10-05')).toEqual([
      '2030-09-25T01:00 PaymentReminderDue balance',
      '2030-10-02T16:00 PaymentOverdue balance',
      '2030-10-04T01:00 PaymentChased balance',
    ]);
    expect(rowOf(late, 'balance')).toMatchObject({ status: 'due', dueOn: '2030-10-02', awaits: null });
    expect(lineOf(late, 'retention')?.dueOn).toBe('2031-09-17');
  });

  it('gives way to a working day once its day is certain, by the rule of the contract', () => {
    // Thirty days after Thursday, 2030-08-29, it is a Saturday.
    expect(dueOf(acceptedOn(contractWithTriggers(), '2030-08-29'), 'balance')).toMatchObject({
      ...{ dueOn: '2030-09-28', effectiveDueOn: '2030-09-30' },
    });
    const asWritten = contractWithTriggers({ dueOnRestDays: 'as_written' });
    expect(dueOf(acceptedOn(asWritten, '2030-08-29'), 'balance').effectiveDueOn).toBe('2030-09-28');
  });

  it('is counted from the day on the acceptance sheet, which may be past, and is overdue at once where its day is over', () => {
    const delivered = goOn(
      waitUntil(contractWithTriggers(), noon('2030-09-02')),
      [deliver('rest', '2030-06-25')],
      noon('2030-09-02'),
    );
    const told = { ...accept('rest'), acceptedOn: '2030-07-01' };
    const late = goOn(delivered, [told], noon('2030-09-02'));
    expect(dueOf(late, 'balance').dueOn).toBe('2030-07-31');
    expect(paymentEvents(goOn(late, [pay('advance', '33900.00', 'A')], noon('2030-09-02')), '2030-09-03')).toEqual([
      '2030-09-02T04:00 PaymentOverdue balance',
    ]);
    expect(outcome(delivered, { ...told, acceptedOn: '2030-09-04' }, noon('2030-09-02'))).toBe('DATE_IN_FUTURE');
    expect(outcome(delivered, { ...told, acceptedOn: '2030-06-24' }, noon('2030-09-02'))).toBe(
      'ACCEPTED_BEFORE_DELIVERY',
    );
    expect(outcome(delivered, { ...told, acceptedOn: '1999-01-01' }, noon('2030-09-02'))).toBe('DATE_TOO_EARLY');
  });

  it('that has been due for long when its acceptance is told is mailed about two working days later, and then weekly', () => {
    const friday = noon('2030-09-06');
    const paid = goOn(contractWithTriggers(), [pay('advance', '33900.00', 'A')]);
    const delivered = goOn(waitUntil(paid, friday), [deliver('rest', '2030-06-25')], friday);
    const late = goOn(delivered, [{ ...accept('rest'), acceptedOn: '2030-07-01' }], friday);
    expect(dueOf(late, 'balance').dueOn).toBe('2030-07-31');
    expect(paymentEvents(late, '2030-09-18')).toEqual([
      '2030-09-06T04:00 PaymentOverdue balance',
      '2030-09-10T01:00 PaymentChased balance',
      '2030-09-17T01:00 PaymentChased balance',
    ]);
  });

  it('waits on while the delivery is rejected and reworked, and what is accepted cannot be rejected', () => {
    const reject = { type: 'rejectDelivery', milestoneId: 'rest', attempt: 1, reason: 'Leaks' } as const;
    const rejected = goOn(contractWithTriggers(), [deliver('rest'), reject]);
    expect(dueOf(rejected, 'balance').awaits).toBe('rest');
    const reworked = goOn(rejected, [deliver('rest'), accept('rest', 2)]);
    expect(dueOf(reworked, 'balance')).toMatchObject({ dueOn: '2029-12-31', awaits: null });
    expect(outcome(reworked, { ...reject, attempt: 2 })).toBe('DELIVERY_NOT_REPORTED');
  });

  it('may be paid before it is due; the contract completes by what is delivered and paid', () => {
    const paid = goOn(contractWithTriggers(), [
      ...[pay('advance', '33900.00', 'A'), pay('balance', '73450.00', 'B'), pay('retention', '5650.00', 'C')],
      ...[deliver('first'), accept('first'), deliver('rest')],
    ]);
    expect(paid.stage).toBe('active');
    expect(goOn(paid, [accept('rest')]).stage).toBe('completed');
  });

  it('that was paid early and is owed again is due by the acceptance, whether that has come or not', () => {
    const early = goOn(contractWithTriggers(), [pay('balance', '73450.00', 'B')]);
    expect(dueOf(goOn(early, [reverse('B')]), 'balance')).toMatchObject({ dueOn: '2030-07-01', awaits: 'rest' });
    const late = acceptedOn(early, '2030-09-02');
    expect(dueOf(goOn(late, [reverse('B')], noon('2030-09-03')), 'balance')).toMatchObject({
      ...{ dueOn: '2030-10-02', awaits: null },
    });
  });

  it('tells the customer who has accepted what falls due by it', () => {
    const delivered = goOn(contractWithTriggers(), [pay('advance', '33900.00', 'A'), deliver('rest')]);
    const told = mails(delivered, [accept('rest')]).find(({ notice }) => notice.kind === 'next_payment');
    expect(JSON.stringify(told?.notice)).toContain('on or before 2029-12-31');
  });
});
