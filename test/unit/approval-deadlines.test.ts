import { type ContractEvent } from '../../domain/contract/events';
import { noticesFor } from '../../domain/contract/notify';
import { as, begun, type Case, caseOf, recall, revise, rulesOf, seatsOf, stepOf, submit } from '../build/approval-case';
import { at, by, calendar, local, meetAll, openSince, planAt, planned } from '../build/approval-clock';
import { letPass } from '../build/ask-contract';
import { evolve, fold, readingOf } from '../build/contract-library';
import { shanghai } from '../build/fixed-clock';
import { pumpTerms } from '../build/pump-contract';

/** The first notice of an event. */
function noticeOf({ contract }: Case, event: ContractEvent) {
  const after = evolve(contract, event);
  return noticesFor({ before: contract, contract: after }, event, readingOf(after))[0];
}

describe('reminders and escalation of a step of eight working hours', () => {
  it.each([
    ['from the start of a day', '2026-09-14 09:00', ['2026-09-14 14:00', '2026-09-14 18:00', '2026-09-15 14:00']],
    ['over lunch', '2026-09-14 11:00', ['2026-09-14 16:00', '2026-09-15 11:00', '2026-09-15 16:00']],
    ['from the middle of lunch', '2026-09-14 12:30', ['2026-09-14 17:00', '2026-09-15 12:00', '2026-09-15 17:00']],
    ['over a weekend', '2026-09-11 17:00', ['2026-09-14 12:00', '2026-09-14 17:00', '2026-09-15 12:00']],
    ['from a weekend', '2026-09-12 10:00', ['2026-09-14 14:00', '2026-09-14 18:00', '2026-09-15 14:00']],
    ['from the night', '2026-09-14 23:00', ['2026-09-15 14:00', '2026-09-15 18:00', '2026-09-16 14:00']],
    [
      'over the Sunday worked for National Day',
      '2026-09-18 16:00',
      ['2026-09-20 11:00', '2026-09-20 16:00', '2026-09-21 11:00'],
    ],
    ['over the Mid-Autumn Festival', '2026-09-24 16:00', ['2026-09-28 11:00', '2026-09-28 16:00', '2026-09-29 11:00']],
    ['over National Day', '2026-09-30 16:00', ['2026-10-08 11:00', '2026-10-08 16:00', '2026-10-09 11:00']],
    ['from within the holidays', '2026-10-03 10:00', ['2026-10-08 14:00', '2026-10-08 18:00', '2026-10-09 14:00']],
    [
      'over the Saturday worked for National Day',
      '2026-10-09 16:00',
      ['2026-10-10 11:00', '2026-10-10 16:00', '2026-10-12 11:00'],
    ],
  ])('%s, %s', (_, since, [half, full, over]) => {
    expect(planned(openSince(since), since)).toEqual([`50 ${half}`, `100 ${full}`, `escalation ${over}`]);
  });
});

describe('the clock of a step', () => {
  const open = openSince('2026-09-14 09:00');

  it.each([
    ['an approver has asked for changes', as('ann', 'law').requestChanges],
    ['the owner has taken it back', recall()],
  ])('stands still while %s, and goes on from there', (_, command) => {
    const resumed = open
      .at(at('2026-09-14 11:00'))
      .ask(command)
      .at(at('2026-09-16 13:00'))
      .ask(revise(2, { title: 'x' }), submit(2));
    expect(resumed.step('law')).toMatchObject({ usedMs: 2 * 3_600_000, openedAt: at('2026-09-16 13:00') });
    expect(planned(resumed, '2026-09-16 13:00')).toEqual([
      '50 2026-09-16 15:00',
      '100 2026-09-17 10:00',
      'escalation 2026-09-17 15:00',
    ]);
  });

  it('does not remind again of what it has reminded of before it stood still', () => {
    const reminded = meetAll(open, '2026-09-14 14:00').after.at(at('2026-09-14 15:00')).ask(recall());
    const resumed = reminded.at(at('2026-09-16 09:00')).ask(submit(2));
    expect(planned(resumed, '2026-09-16 09:00')).toEqual(['100 2026-09-16 12:00', 'escalation 2026-09-16 17:00']);
  });

  it('adds up over several pauses', () => {
    let now = open;
    for (const [revision, stop, start] of [
      [1, '2026-09-14 10:00', '2026-09-14 17:00'],
      [2, '2026-09-15 10:00', '2026-09-16 09:00'],
      [3, '2026-09-16 12:30', '2026-09-21 09:00'],
    ] as const)
      now = now
        .at(at(stop))
        .ask(recall(revision))
        .at(at(start))
        .ask(submit(revision + 1));
    expect(now.step('law').usedMs).toBe(6 * 3_600_000); // one, then two, then three hours
    expect(planned(now, '2026-09-21 09:00').slice(-2)).toEqual(['100 2026-09-21 11:00', 'escalation 2026-09-21 16:00']);
  });

  it('stands still while somebody who was added decides before', () => {
    const added = open.at(at('2026-09-14 11:00')).ask(as('ann', 'law').add('before', 'dan'));
    expect(planAt(added, '2026-09-14 11:00').map(({ about }) => 'stepId' in about && about.stepId)).toEqual([
      'added-1',
      'added-1',
      'added-1',
    ]);
    const back = added.at(at('2026-09-15 09:00')).ask(as('dan', 'added-1').approve);
    expect(planned(back, '2026-09-15 09:00')[0]).toBe('50 2026-09-15 11:00');
  });

  it('begins anew for whoever is asked because time was up, and not for who is asked by delegation', () => {
    const delegated = open.at(at('2026-09-14 11:00')).ask(as('ann', 'law').delegate('dan'));
    expect(planned(delegated, '2026-09-14 11:00')).toEqual(planned(open, '2026-09-14 11:00'));
    const { after } = meetAll(open, '2026-09-15 14:00');
    expect(planned(after, '2026-09-15 14:00')).toEqual([
      '50 2026-09-15 18:00',
      '100 2026-09-16 14:00',
      'escalation 2026-09-16 18:00',
    ]);
  });
});

describe('after an outage', () => {
  const open = openSince('2026-09-14 09:00');

  it.each([
    ['one reminder', '2026-09-14 16:00', 'ApprovalReminderDue', '2026-09-14 14:00', 120],
    ['two reminders', '2026-09-15 10:00', 'ApprovalReminderDue', '2026-09-14 18:00', 960],
    ['everything', '2026-09-16 10:00', 'SeatMoved', '2026-09-15 14:00', 1200],
  ])('that kept back %s only the last is made up for, and says how late it is', (_, now, type, due, minutes) => {
    const { events } = meetAll(open, now);
    expect(events.map((event) => [event.type, 'dueAt' in event ? event.dueAt : null])).toEqual([[type, at(due)]]);
    const [event] = events;
    const notice = event && noticeOf(open, event);
    expect(notice?.text.en).toContain(`due at ${at(due)} and is ${minutes} minutes late`);
    expect(notice?.text['zh-CN']).toContain(`应于 ${at(due)} 发出，因服务中断迟到 ${minutes} 分钟`);
  });

  it('in time, nothing is said of lateness', () => {
    const [event] = letPass(open.contract, at('2026-09-14 14:00'), shanghai, open.company);
    const notice = event && noticeOf(open, event);
    expect(notice).toMatchObject({ kind: 'approval_reminder', to: { name: 'ann' } });
    expect(notice?.text.en).not.toContain('late');
  });

  it('of a week while it was overtime one reminder comes, and then those that lie ahead', () => {
    const alone = by(begun(rulesOf(stepOf('law', ['boss'])), {}, pumpTerms(), at('2026-09-07 09:00')), calendar);
    const blocked = meetAll(alone, '2026-09-08 14:00').after;
    const { events, after } = meetAll(blocked, '2026-09-15 10:00');
    expect(events.map(({ type }) => type)).toEqual(['ApprovalReminderDue']);
    expect(planAt(after, '2026-09-15 10:00').map((deadline) => local(deadline.at))).toEqual(['2026-09-15 14:00']);
  });
});

describe('silence', () => {
  it('moves it up the line, at its end is an incident, and reminders go on', () => {
    const open = openSince('2026-09-14 09:00');
    const events = letPass(open.contract, at('2026-09-21 15:00'), shanghai, open.company);
    const told = events.map((event) => {
      const who = event.type === 'SeatMoved' ? ` ${event.from.name} to ${event.to.name}` : '';
      return `${local(event.at)} ${event.type}${who}`;
    });
    expect(told).toEqual([
      ...[
        '2026-09-14 14:00 ApprovalReminderDue',
        '2026-09-14 18:00 ApprovalReminderDue',
        '2026-09-15 14:00 SeatMoved ann to head',
      ],
      ...[
        '2026-09-15 18:00 ApprovalReminderDue',
        '2026-09-16 14:00 ApprovalReminderDue',
        '2026-09-16 18:00 SeatMoved head to boss',
      ],
      ...[
        '2026-09-17 14:00 ApprovalReminderDue',
        '2026-09-17 18:00 ApprovalReminderDue',
        '2026-09-18 14:00 ApprovalBlocked',
      ],
      ...['2026-09-20 14:00 ApprovalReminderDue', '2026-09-21 14:00 ApprovalReminderDue'],
    ]);
    expect(events.find(({ type }) => type === 'ApprovalBlocked')).toMatchObject({
      cause: 'overtime',
      dueAt: at('2026-09-18 14:00'),
    });
    const end = caseOf(fold(events, open.contract) ?? open.contract, open.company, at('2026-09-21 15:00'));
    expect(end.step('law').seats).toMatchObject([{ holder: { name: 'boss' }, standsFor: { name: 'ann' }, vote: null }]);
    expect(end.outcome(as('ann', 'law').approve)).toBe('NOT_THE_APPROVER');
    expect(end.outcome(as('boss', 'law').approve)).toContain('CustomerConfirmationRequested');
  });

  it('of several people moves each up to somebody else', () => {
    const two = by(
      begun(rulesOf(stepOf('law', ['ann', 'bob'], { quorum: 'all' })), {}, pumpTerms(), at('2026-09-14 09:00')),
      calendar,
    );
    const { step } = meetAll(two, '2026-09-15 14:00').after;
    expect(seatsOf(step('law'))).toEqual(['head for ann (escalated)', 'boss for bob (escalated)']);
  });
});
