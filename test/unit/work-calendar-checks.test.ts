import { addDays } from '../../domain/kernel/days';
import { checkWorkCalendar } from '../../domain/kernel/work-calendar-checks';
import { isWorkday, plainCalendar, type WorkCalendar } from '../../domain/kernel/work-calendar';
import { publicYears } from '../../scripts/calendar-years';
import { expectSentence } from '../build/expect-sentence';

const published: WorkCalendar = { ...plainCalendar, version: 1, years: publicYears() };

const everyDayOf2026 = Array.from({ length: 365 }, (_, index) => addDays('2026-01-01', index));

describe('the public table', () => {
  it('has every year that was arranged, with its days in it, and no fault', () => {
    expect(Object.keys(published.years)).toEqual(Array.from({ length: 23 }, (_, index) => String(2004 + index)));
    expect(checkWorkCalendar(published)).toEqual([]);
  });

  it('has the arrangement of 2026, weekends of a holiday included', () => {
    const { holidays = [], makeUpDays } = published.years['2026'] ?? {};
    expect(holidays.filter((day) => day >= '2026-09-01')).toEqual([
      ...['2026-09-25', '2026-09-26', '2026-09-27', '2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04'],
      ...['2026-10-05', '2026-10-06', '2026-10-07'],
    ]);
    expect(makeUpDays).toEqual([
      ...['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
    ]);
  });

  it('has weekends alone as make-up days', () => {
    for (const { makeUpDays } of Object.values(published.years))
      expect(makeUpDays.filter((day) => isWorkday(plainCalendar, day))).toEqual([]);
  });
});

describe('a calendar', () => {
  it('is as it should be before anything is published', () => {
    expect(checkWorkCalendar(plainCalendar)).toEqual([]);
    const touching = ['09:00', '12:00', '18:00'];
    const hours = touching.slice(1).map((to, index) => ({ from: touching[index] ?? '', to }));
    expect(checkWorkCalendar({ ...plainCalendar, hours })).toEqual([]);
  });

  const hours = (...spans: string[]) => ({
    hours: spans.map((text) => ({ from: text.slice(0, 5), to: text.slice(6) })),
  });
  const year = (holidays: string[], makeUpDays: string[] = []) => ({ years: { '2026': { holidays, makeUpDays } } });

  it.each<[string, Partial<WorkCalendar>, string[]]>([
    ['a weekday 0', { weekdays: [0, 1] }, ['/weekdays/0 not_a_weekday']],
    ['a weekday 8', { weekdays: [1, 8] }, ['/weekdays/1 not_a_weekday']],
    ['half a weekday', { weekdays: [1.5] }, ['/weekdays/0 not_a_weekday']],
    ['a weekday twice', { weekdays: [1, 2, 1] }, ['/weekdays/2 repeated']],
    ['a week of an hour a day', { hours: [{ from: '09:00', to: '10:00' }] }, ['/hours too_few_hours']],
    ['no weekday, be there single days', { weekdays: [], extraWorkdays: ['2020-01-01'] }, ['/weekdays no_workday']],
    [
      'a year of nothing but holidays',
      { years: { '2026': { holidays: everyDayOf2026, makeUpDays: [] } } },
      ['/years/2026 no_workday'],
    ],
    ['no day at all', { weekdays: [] }, ['/weekdays no_workday']],
    ['no hours', { hours: [] }, ['/hours no_hours']],
    ['hours beyond the day', hours('09:00-24:00'), ['/hours/0/to not_a_time']],
    ['hours of one digit', hours('09:00-12:00', '9:00 -12:60'), ['/hours/1/from not_a_time', '/hours/1/to not_a_time']],
    ['hours that end as they start', hours('09:00-09:00'), ['/hours/0/to ends_before_start']],
    ['hours over midnight', hours('22:00-06:00'), ['/hours/0/to ends_before_start']],
    ['hours that overlap', hours('09:00-13:00', '12:59-18:00'), ['/hours/1/from overlaps']],
    ['hours out of order', hours('13:00-18:00', '09:00-12:00'), ['/hours/1/from overlaps']],
    ['a holiday that does not exist', year(['2026-02-28', '2026-02-30']), ['/years/2026/holidays/1 not_a_day']],
    ['a make-up day that does not exist', year([], ['tomorrow']), ['/years/2026/makeUpDays/0 not_a_day']],
    ['a holiday of another year', year(['2027-01-01']), ['/years/2026/holidays/0 other_year']],
    ['a make-up day of another year', year([], ['2025-12-31']), ['/years/2026/makeUpDays/0 other_year']],
    [
      'a day that is holiday and make-up day',
      year(['2026-10-09', '2026-10-10'], ['2026-09-20', '2026-10-10']),
      ['/years/2026/makeUpDays/1 holiday_and_make_up_day'],
    ],
    ['a year that is none', { years: { 'a/b~c': { holidays: [], makeUpDays: [] } } }, ['/years/a~1b~0c not_a_year']],
    ['a day off that does not exist', { extraDaysOff: ['2026-13-01'] }, ['/extraDaysOff/0 not_a_day']],
    ['a workday that does not exist', { extraWorkdays: [''] }, ['/extraWorkdays/0 not_a_day']],
    [
      'a day off that is a workday',
      { extraDaysOff: ['2026-10-10'], extraWorkdays: ['2026-10-11', '2026-10-10'] },
      ['/extraWorkdays/1 day_off_and_workday'],
    ],
    [
      'several faults',
      { weekdays: [9], hours: [], extraDaysOff: ['x'] },
      ['/weekdays/0 not_a_weekday', '/hours no_hours', '/extraDaysOff/0 not_a_day'],
    ],
  ])('must not have %s', (_what, overrides, expected) => {
    const faults = checkWorkCalendar({ ...plainCalendar, ...overrides });
    expect(faults.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual(expected);
    for (const { message } of faults) expectSentence(message);
  });
});
