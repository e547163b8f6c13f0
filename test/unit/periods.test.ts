import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { addDays, isDay } from '../../domain/kernel/days';
import { addMonths, dayAfter, endOfMonth, lastDayOf } from '../../domain/kernel/periods';
import { planFromTemplate } from '../../domain/library/template-plan';
import { services } from '../../scripts/library/services';

const anyDay = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('1996-01-01', days));
const someMonths = fc.integer({ min: 1, max: 240 });

describe('a term', () => {
  it.each([
    ['2027-01-01', { years: 1 }, '2027-12-31'],
    ['2027-01-31', { years: 1 }, '2028-01-30'],
    ['2028-02-29', { years: 1 }, '2029-02-28'],
    ['2028-02-29', { years: 4 }, '2032-02-28'],
    ['2027-02-28', { years: 1 }, '2028-02-27'],
    ['2027-03-01', { years: 1 }, '2028-02-29'],
    ['2027-01-31', { months: 1 }, '2027-02-28'],
    ['2027-01-28', { months: 1 }, '2027-02-27'],
    ['2027-08-31', { months: 18 }, '2029-02-28'],
    ['2027-12-01', { months: 1 }, '2027-12-31'],
    ['2027-01-15', { years: 1, months: 6 }, '2028-07-14'],
    ['2027-01-01', { days: 30 }, '2027-01-30'],
    ['2027-01-15', { years: 1, endOfMonth: true as const }, '2028-01-31'],
  ])('from %s for %j ends on %s', (startsOn, period, endsOn) => {
    expect(lastDayOf(startsOn, period)).toBe(endsOn);
  });

  it('of the services that are sold for a year ends as the calendar has it', () => {
    const file = path.join(__dirname, '../cases/json-services-one-year-term-365-days.json');
    const { term, _expected_endsOn: endsOn } = JSON.parse(readFileSync(file, 'utf8')) as {
      term: { startsOn: string };
      _expected_endsOn: string;
    };
    const { plan } = services.contractType.contractType;
    expect(planFromTemplate(plan, term.startsOn, 'en').term.endsOn).toBe(endsOn);
    expect(planFromTemplate(plan, '2027-01-01', 'en').term.endsOn).toBe('2027-12-31');
    expect(planFromTemplate(plan, '2028-02-29', 'en').term.endsOn).toBe('2029-02-28');
  });

  it('of months that follow one another leaves no day out and counts none twice', () => {
    fc.assert(
      fc.property(anyDay, someMonths, fc.integer({ min: 1, max: 28 }), (day, months, number) => {
        // From days that every month has, terms add up.
        const startsOn = `${day.slice(0, 8)}${String(number).padStart(2, '0')}`;
        const first = lastDayOf(startsOn, { months });
        expect(lastDayOf(addDays(first, 1), { months: 1 })).toBe(lastDayOf(startsOn, { months: months + 1 }));
        expect(addMonths(startsOn, months)).toBe(addDays(first, 1));
      }),
    );
  });

  it('is longer for more months and never ends before it begins', () => {
    fc.assert(
      fc.property(anyDay, someMonths, (startsOn, months) => {
        const endsOn = lastDayOf(startsOn, { months });
        expect(isDay(endsOn) && endsOn >= startsOn).toBe(true);
        expect(lastDayOf(startsOn, { months: months + 1 }) > endsOn).toBe(true);
        expect(lastDayOf(startsOn, { years: 1 })).toBe(lastDayOf(startsOn, { months: 12 }));
        // Whoever begins later does not end earlier.
        expect(lastDayOf(addDays(startsOn, 1), { months }) >= endsOn).toBe(true);
      }),
    );
  });
});

describe('a day some months on', () => {
  it.each([
    ['2027-01-31', 1, '2027-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2027-01-31', 3, '2027-04-30'],
    ['2027-01-30', 13, '2028-02-29'],
    ['2027-12-31', 2, '2028-02-29'],
    ['2027-11-15', 2, '2028-01-15'],
    ['2027-05-05', 0, '2027-05-05'],
  ])('after %s, %i months: %s', (day, months, expected) => {
    expect(addMonths(day, months)).toBe(expected);
  });

  it('is in the month that it should be, of the same number or the last', () => {
    fc.assert(
      fc.property(anyDay, someMonths, (day, months) => {
        const reached = addMonths(day, months);
        const inMonths = (one: string) => Number(one.slice(0, 4)) * 12 + Number(one.slice(5, 7));
        expect(inMonths(reached) - inMonths(day)).toBe(months);
        expect(reached.slice(8) === day.slice(8) || reached === endOfMonth(reached)).toBe(true);
      }),
    );
  });

  it('can be the end of that month, and days come on top of months', () => {
    expect(dayAfter('2027-01-15', { months: 1, endOfMonth: true })).toBe('2027-02-28');
    expect(dayAfter('2027-01-31', { months: 1, days: 5 })).toBe('2027-03-05');
    expect(dayAfter('2027-01-31', { endOfMonth: true })).toBe('2027-01-31');
    expect(dayAfter('2027-01-15', { days: 30 })).toBe('2027-02-14');
  });
});
