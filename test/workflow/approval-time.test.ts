import { zoneClock } from '../../config/zone-clock';
import { addDays, type Day } from '../../domain/kernel/days';
import { type WorkCalendar } from '../../domain/kernel/work-calendar';
import { aCompany } from '../build/a-company';
import { emptyMemory, type Memory } from '../build/memory-activities';
import { approve, createPumpContract, submit } from '../build/pump-contract';
import { type RunningContract, withContract } from './harness';

const timeZone = 'Asia/Shanghai';
const week = {
  ...{ timeZone, weekdays: [1, 2, 3, 4, 5], extraDaysOff: [], extraWorkdays: [] },
  hours: [
    { from: '09:00', to: '12:00' },
    { from: '13:00', to: '18:00' },
  ],
};

function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

function firstAfter(day: Day, holds: (candidate: Day) => boolean): Day {
  let candidate = addDays(day, 1);
  while (!holds(candidate)) candidate = addDays(candidate, 1);
  return candidate;
}

function at(day: Day, time: string): string {
  return zoneClock.instantAt(day, time, timeZone);
}

async function sleepUntil(contract: RunningContract, instant: string): Promise<void> {
  await contract.sleep(Date.parse(instant) - Date.parse(await contract.now()));
}

/** When each deadline of legal's step was met, by what came of it. */
function metBy({ events }: Memory, stepId: string): [string, string][] {
  return events.flatMap((event): [string, string][] => {
    if (event.type === 'ApprovalReminderDue' && event.stepId === stepId) return [[String(event.percent), event.dueAt]];
    return event.type === 'SeatMoved' && event.stepId === stepId ? [['escalated', event.dueAt ?? '']] : [];
  });
}

describe('an approval in the National Day week', () => {
  it('counts the make-up Saturday, lets the holidays pass, and moves up the line in working time', async () => {
    const memory = emptyMemory();
    await withContract(memory, async (contract, contractId) => {
      // A year from now at most: that of the next first of October.
      const today = (await contract.now()).slice(0, 10);
      const year = today < `${today.slice(0, 4)}-09-29` ? today.slice(0, 4) : String(Number(today.slice(0, 4)) + 1);
      const holidays = Array.from({ length: 7 }, (_, index) => `${year}-10-0${index + 1}`);
      const saturday = firstAfter(`${year}-10-07`, (day) => weekdayOf(day) === 6);
      const calendar: WorkCalendar = {
        ...{ ...week, version: 1, extraWorkdays: [`${year}-09-30`] },
        years: { [year]: { holidays, makeUpDays: [saturday] } },
      };
      memory.company = aCompany({ clock: zoneClock, calendar });
      const isWorked = (day: Day) => (weekdayOf(day) % 6 !== 0 || day === saturday) && !holidays.includes(day);
      const first = firstAfter(`${year}-10-07`, isWorked);
      const second = firstAfter(first, isWorked);
      const third = firstAfter(second, isWorked);

      await sleepUntil(contract, at(`${year}-09-30`, '17:00'));
      await contract.ask(createPumpContract(contractId));
      await contract.ask(submit);
      const opened = Date.parse(memory.events.at(-1)?.at ?? '') - Date.parse(at(`${year}-09-30`, '17:00'));
      await sleepUntil(contract, at(third, '17:30'));

      // Eight hours a day of the sixteen that it may take; an hour of them on the thirtieth of September.
      const expected = [first, second, third].map((day) => at(day, '17:00'));
      expect(metBy(memory, 'legal').map(([what, due]) => [what, Date.parse(due)])).toEqual(
        ['50', '100', 'escalated'].map((what, index) => [what, Date.parse(expected[index] ?? '') + opened]),
      );
      expect(memory.events.find(({ type }) => type === 'SeatMoved')).toMatchObject({ to: { name: 'boss' } });
      expect(memory.mails.filter(({ kind }) => kind === 'approval_moved').map(({ to }) => to.name)).toContain('legal');
    });
  });
});

describe('an approval over the end of a year whose successor has no calendar yet', () => {
  it('says that its dates are provisional, and counts anew when the calendar is published', async () => {
    const memory = emptyMemory();
    await withContract(memory, async (contract, contractId) => {
      const year = (await contract.now()).slice(0, 4);
      const next = String(Number(year) + 1);
      const known = { [year]: { holidays: [], makeUpDays: [] } };
      const plain: WorkCalendar = { ...week, version: 1, extraWorkdays: [`${year}-12-31`], years: known };
      memory.company = aCompany({ clock: zoneClock, calendar: plain });
      await sleepUntil(contract, at(`${year}-12-31`, '17:00'));
      await contract.ask(createPumpContract(contractId));
      await contract.ask(submit);
      const legal = async () => {
        const { at: until, sentences } = await contract.outlook();
        return { until, sentence: sentences.find(({ en }) => en.includes('Waiting for legal')) };
      };
      const before = await legal();
      expect(before.sentence?.en).toContain(`provisional: the public holidays of ${next}`);
      expect(before.sentence?.['zh-CN']).toContain(`暂定：工作日历尚无 ${next} 年节假日安排`);

      // The first ten days of the year turn out to be holidays.
      const holidays = Array.from({ length: 10 }, (_, index) => addDays(`${next}-01-01`, index));
      const published = { ...plain, version: 2, years: { ...known, [next]: { holidays, makeUpDays: [] } } };
      memory.company = aCompany({ clock: zoneClock, calendar: published });
      await contract.handle.signal('replan', { calendarVersion: 2 });
      await contract.until(() => memory.events.some(({ type }) => type === 'DeadlinesReplanned'));
      const after = await legal();
      expect(after.sentence?.en).not.toContain('provisional');
      expect((after.until ?? '') > at(addDays(`${next}-01-01`, 9), '23:59')).toBe(true);

      await sleepUntil(contract, at(addDays(`${next}-01-01`, 9), '20:00'));
      expect(metBy(memory, 'legal')).toEqual([]);
      await sleepUntil(contract, after.until ?? '');
      await contract.sleep('1 minute');
      expect(metBy(memory, 'legal')).toEqual([['50', after.until]]);
    });
  });

  it('is not early either when the calendar was published and nobody told the contract', async () => {
    const memory = emptyMemory();
    await withContract(memory, async (contract, contractId) => {
      const day = firstAfter((await contract.now()).slice(0, 10), () => true);
      const plain: WorkCalendar = { ...week, version: 1, extraWorkdays: [day, addDays(day, 1)], years: {} };
      memory.company = aCompany({ clock: zoneClock, calendar: plain });
      await sleepUntil(contract, at(day, '09:00'));
      await contract.ask(createPumpContract(contractId));
      await contract.ask(submit);
      const off = { ...plain, version: 2, extraWorkdays: [], extraDaysOff: [day, addDays(day, 1)] };
      memory.company = aCompany({ clock: zoneClock, calendar: off });
      await sleepUntil(contract, at(addDays(day, 1), '09:05'));
      expect(memory.events.map(({ type }) => type)).toContain('DeadlinesReplanned');
      expect(metBy(memory, 'legal')).toEqual([]);
    });
  });
});

describe('an approval that is sent back', () => {
  it('stops the clock while the drafter works, and goes on with what was left', async () => {
    const memory = emptyMemory();
    await withContract(memory, async (contract, contractId) => {
      const monday = firstAfter((await contract.now()).slice(0, 10), (day) => weekdayOf(day) === 1);
      memory.company = aCompany({ clock: zoneClock, calendar: { ...week, version: 1, years: {} } });
      await sleepUntil(contract, at(monday, '09:00'));
      await contract.ask(createPumpContract(contractId));
      await contract.ask(submit);
      await sleepUntil(contract, at(monday, '15:00')); // five hours of work
      const { comment: _, ...vote } = approve('finance');
      await contract.ask({ ...vote, type: 'requestChanges', reason: 'Which rate?' });
      await sleepUntil(contract, at(addDays(monday, 7), '09:00'));
      expect(metBy(memory, 'legal')).toEqual([]);
      await contract.ask({ type: 'submit', revision: 2 });
      await contract.ask(approve('business', 2));
      // Three of the eight hours until the first reminder are left.
      await sleepUntil(contract, at(addDays(monday, 7), '11:59'));
      expect(metBy(memory, 'legal')).toEqual([]);
      await sleepUntil(contract, at(addDays(monday, 7), '13:05')); // what was asked a moment late falls behind the lunch
      expect(metBy(memory, 'legal').map(([what]) => what)).toEqual(['50']);
    });
  });
});
