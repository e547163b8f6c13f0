import { zoneClock } from '../../config/zone-clock';
import { type Contract } from '../../domain/contract/contract';
import { plainCalendar } from '../../domain/kernel/work-calendar';
import { aContract, contractId, planOf, waitUntil } from '../build/ask-contract';
import { fixedClock } from '../build/fixed-clock';
import { createPumpContract, pumpTerms, untilActive } from '../build/pump-contract';

/** An active contract in this time zone, with one payment due. */
function dueOn(dueDay: string, timeZone: string): Contract {
  const terms = pumpTerms({
    milestones: [],
    paymentPlan: [{ paymentLineId: 'all', title: 'All', dueOn: dueDay, percent: '100' }],
  });
  const [, ...rest] = untilActive(contractId, terms);
  return aContract([{ ...createPumpContract(contractId, terms), timeZone }, ...rest]);
}
const instants = (contract: Contract, clock = zoneClock) =>
  planOf(contract, contract.updatedAt, { clock, calendar: plainCalendar }).map(
    ({ about, at }) => `${about.kind} ${at}`,
  );

describe('deadlines fall by the clocks of the contract', () => {
  it('in Shanghai, which is always eight hours ahead', () => {
    const contract = dueOn('2030-03-15', 'Asia/Shanghai');
    expect(instants(contract)).toEqual([
      'payment_reminder 2030-03-08T01:00:00.000Z',
      'payment_overdue 2030-03-15T16:00:00.000Z',
      'term_end 2031-06-30T16:00:00.000Z',
    ]);
    expect(instants(contract, fixedClock(8))).toEqual(instants(contract));
  });

  it('in New York, where clocks went forward between the reminder and the due day', () => {
    expect(instants(dueOn('2030-03-15', 'America/New_York'))).toEqual([
      'payment_reminder 2030-03-08T14:00:00.000Z',
      'payment_overdue 2030-03-16T04:00:00.000Z',
      'term_end 2031-07-01T04:00:00.000Z',
    ]);
  });

  it('in New York, where clocks went back between the reminder and the due day', () => {
    expect(instants(dueOn('2030-11-08', 'America/New_York')).slice(0, 2)).toEqual([
      'payment_reminder 2030-11-01T13:00:00.000Z',
      'payment_overdue 2030-11-09T05:00:00.000Z',
    ]);
  });

  it('chases at nine by these clocks on both sides of the change', () => {
    const contract = dueOn('2030-10-18', 'America/New_York');
    const chase = (until: string) => instants(waitUntil(contract, until, zoneClock))[0];
    expect(chase('2030-10-19T04:00:00.000Z')).toBe('payment_chase 2030-10-22T13:00:00.000Z');
    expect(chase('2030-10-29T13:00:00.000Z')).toBe('payment_chase 2030-11-05T14:00:00.000Z');
  });
});

describe('the clock of a zone', () => {
  it.each([
    ['2030-03-15', '09:00', 'Asia/Shanghai', '2030-03-15T01:00:00.000Z'],
    ['2030-01-15', '00:00', 'America/New_York', '2030-01-15T05:00:00.000Z'],
    ['2030-07-15', '00:00', 'America/New_York', '2030-07-15T04:00:00.000Z'],
    ['2030-07-15', '00:00', 'Pacific/Kiritimati', '2030-07-14T10:00:00.000Z'],
  ])('says when %s %s in %s is', (day, time, zone, instant) => {
    expect(zoneClock.instantAt(day, time, zone)).toBe(instant);
    expect(zoneClock.show(instant, zone)).toBe(`${day} ${time}`);
  });

  it('takes the time that a change of clocks skips as a later one, never an earlier', () => {
    expect(zoneClock.show(zoneClock.instantAt('2030-03-10', '02:30', 'America/New_York'), 'America/New_York')).toBe(
      '2030-03-10 03:30',
    );
  });

  it.each([
    ['2030-02-30', 'Asia/Shanghai'],
    ['2030-02-20', 'Mars/Olympus'],
  ])('knows no %s in %s', (day, zone) => {
    expect(() => zoneClock.instantAt(day, '00:00', zone)).toThrow('is not a time');
  });
});
