import fc from 'fast-check';
import { plainCalendar, type WorkCalendar, workMsBetween } from '../../domain/kernel/work-calendar';
import { at, by, calendar, local, meetAll, openSince, planAt, planned } from '../build/approval-clock';
import { eventsOf } from '../build/ask-contract';
import { shanghai } from '../build/fixed-clock';

describe('a calendar that is published while a step is open', () => {
  it('puts off what it has moved: nothing is met early', () => {
    const open = openSince('2026-09-30 16:00', plainCalendar);
    const [first] = planAt(open, '2026-09-30 16:00');
    expect(first && local(first.at)).toBe('2026-10-01 11:00');
    const told = by(open, calendar).at(at('2026-10-01 11:00'));
    const passing = { type: 'passDeadlines', at: told.now } as const;
    expect(told.outcome(passing)).toEqual(['DeadlinesReplanned']);
    expect(planned(told.ask(passing), '2026-10-01 11:00')[0]).toBe('50 2026-10-08 11:00');
    expect(told.outcome({ type: 'replan', calendarVersion: 2 })).toEqual(['DeadlinesReplanned']);
  });

  it('brings forward what it has moved, and what has gone by is made up for once', () => {
    const open = openSince('2026-09-18 16:00', plainCalendar);
    expect(planned(open, '2026-09-18 16:00')[0]).toBe('50 2026-09-21 11:00');
    const told = by(open, calendar);
    expect(planned(told, '2026-09-18 16:00')[0]).toBe('50 2026-09-20 11:00');
    expect(meetAll(told, '2026-09-21 10:00').events.map(({ type }) => type)).toEqual(['ApprovalReminderDue']);
  });

  it('never has a deadline met before its working time has passed by the calendar of that day', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-09-${String(n).padStart(2, '0')}`);
    const days = fc.uniqueArray(day, { maxLength: 6 });
    const anyCalendar = fc
      .record({ extraDaysOff: days, extraWorkdays: days })
      .map((of): WorkCalendar => ({ ...calendar, ...of }));
    const hour = fc
      .tuple(day, fc.integer({ min: 0, max: 23 }))
      .map(([on, n]) => `${on} ${String(n).padStart(2, '0')}:20`);
    fc.assert(
      fc.property(anyCalendar, anyCalendar, hour, (before, after, since) => {
        const open = openSince(since, before);
        for (const deadline of planAt(open, since)) {
          // Another mark than the planned one may have come by the new calendar: the one that is told is judged.
          const { contract, company, now } = by(open, after).at(deadline.at);
          const [event] = eventsOf(contract, { type: 'passDeadlines', at: deadline.at }, now, company);
          const worked = workMsBetween(after, shanghai, at(since), deadline.at);
          if (event?.type === 'DeadlinesReplanned') continue;
          const percent = event?.type === 'ApprovalReminderDue' ? event.percent : null;
          expect(worked).toBeGreaterThanOrEqual(((percent ?? 150) * 8 * 3_600_000) / 100);
        }
      }),
    );
  });
});
