import { type Contract } from '../../domain/contract/contract';
import { type Deadline } from '../../domain/contract/deadline';
import { nearest, planDeadlines } from '../../domain/contract/deadlines';
import { decide } from '../../domain/contract/decide';
import { plainCalendar } from '../../domain/kernel/work-calendar';
import { aCompany, withPeople } from '../build/a-company';
import { goOn, letPass, NOW, outcome, waitUntil } from '../build/ask-contract';
import { contractIn } from '../build/every-stage';
import { shanghai } from '../build/fixed-clock';
import { approve } from '../build/pump-contract';

const planned = (contract: Contract, part: string): Deadline => {
  const all = planDeadlines(contract, shanghai, contract.updatedAt, plainCalendar);
  const found = all.find(({ key }) => key.includes(part));
  if (!found) throw new Error(`Nothing is planned about ${part}.`);
  return found;
};
const pass = (contract: Contract, deadline: Deadline, at = deadline.at) =>
  outcome(contract, { type: 'passDeadlines', deadlines: [deadline] }, at);
const told = (contract: Contract, until: string) =>
  letPass(contract, until).map((event) => `${event.at.slice(0, 16)} ${event.type}`);

describe('after an outage, of a step in approval', () => {
  const contract = contractIn('in_approval');
  const first = planned(contract, 'approval:legal');

  it('only the last mark is made up for, and those before it are let go', () => {
    const keysAt = (now: string) =>
      planDeadlines(contract, shanghai, now, plainCalendar)
        .map(({ key }) => key)
        .filter((key) => key.includes('legal'));
    expect(keysAt('2029-12-04T09:59:59.999Z')).toEqual([
      'approval:legal:1:50',
      'approval:legal:1:100',
      'approval:legal:1:150',
    ]);
    expect(keysAt('2029-12-04T10:00:00.000Z')).toEqual(['approval:legal:1:100', 'approval:legal:1:150']);
    expect(keysAt('2031-01-01T00:00:00.000Z')).toEqual(['approval:legal:1:150']);
    expect(pass(contract, first, '2031-01-01T00:00:00.000Z')).toEqual(['SeatMoved']);
  });

  it('a calendar published meanwhile counts: what it moves ahead is planned anew, never met early', () => {
    const calendar = { ...plainCalendar, version: 7, extraDaysOff: ['2029-12-03'] };
    const holiday = aCompany({ calendar });
    const passing = { type: 'passDeadlines' as const, deadlines: [first] };
    expect(decide(contract, passing, first.at, holiday)).toEqual([{ type: 'DeadlinesReplanned', calendarVersion: 7 }]);
    const [again] = nearest(planDeadlines(contract, shanghai, first.at, calendar));
    expect(again?.at).toBe('2029-12-04T10:00:00.000Z');
    expect(outcome(contract, passing, again?.at, holiday)).toEqual(['ReminderDue']);
  });

  it('somebody who left is replaced, and new days off are counted, once the worker looks', () => {
    expect(outcome(contract, { type: 'recheckApprovers' })).toEqual([]);
    expect(outcome(contract, { type: 'replan', calendarVersion: 7 })).toEqual(['DeadlinesReplanned']);
    expect(outcome(contractIn('active'), { type: 'replan', calendarVersion: 7 })).toEqual([]);
    const gone = withPeople({ legal: { active: false } });
    expect(outcome(contract, { type: 'recheckApprovers' }, NOW, gone)).toEqual(['SeatMoved']);
  });
});

describe('time alone, while a contract is in approval', () => {
  it('reminds an approver twice, moves up the line, blocks at its end and reminds on and on; it approves nothing', () => {
    const alone = goOn(contractIn('in_approval'), [approve('legal'), approve('finance')]);
    expect(told(alone, '2029-12-21T00:00:00.000Z')).toEqual([
      ...['2029-12-03T10:00 ReminderDue', '2029-12-04T10:00 ReminderDue', '2029-12-05T10:00 SeatMoved'],
      ...['2029-12-06T10:00 ReminderDue', '2029-12-07T10:00 ReminderDue', '2029-12-10T10:00 ApprovalBlocked'],
      ...['12', '14', '18', '20'].map((day) => `2029-12-${day}T10:00 ReminderDue`),
    ]);
  });

  it('reminds late, once, of what nobody sees to, if nobody looked for weeks', () => {
    const reminded = waitUntil(contractIn('in_approval'), '2029-12-12T10:00:00.000Z');
    const now = '2030-01-15T11:00:00.000Z';
    expect(pass(reminded, planned(reminded, 'overtime:legal'), now)).toEqual(['ReminderDue']);
    const late = goOn(reminded, [{ type: 'passDeadlines', deadlines: [planned(reminded, 'overtime:legal')] }], now);
    const next = planDeadlines(late, shanghai, now, plainCalendar).find(({ key }) => key.includes('overtime:legal'));
    expect(next?.at).toBe('2030-01-17T10:00:00.000Z');
  });

  it('says nothing of what was planned for the one whose time is up', () => {
    const escalated = waitUntil(contractIn('in_approval'), '2029-12-05T10:00:00.000Z');
    for (const percent of [50, 100, 150])
      expect(
        pass(escalated, planned(contractIn('in_approval'), `legal:1:${percent}`), '2029-12-05T10:00:00.000Z'),
      ).toEqual([]);
  });
});
