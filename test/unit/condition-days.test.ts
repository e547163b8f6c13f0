import { type AnyCommand } from '../../domain/contract/commands';
import { type Contract } from '../../domain/contract/contract';
import { eventsOf, goOn, letPass, waitUntil } from '../build/ask-contract';
import { contractIn, everyCommand } from '../build/every-stage';
import { allocate, pay, reverse, transfer } from '../build/pump-contract';

const { meetCondition, waiveCondition } = everyCommand;
const noon = (day: string) => `${day}T04:00:00.000Z`;
const monday = noon('2030-02-11');

/** Signed, ten weeks later: it waits for its advance of 45,200.00 alone. */
const waiting = goOn(waitUntil(contractIn('signed'), monday), [meetCondition], monday);

/** The day on which the money counts as come, when the last of it is recorded so. */
const metOn = (contract: Contract, command: AnyCommand, at = monday) =>
  eventsOf(contract, command, at).flatMap((event) => (event.type === 'ConditionMet' ? [event.metOn] : []));

describe('a condition of effect that money meets', () => {
  it('is met on the day of the transfer, however late that is recorded', () => {
    expect(metOn(waiting, pay('advance', '45200.00', 'A', '2030-02-08'))).toEqual(['2030-02-08']);
  });

  it('is met when the last of the money was there, in whatever order it is recorded', () => {
    const half = goOn(waiting, [pay('advance', '45000.00', 'A', '2030-02-08')], monday);
    expect(metOn(half, pay('advance', '200.00', 'B', '2030-02-05'))).toEqual(['2030-02-08']);
    expect(metOn(half, pay('advance', '200.00', 'B', '2030-02-11'))).toEqual(['2030-02-11']);
  });

  it('knows the day of money that was kept at first', () => {
    const kept = goOn(waiting, [transfer('45200.00', 'A')], monday);
    expect(metOn(kept, allocate('A', ['advance', '45200.00']), noon('2030-02-13'))).toEqual(['2029-12-01']);
  });

  it('forgets money that turned out to be none, before it is met and after', () => {
    const bounced = goOn(waiting, [pay('advance', '45000.00', 'A', '2030-02-11'), reverse('A')], monday);
    expect(metOn(bounced, pay('advance', '45200.00', 'B', '2030-02-06'))).toEqual(['2030-02-06']);
    const unbonded = goOn(waitUntil(contractIn('signed'), monday), [], monday);
    const half = goOn(unbonded, [pay('advance', '45000.00', 'A', '2030-02-07')], monday);
    const met = goOn(half, [pay('advance', '200.00', 'B', '2030-02-11')], monday);
    const reopened = goOn(met, [reverse('B')], monday);
    expect(metOn(reopened, pay('advance', '200.00', 'C', '2030-02-04'))).toEqual(['2030-02-07']);
  });
});

describe('a payment whose day is over before the contract is in force', () => {
  it('is overdue from then on, and mailed about two working days later, then weekly', () => {
    const late = noon('2030-03-20');
    const signed = goOn(waitUntil(contractIn('signed'), late), [meetCondition], late);
    const inForce = goOn(signed, [{ ...waiveCondition, conditionId: 'money' }], late);
    const told = letPass(inForce, noon('2030-04-02')).flatMap((event) =>
      'paymentLineId' in event ? [`${event.at.slice(0, 16)} ${event.type} ${event.paymentLineId}`] : [],
    );
    expect(told).toEqual([
      '2030-03-20T04:00 PaymentOverdue advance',
      '2030-03-22T01:00 PaymentChased advance',
      '2030-03-29T01:00 PaymentChased advance',
    ]);
  });
});
