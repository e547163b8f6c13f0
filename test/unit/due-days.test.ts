import fc from 'fast-check';
import { effectiveDueOn } from '../../domain/contract/due-day';
import { mailHours, withinMailHours } from '../../domain/contract/mail-hours';
import { makeTerms } from '../../domain/drafting/terms';
import { dueOnRestDays } from '../../domain/drafting/rest-day-warnings';
import { addDays, addMs } from '../../domain/kernel/days';
import { plainCalendar } from '../../domain/kernel/work-calendar';
import { isRestDay, workingDayFrom, workingDaysAfter, workingDayUntil } from '../../domain/kernel/working-days';
import { aCompany } from '../build/a-company';
import { aContract, contractId, letPass, lineOf, outcome, planOf, waitingOf } from '../build/ask-contract';
import { shanghai } from '../build/fixed-clock';
import { golden } from '../build/golden-calendar';
import { pumpTerms, untilActive } from '../build/pump-contract';

const anInstant = fc
  .integer({ min: 0, max: 31_536_000 })
  .map((seconds) => addMs('2027-01-01T00:00:00.000Z', seconds * 1000));
const anyDay = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2000-01-01', days));

describe('a due day that is a day of rest', () => {
  it.each([
    ['a Saturday', '2027-01-30', '2027-02-01'],
    ['a Sunday', '2027-01-31', '2027-02-01'],
    ['a Monday', '2027-02-01', '2027-02-01'],
    ['a public holiday', '2027-10-01', '2027-10-08'],
    ['a Saturday that is worked', '2027-10-09', '2027-10-09'],
    ['a Sunday before it', '2027-10-10', '2027-10-11'],
  ])('gives way to the next working day: %s', (_, dueOn, expected) => {
    expect(effectiveDueOn({}, dueOn, golden)).toBe(expected);
    expect(effectiveDueOn({ dueOnRestDays: 'as_written' }, dueOn, golden)).toBe(dueOn);
  });

  it('is not moved by days off of the company alone, nor kept by days that it alone works', () => {
    const own = { ...golden, extraDaysOff: ['2027-02-01'], extraWorkdays: ['2027-01-30'] };
    expect(effectiveDueOn({}, '2027-01-30', own)).toBe('2027-02-01');
  });

  it('moves never back, never to a day of rest, and over nothing but days of rest', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom(golden, plainCalendar), (dueOn, calendar) => {
        const on = effectiveDueOn({}, dueOn, calendar);
        expect(on >= dueOn && !isRestDay(calendar, on)).toBe(true);
        for (let day = dueOn; day < on; day = addDays(day, 1)) expect(isRestDay(calendar, day)).toBe(true);
        expect(effectiveDueOn({}, on, calendar)).toBe(on);
      }),
    );
  });
});

describe('working days', () => {
  it('are counted from the day after, holidays left out and make-up days counted', () => {
    expect(workingDaysAfter(golden, '2027-09-30', 2)).toBe('2027-10-09');
    expect(workingDaysAfter(golden, '2027-10-02', 1)).toBe('2027-10-08');
    expect(workingDaysAfter(golden, '2027-09-24', 1)).toBe('2027-09-26');
    expect(workingDaysAfter(golden, '2027-10-01', 0)).toBe('2027-10-01');
  });

  it('around a day are the nearest ones on both sides', () => {
    expect([workingDayUntil(golden, '2027-10-03'), workingDayFrom(golden, '2027-10-03')]).toEqual([
      '2027-09-30',
      '2027-10-08',
    ]);
  });

  it('that do not exist are no search without an end', () => {
    expect(() => workingDayFrom({ ...plainCalendar, weekdays: [] }, '2027-01-01')).toThrow('no working day');
  });
});

describe('mails to customers leave in mail hours', () => {
  const around = { clock: shanghai, calendar: golden, timeZone: 'Asia/Shanghai' };
  it.each([
    ['in the morning of a working day', '2027-02-01T00:59', '2027-02-01T01:00'],
    ['at nine', '2027-02-01T01:00', '2027-02-01T01:00'],
    ['during the day', '2027-02-01T04:17', '2027-02-01T04:17'],
    ['in the last minute', '2027-02-01T09:59', '2027-02-01T09:59'],
    ['at six', '2027-02-01T10:00', '2027-02-02T01:00'],
    ['on a Friday night', '2027-01-29T15:30', '2027-02-01T01:00'],
    ['on a Sunday', '2027-01-31T04:00', '2027-02-01T01:00'],
    ['before the holidays', '2027-09-30T11:00', '2027-10-08T01:00'],
  ])('%s', (_, asked, leaves) => {
    expect(withinMailHours(around, `${asked}:00.000Z`)).toBe(`${leaves}:00.000Z`);
  });

  it('whenever they are due: never earlier, and in no hour else', () => {
    fc.assert(
      fc.property(anInstant, (instant) => {
        const leaves = withinMailHours(around, instant);
        const [day = '', time = ''] = shanghai.show(leaves, '').split(' ');
        expect(leaves >= instant && !isRestDay(golden, day)).toBe(true);
        expect(time >= mailHours.from && time < mailHours.to).toBe(true);
        expect(withinMailHours(around, leaves)).toBe(leaves);
      }),
    );
  });
});

/** Signed in December 2026, an advance due on Saturday, 2027-01-30. */
function seeded(dueOnRestDaysAre?: 'as_written') {
  const terms = pumpTerms({
    term: { startsOn: '2026-12-01', endsOn: '2028-12-31' },
    milestones: [],
    paymentPlan: [{ paymentLineId: 'advance', title: 'Advance', dueOn: '2027-01-30', percent: '100' }],
    ...(dueOnRestDaysAre ? { dueOnRestDays: dueOnRestDaysAre } : {}),
  });
  const commands = untilActive(contractId, terms).map((command) =>
    command.type === 'recordSignature' ? { ...command, signedOn: '2026-12-01' } : command,
  );
  return aContract(commands, '2026-12-01T04:00:00.000Z');
}
const told = (until: string, calendar = plainCalendar, contract = seeded()) =>
  letPass(contract, until, shanghai, aCompany({ calendar })).map(({ type, at }) => `${at.slice(0, 16)} ${type}`);

describe('the advance of Saturday 2027-01-30', () => {
  it('is due on Monday: reminded of on a working day, overdue on Tuesday, mailed about on Wednesday at nine', () => {
    expect(told('2027-02-10T02:00:00.000Z')).toEqual([
      '2027-01-25T01:00 PaymentReminderDue',
      '2027-02-01T16:00 PaymentOverdue',
      '2027-02-03T01:00 PaymentChased',
      '2027-02-10T01:00 PaymentChased',
    ]);
    expect(lineOf(seeded())).not.toHaveProperty('overdue');
    expect(waitingOf(seeded()).map(({ sentence }) => sentence.en)[0]).toContain(
      'pay “Advance” on or before 2027-02-01',
    );
  });

  it('stays due on Saturday where the parties said so', () => {
    expect(told('2027-02-03T02:00:00.000Z', plainCalendar, seeded('as_written'))).toEqual([
      '2027-01-22T01:00 PaymentReminderDue',
      '2027-01-30T16:00 PaymentOverdue',
      '2027-02-02T01:00 PaymentChased',
    ]);
  });

  it('moves once more with a calendar that is published before it comes', () => {
    const holiday = { ...plainCalendar, version: 9, years: { '2027': { holidays: ['2027-02-01'], makeUpDays: [] } } };
    expect(told('2027-02-04T02:00:00.000Z', holiday)).toEqual([
      '2027-01-26T01:00 PaymentReminderDue',
      '2027-02-02T16:00 PaymentOverdue',
      '2027-02-04T01:00 PaymentChased',
    ]);
    const waited = '2027-02-01T16:00:00.000Z';
    const company = aCompany({ calendar: holiday });
    expect(outcome(seeded(), { type: 'passDeadlines', at: waited }, waited, company)).toEqual(['PaymentReminderDue']);
  });

  it('is warned of before anybody signs, unless it is no day of rest', () => {
    const terms = (dueOn: string) =>
      makeTerms(
        pumpTerms({
          milestones: [{ milestoneId: 'first', title: 'Pumps', dueOn }],
          paymentPlan: [{ paymentLineId: 'advance', title: 'Advance', dueOn, percent: '100' }],
        }),
      );
    expect(dueOnRestDays(terms('2027-01-29'), golden)).toEqual([]);
    expect(dueOnRestDays(terms('2027-01-30'), golden)).toMatchObject([
      { code: 'due_on_rest_day', pointer: '/milestones/0/dueOn' },
      {
        pointer: '/paymentPlan/0/dueOn',
        message: { 'zh-CN': '“Advance”的到期日 2027-01-30 为休息日，顺延至 2027-02-01。' },
      },
    ]);
    const [stays] = dueOnRestDays({ ...terms('2027-01-30'), dueOnRestDays: 'as_written' }, golden);
    expect(stays?.message.en).toContain('stays so');
  });
});

describe('reminders that long holidays bring together', () => {
  it('come once: the next one is the next that lies ahead', () => {
    const off = Array.from({ length: 14 }, (_, index) => addDays('2027-02-04', index));
    const calendar = { ...plainCalendar, version: 4, years: { '2027': { holidays: off, makeUpDays: [] } } };
    const chased = told('2027-03-05T00:00:00.000Z', calendar).filter((line) => line.includes('PaymentChased'));
    expect(chased).toEqual(
      ['03T01', '18T01', '24T01']
        .map((time) => `2027-02-${time}:00 PaymentChased`)
        .concat('2027-03-03T01:00 PaymentChased'),
    );
  });

  it('are planned in mail hours for whatever the customer is asked', () => {
    const awaiting = aContract(untilActive(contractId).slice(0, 5), '2027-01-29T14:00:00.000Z');
    const [next] = planOf(awaiting);
    expect(next?.about.kind).toBe('confirmation_reminder');
    // Five days after a Friday at ten in the evening.
    expect(next?.at).toBe('2027-02-04T01:00:00.000Z');
    expect(addMs(next?.at ?? '', -1) > '2027-02-03T14:00:00.000Z').toBe(true);
  });
});
