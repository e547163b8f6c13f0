import { zoneClock } from '../../config/zone-clock';
import { addMs, type Instant } from '../../domain/kernel/days';
import {
  addWorkMs,
  firstUnknownYear,
  isWorkday,
  isYearKnown,
  plainCalendar,
  type WorkCalendar,
  workMsBetween,
} from '../../domain/kernel/work-calendar';
import { publicYears } from '../../scripts/calendar-years';
import { shanghai } from '../build/fixed-clock';

const hour = 3_600_000;
const published: WorkCalendar = { ...plainCalendar, version: 1, years: publicYears() };
const aCalendar = (overrides: Partial<WorkCalendar>): WorkCalendar => ({ ...published, ...overrides });

/** `2026-09-30 17:00` on the clocks of Shanghai as an instant, and back. */
const at = (time: string, seconds = '00.000') => addMs(`${time.replace(' ', 'T')}:${seconds}Z`, -8 * hour);
const shown = (instant: Instant) => shanghai.show(instant, 'Asia/Shanghai');

const waited = (calendar: WorkCalendar, from: string, hours: number) =>
  shown(addWorkMs(calendar, shanghai, at(from), hours * hour));

describe('a working day', () => {
  it.each([
    ['2026-09-18', true, 'an ordinary Friday'],
    ['2026-09-19', false, 'an ordinary Saturday'],
    ['2026-09-20', true, 'the Sunday worked for National Day'],
    ['2026-09-25', false, 'Mid-Autumn, a Friday'],
    ['2026-09-30', true, 'the eve of National Day'],
    ['2026-10-01', false, 'National Day, a Thursday'],
    ['2026-10-04', false, 'a Sunday of the holiday'],
    ['2026-10-07', false, 'its last day, a Wednesday'],
    ['2026-10-08', true, 'the Thursday after it'],
    ['2026-10-10', true, 'the Saturday worked for it'],
    ['2026-10-11', false, 'the Sunday after that'],
    ['2027-10-01', true, 'a Friday of a year without a table'],
    ['2027-10-02', false, 'a Saturday of such a year'],
  ])('%s is one: %s (%s)', (day, worked) => {
    expect(isWorkday(published, day)).toBe(worked);
  });

  it.each([
    ['an extra workday', 'a public holiday', { extraWorkdays: ['2026-10-01'] }, '2026-10-01', true],
    ['an extra workday', 'the weekend', { extraWorkdays: ['2026-09-19'] }, '2026-09-19', true],
    ['an extra day off', 'a public make-up day', { extraDaysOff: ['2026-10-10'] }, '2026-10-10', false],
    ['an extra day off', 'the week', { extraDaysOff: ['2026-09-18'] }, '2026-09-18', false],
  ])('comes of %s sooner than of %s', (_own, _public, overrides, day, worked) => {
    expect(isWorkday(published, day)).toBe(!worked);
    expect(isWorkday(aCalendar(overrides), day)).toBe(worked);
  });

  it('is known for sure only in a year with a table', () => {
    expect(isYearKnown(published, '2026-12-31')).toBe(true);
    expect(isYearKnown(published, '2027-01-01')).toBe(false);
    expect(isYearKnown(plainCalendar, '2026-12-31')).toBe(false);
  });
});

describe('waiting for working time', () => {
  it.each([
    ['within the morning', '2026-09-16 09:30', 2, '2026-09-16 11:30'],
    ['over lunch', '2026-09-16 11:00', 2, '2026-09-16 14:00'],
    ['to the last minute before lunch', '2026-09-16 09:00', 3, '2026-09-16 12:00'],
    ['from the middle of lunch', '2026-09-16 12:20', 1, '2026-09-16 14:00'],
    ['to the very end of the day', '2026-09-16 17:00', 1, '2026-09-16 18:00'],
    ['from the very end of the day', '2026-09-16 18:00', 1, '2026-09-17 10:00'],
    ['from before work', '2026-09-16 03:00', 1, '2026-09-16 10:00'],
    ['from after work', '2026-09-16 23:59', 8, '2026-09-17 18:00'],
    ['from Friday evening to Monday', '2026-09-11 17:00', 2, '2026-09-14 10:00'],
    ['from Friday evening to the Sunday worked for National Day', '2026-09-18 17:00', 2, '2026-09-20 10:00'],
    ['over National Day', '2026-09-30 17:00', 2, '2026-10-08 10:00'],
    ['from within National Day', '2026-10-03 12:00', 1, '2026-10-08 10:00'],
    ['into the Saturday worked for it', '2026-10-09 17:00', 2, '2026-10-10 10:00'],
    ['a week with that Saturday', '2026-10-08 09:00', 32, '2026-10-12 18:00'],
    ['over a year’s end, by the week alone in the next', '2026-12-31 17:00', 2, '2027-01-01 10:00'],
    ['over the make-up Sunday of New Year', '2025-12-31 17:00', 9, '2026-01-04 18:00'],
  ])('goes %s: %s and %d h is %s', (_what, from, hours, expected) => {
    expect(waited(published, from, hours)).toBe(expected);
  });

  it('is to the millisecond', () => {
    const beforeLunch = at('2026-09-16 11:59', '59.999');
    expect(addWorkMs(published, shanghai, beforeLunch, 1)).toBe(at('2026-09-16 12:00'));
    expect(addWorkMs(published, shanghai, beforeLunch, 2)).toBe(at('2026-09-16 13:00', '00.001'));
  });

  it.each([
    ['2026-09-16 10:00', '2026-09-16 10:00'],
    ['2026-09-16 09:00', '2026-09-16 09:00'],
    ['2026-09-16 12:00', '2026-09-16 12:00'],
    ['2026-09-16 12:01', '2026-09-16 13:00'],
    ['2026-09-16 18:00', '2026-09-16 18:00'],
    ['2026-09-16 18:01', '2026-09-17 09:00'],
    ['2026-10-01 09:00', '2026-10-08 09:00'],
  ])('of no length from %s ends at %s', (from, expected) => {
    expect(waited(published, from, 0)).toBe(expected);
  });

  it('follows the company where it differs from the public', () => {
    const own = aCalendar({ extraWorkdays: ['2026-10-07'], extraDaysOff: ['2026-10-08', '2026-10-10'] });
    expect(waited(own, '2026-09-30 17:00', 2)).toBe('2026-10-07 10:00');
    expect(waited(own, '2026-10-07 17:00', 2)).toBe('2026-10-09 10:00');
    expect(waited(own, '2026-10-09 17:00', 2)).toBe('2026-10-12 10:00');
  });

  it('counts the hours of the calendar’s own zone, through a change of clocks', () => {
    const berlin = { ...plainCalendar, timeZone: 'Europe/Berlin' };
    const wait = (from: Instant, hours: number) => addWorkMs(berlin, zoneClock, from, hours * hour);
    expect(wait('2026-03-27T16:00:00.000Z', 2)).toBe('2026-03-30T08:00:00.000Z'); // Friday 17:00 CET, Monday 10:00 CEST
    expect(wait('2026-10-23T15:00:00.000Z', 2)).toBe('2026-10-26T09:00:00.000Z'); // Friday 17:00 CEST, Monday 10:00 CET
  });

  it.each([
    ['an hour shorter', '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z', 4, '2026-03-29T03:00:00.000Z'],
    ['an hour longer', '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z', 6, '2026-10-25T04:00:00.000Z'],
  ])('counts a night that is %s as long as it is', (_what, midnight, nextMidnight, hours, end) => {
    const night = {
      ...{ ...plainCalendar, timeZone: 'Europe/Berlin', weekdays: [7] },
      hours: [{ from: '00:00', to: '05:00' }],
    };
    expect(workMsBetween(night, zoneClock, midnight, nextMidnight)).toBe(hours * hour);
    expect(addWorkMs(night, zoneClock, midnight, hours * hour)).toBe(end);
  });

  it('counts time once where a change of clocks pushes hours into one another', () => {
    const night = {
      ...{ ...plainCalendar, timeZone: 'Europe/Berlin', weekdays: [7] },
      // 02:30 does not exist on that day, and the first hours end within the second.
      hours: ['00:00 02:30', '03:00 05:00'].map((text) => ({ from: text.slice(0, 5), to: text.slice(6) })),
    };
    const [from, to] = ['2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'];
    expect(workMsBetween(night, zoneClock, from, to)).toBe(4 * hour);
    expect(addWorkMs(night, zoneClock, from, 4 * hour)).toBe('2026-03-29T03:00:00.000Z');
  });

  it('counts no day twice where one is skipped', () => {
    // Samoa went from Thursday, 29 December 2011, to Saturday the 31st.
    const apia = { ...plainCalendar, timeZone: 'Pacific/Apia', weekdays: [5, 6] };
    const [from, to] = ['2011-12-30T04:00:00.000Z', '2011-12-31T10:00:00.000Z'];
    expect(workMsBetween(apia, zoneClock, from, to)).toBe(8 * hour);
    expect(addWorkMs(apia, zoneClock, from, 9 * hour)).toBe('2012-01-05T20:00:00.000Z');
  });

  it('does not count hours that a change of clocks skips', () => {
    const night = {
      ...{ ...plainCalendar, timeZone: 'Europe/Berlin', weekdays: [7] },
      hours: [{ from: '02:00', to: '03:00' }],
    };
    const from = '2026-03-28T23:00:00.000Z';
    expect(workMsBetween(night, zoneClock, from, '2026-03-29T22:00:00.000Z')).toBe(0);
    for (const ms of [0, 1]) expect(addWorkMs(night, zoneClock, from, ms)).toBe(addMs('2026-04-05T00:00:00.000Z', ms));
  });

  it('is quick however long it is', () => {
    const started = performance.now();
    const end = addWorkMs(published, zoneClock, at('2026-01-04 09:00'), 2000 * 8 * hour);
    expect(workMsBetween(published, zoneClock, at('2026-01-04 09:00'), end)).toBe(2000 * 8 * hour);
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it('has no end, and says so, where nothing is worked for twenty years', () => {
    const idle = { ...plainCalendar, version: 7, weekdays: [] };
    const from = at('2026-09-16 10:00');
    for (const ms of [0, 1, hour])
      expect(() => addWorkMs(idle, shanghai, from, ms)).toThrow('Work calendar 7 has no working time');
    const once = { ...idle, extraWorkdays: ['2040-01-01'] };
    expect(shown(addWorkMs(once, shanghai, from, hour))).toBe('2040-01-01 10:00');
    expect(() => addWorkMs(once, shanghai, from, 9 * hour)).toThrow('Work calendar 7 has no working time');
  });

  it('may last longer than that where something is worked', () => {
    const mondays = { ...plainCalendar, weekdays: [1] };
    const from = at('2026-09-14 09:00');
    const end = addWorkMs(mondays, shanghai, from, 1100 * 8 * hour);
    expect(shown(end)).toBe('2047-10-07 18:00');
    expect(workMsBetween(mondays, shanghai, from, end)).toBe(1100 * 8 * hour);
  });

  it('ends even at the end of days', () => {
    const daily = { ...plainCalendar, weekdays: [1, 2, 3, 4, 5, 6, 7] };
    expect(() => addWorkMs(daily, shanghai, at('9999-12-30 09:00'), 40 * hour)).toThrow('no working time');
  });

  it.each([-1, 0.5, NaN, Infinity, Number.MAX_SAFE_INTEGER])('cannot take %d ms', (ms) => {
    expect(() => addWorkMs(published, shanghai, at('2026-09-16 10:00'), ms)).toThrow(RangeError);
  });
});

describe('the working time between two instants', () => {
  it.each([
    ['2026-09-16 09:00', '2026-09-16 18:00', 8],
    ['2026-09-16 12:00', '2026-09-16 13:00', 0],
    ['2026-09-16 12:30', '2026-09-16 13:30', 0.5],
    ['2026-09-16 17:00', '2026-09-17 10:00', 2],
    ['2026-10-01 00:00', '2026-10-08 00:00', 0],
    ['2026-09-28 00:00', '2026-10-12 00:00', 48],
    ['2026-09-17 10:00', '2026-09-16 17:00', 0],
    ['2026-09-16 10:00', '2026-09-16 10:00', 0],
  ])('from %s to %s is %d h', (from, to, hours) => {
    expect(workMsBetween(published, shanghai, at(from), at(to))).toBe(hours * hour);
  });
});

describe('the first year that nobody has published', () => {
  it.each([
    ['2026-01-01 00:00', '2026-12-31 23:59', null],
    ['2026-12-31 23:59', '2027-01-01 00:00', '2027'],
    ['2027-03-01 00:00', '2029-03-01 00:00', '2027'],
    ['2003-12-31 23:59', '2026-01-01 00:00', '2003'],
    ['2027-01-01 00:00', '2026-12-31 23:59', null],
  ])('from %s to %s is %s', (from, to, year) => {
    expect(firstUnknownYear(published, shanghai, at(from), at(to))).toBe(year);
  });

  it('is looked for between the known ones as well', () => {
    const years = Object.fromEntries(Object.entries(published.years).filter(([year]) => year !== '2025'));
    const [from, to] = [at('2024-05-01 00:00'), at('2026-05-01 00:00')];
    expect(firstUnknownYear(aCalendar({ years }), shanghai, from, to)).toBe('2025');
  });
});
