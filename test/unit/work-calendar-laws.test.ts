import fc from 'fast-check';
import { zoneClock } from '../../config/zone-clock';
import { addDays, addMs, type Instant, type ZoneClock } from '../../domain/kernel/days';
import { checkWorkCalendar } from '../../domain/kernel/work-calendar-checks';
import { addWorkMs, isWorkday, type WorkCalendar, workMsBetween } from '../../domain/kernel/work-calendar';
import { shanghai } from '../build/fixed-clock';

const hour = 3_600_000;
const begin = '2026-01-01T00:00:00.000Z';

/** Half-hours since midnight as a time. */
const halfHour = (count: number) =>
  `${String(Math.floor(count / 2)).padStart(2, '0')}:${count % 2 === 0 ? '00' : '30'}`;

const hours = (earliest: number, latest: number) =>
  fc
    .uniqueArray(fc.integer({ min: earliest, max: latest }), { minLength: 2, maxLength: 6 })
    .map((edges) => edges.sort((a, b) => a - b).map(halfHour))
    .map((edges) =>
      edges.flatMap((from, index) => {
        const to = edges[index + 1];
        return index % 2 === 0 && to !== undefined ? [{ from, to }] : [];
      }),
    );

const days = fc.uniqueArray(
  fc.nat({ max: 364 }).map((offset) => addDays('2026-01-01', offset)),
  { maxLength: 40 },
);

/** Any calendar without faults, in one of the zones. */
const calendar = (timeZone: fc.Arbitrary<string>, workHours: fc.Arbitrary<WorkCalendar['hours']>) =>
  fc
    .record({
      ...{ version: fc.constant(1), timeZone, hours: workHours },
      weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
      ...{ holidays: days, makeUpDays: days, extraDaysOff: days, extraWorkdays: days },
    })
    .map(({ holidays, makeUpDays, ...drawn }): WorkCalendar => ({
      ...drawn,
      years: { 2026: { holidays, makeUpDays: makeUpDays.filter((day) => !holidays.includes(day)) } },
      extraWorkdays: drawn.extraWorkdays.filter((day) => !drawn.extraDaysOff.includes(day)),
    }));

/** To the millisecond, or on the half-hour, where the edges are. */
const instant = fc
  .oneof(
    fc.nat({ max: 450 * 24 * hour }),
    fc.nat({ max: 450 * 48 }).map((count) => (count * hour) / 2),
  )
  .map((ms) => addMs(begin, ms));
const wait = fc.oneof(
  fc.constantFrom(0, 1),
  fc.nat({ max: 40 * hour }),
  fc.nat({ max: 80 }).map((count) => (count * hour) / 2),
);

// Clocks change at night in Berlin, at midnight in Santiago, by half an hour on Lord Howe Island.
const zones = fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/Santiago', 'Australia/Lord_Howe');
const anyCalendar = calendar(zones, hours(0, 47));
const dayCalendar = calendar(zones, hours(8, 44));
const shanghaiCalendar = calendar(fc.constant('Asia/Shanghai'), hours(0, 47));

/** Whether the clocks show working time; another way to tell than the one under test. */
function isWorked({ hours, ...calendar }: WorkCalendar, clock: ZoneClock, instant: Instant): boolean {
  const [day = '', time = ''] = clock.show(instant, calendar.timeZone).split(' ');
  return isWorkday({ hours, ...calendar }, day) && hours.some(({ from, to }) => from <= time && time < to);
}

describe('waiting for working time, whatever the calendar, the zone and the length', () => {
  it('is drawn from calendars without faults', () => {
    fc.assert(
      fc.property(anyCalendar, (calendar) => {
        // Even by so short a week time is counted right; it is refused for being short alone.
        expect(checkWorkCalendar(calendar).filter(({ code }) => code !== 'too_few_hours')).toEqual([]);
      }),
    );
  });

  it('takes exactly as much working time as was asked for, and ends the moment it has', () => {
    fc.assert(
      fc.property(anyCalendar, instant, wait, (calendar, from, ms) => {
        const end = addWorkMs(calendar, zoneClock, from, ms);
        expect(end >= from).toBe(true);
        expect(workMsBetween(calendar, zoneClock, from, end)).toBe(ms);
        if (ms > 0) expect(workMsBetween(calendar, zoneClock, from, addMs(end, -1))).toBe(ms - 1);
      }),
    );
  });

  it('ends in working time, its last instant included', () => {
    fc.assert(
      fc.property(dayCalendar, instant, wait, (calendar, from, ms) => {
        const end = addWorkMs(calendar, zoneClock, from, ms);
        const near = [addMs(end, -1), end].map((at) => isWorked(calendar, zoneClock, at));
        expect(near).toContain(true);
        if (ms > 0) expect(near[0]).toBe(true);
      }),
    );
  });

  it('is never longer than until the next time that the clocks show as working time', () => {
    fc.assert(
      fc.property(shanghaiCalendar, instant, (calendar, from) => {
        const end = addWorkMs(calendar, shanghai, from, 0);
        const idle = Date.parse(end) - Date.parse(from);
        const quarters = Array.from({ length: Math.ceil(idle / (hour / 4)) }, (_, index) => (index * hour) / 4);
        const worked = quarters.filter((ms) => isWorked(calendar, shanghai, addMs(from, ms)));
        expect(worked).toEqual([]);
      }),
    );
  });

  it('is no shorter for more, nor sooner over for a later start', () => {
    fc.assert(
      fc.property(anyCalendar, instant, instant, wait, wait, (calendar, one, other, some, more) => {
        const [early = one, late = other] = [one, other].sort();
        const end = (from: Instant, ms: number) => addWorkMs(calendar, zoneClock, from, ms);
        expect(end(early, some) <= end(early, some + more)).toBe(true);
        expect(end(early, some) <= end(late, some)).toBe(true);
      }),
    );
  });

  it('is the same in one piece and in two', () => {
    fc.assert(
      fc.property(anyCalendar, instant, wait, wait, (calendar, from, first, second) => {
        const middle = addWorkMs(calendar, zoneClock, from, first);
        const inTwo = addWorkMs(calendar, zoneClock, middle, second);
        expect(inTwo).toBe(addWorkMs(calendar, zoneClock, from, first + second));
      }),
    );
  });
});

describe('the working time between instants, whatever the calendar', () => {
  it('adds up', () => {
    fc.assert(
      fc.property(anyCalendar, fc.tuple(instant, instant, instant), (calendar, instants) => {
        const [a = begin, b = begin, c = begin] = [...instants].sort();
        const between = (from: Instant, to: Instant) => workMsBetween(calendar, zoneClock, from, to);
        expect(between(a, b) + between(b, c)).toBe(between(a, c));
        expect(between(c, a)).toBe(0);
      }),
      { numRuns: 20 },
    );
  });

  it('is that of the half-hours in which the clocks show working time', () => {
    fc.assert(
      fc.property(shanghaiCalendar, fc.nat({ max: 350 * 48 }), fc.nat({ max: 14 * 48 }), (calendar, start, count) => {
        const from = addMs(begin, (start * hour) / 2);
        const halves = Array.from({ length: count }, (_, index) => addMs(from, (index * hour) / 2));
        const worked = halves.filter((half) => isWorked(calendar, shanghai, half)).length;
        const to = addMs(from, (count * hour) / 2);
        expect(workMsBetween(calendar, shanghai, from, to)).toBe((worked * hour) / 2);
      }),
    );
  });
});
