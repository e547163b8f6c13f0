import { type Contract } from '../../domain/contract/contract';
import { type Deadline } from '../../domain/contract/deadline';
import { plainCalendar } from '../../domain/kernel/work-calendar';
import { aCompany, withPeople } from '../build/a-company';
import { decideFor, eventsOf, goOn, letPass, NOW, outcome, planOf, waitUntil } from '../build/ask-contract';
import { cameOf, keyOf, planned } from '../build/deadline-key';
import { amendmentInReview, contractIn } from '../build/every-stage';
import { approve } from '../build/pump-contract';

/** What is told of the deadline itself when its instant is passed. */
const pass = (contract: Contract, deadline: Deadline, now = deadline.at) =>
  eventsOf(contract, { type: 'passDeadlines', at: deadline.at }, now)
    .filter((event) => cameOf(deadline, event))
    .map(({ type }) => type);
const told = (contract: Contract, until: string) =>
  letPass(contract, until).map((event) => `${event.at.slice(0, 16)} ${event.type}`);

describe('after an outage, of a step in approval', () => {
  const contract = goOn(contractIn('in_approval'), [approve('finance'), approve('business')]);
  const first = planned(contract, 'approval_reminder:legal');

  it('only the last mark is made up for, and those before it are let go', () => {
    const keysAt = (now: string) => planOf(contract, now).map(keyOf);
    expect(keysAt('2029-12-04T09:59:59.999Z')).toEqual([
      'approval_reminder:legal:1:50',
      'approval_reminder:legal:1:100',
      'approval_escalation:legal:1:150',
    ]);
    expect(keysAt('2029-12-04T10:00:00.000Z')).toEqual([
      'approval_reminder:legal:1:100',
      'approval_escalation:legal:1:150',
    ]);
    expect(keysAt('2031-01-01T00:00:00.000Z')).toEqual(['approval_escalation:legal:1:150']);
    const late = { type: 'passDeadlines', at: first.at } as const;
    expect(outcome(contract, late, '2031-01-01T00:00:00.000Z')).toEqual(['SeatMoved']);
  });

  it('a calendar published meanwhile counts: what it moves ahead is planned anew, never met early', () => {
    const calendar = { ...plainCalendar, version: 7, extraDaysOff: ['2029-12-03'] };
    const holiday = aCompany({ calendar });
    const passing = { type: 'passDeadlines' as const, at: first.at };
    expect(decideFor(contract, passing, first.at, holiday)).toEqual([
      { type: 'DeadlinesReplanned', calendarVersion: 7 },
    ]);
    const [again] = planOf(contract, first.at, holiday);
    expect(again?.at).toBe('2029-12-04T10:00:00.000Z');
    const then = { type: 'passDeadlines' as const, at: again?.at ?? '' };
    expect(outcome(contract, then, again?.at, holiday)).toEqual(['ApprovalReminderDue']);
  });

  it('somebody who left is replaced, and new days off are counted, once the worker looks', () => {
    expect(outcome(contract, { type: 'recheckApprovers' })).toEqual([]);
    expect(outcome(contract, { type: 'replan', calendarVersion: 7 })).toEqual(['DeadlinesReplanned']);
    expect(outcome(contractIn('active'), { type: 'replan', calendarVersion: 7 })).toEqual(['DeadlinesReplanned']);
    expect(outcome(contractIn('awaiting_signature'), { type: 'replan', calendarVersion: 7 })).toEqual([]);
    expect(outcome(amendmentInReview(), { type: 'replan', calendarVersion: 7 })).toEqual(['DeadlinesReplanned']);
    const gone = withPeople({ legal: { active: false } });
    expect(outcome(contract, { type: 'recheckApprovers' }, NOW, gone)).toEqual(['SeatMoved']);
  });
});

describe('time alone, while a contract is in approval', () => {
  it('reminds an approver twice, moves up the line, blocks at its end and reminds on and on; it approves nothing', () => {
    const alone = goOn(contractIn('in_approval'), [approve('legal'), approve('finance')]);
    expect(told(alone, '2029-12-21T00:00:00.000Z')).toEqual([
      ...['2029-12-03T10:00 ApprovalReminderDue', '2029-12-04T10:00 ApprovalReminderDue', '2029-12-05T10:00 SeatMoved'],
      ...[
        '2029-12-06T10:00 ApprovalReminderDue',
        '2029-12-07T10:00 ApprovalReminderDue',
        '2029-12-10T10:00 ApprovalBlocked',
      ],
      ...['12', '14', '18', '20'].map((day) => `2029-12-${day}T10:00 ApprovalReminderDue`),
    ]);
  });

  it('reminds late, once, of what nobody sees to, if nobody looked for weeks', () => {
    const reminded = waitUntil(contractIn('in_approval'), '2029-12-12T10:00:00.000Z');
    const now = '2030-01-15T11:00:00.000Z';
    const overtime = planned(reminded, 'overtime:legal');
    expect(pass(reminded, overtime, now)).toEqual(['ApprovalReminderDue']);
    const late = goOn(reminded, [{ type: 'passDeadlines', at: overtime.at }], now);
    expect(planned(late, 'overtime:legal', now).at).toBe('2030-01-17T10:00:00.000Z');
  });

  it('says nothing of what was planned for the one whose time is up', () => {
    const escalated = waitUntil(contractIn('in_approval'), '2029-12-05T10:00:00.000Z');
    for (const percent of [50, 100, 150])
      expect(
        pass(escalated, planned(contractIn('in_approval'), `legal:1:${percent}`), '2029-12-05T10:00:00.000Z'),
      ).toEqual([]);
  });
});
