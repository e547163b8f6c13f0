import {
  type DeadlineRules,
  everyDaysToCustomer,
  once,
  type Planned,
  type Planning,
  waits,
} from '../contract/planning';
import { addDays, type Day } from '../kernel/days';

export interface EndingDeadlines {
  /** The customer has not answered. */
  termination_reminder: { terminationId: string };
  /** The first minute after the last day. */
  term_end: { endsOn: Day };
}

type About = { [K in keyof EndingDeadlines]: { kind: K } & EndingDeadlines[K] }[keyof EndingDeadlines];

export function planEnding(planning: Planning): Planned<About>[] {
  const { contract, clock } = planning;
  if (contract.stage !== 'active') return [];
  const { termination, term, terms, timeZone } = contract;
  const { endsOn } = terms;
  const end = clock.instantAt(addDays(endsOn, 1), '00:00', timeZone);
  const ending = term.ended ? [] : once<About>({ kind: 'term_end', endsOn }, end > term.since ? end : term.since);
  if (!termination?.approvedAt || termination.customer) return ending;
  const { terminationId, approvedAt: since, reminders: given } = termination;
  const often = { since, given, days: waits.consentReminderEvery };
  return [...everyDaysToCustomer<About>(planning, { kind: 'termination_reminder', terminationId }, often), ...ending];
}

export const endingDeadlines: DeadlineRules<EndingDeadlines> = {
  termination_reminder: {
    topic: ({ terminationId }) => ({ kind: 'termination', terminationId }),
    then: { en: 'a reminder goes out', 'zh-CN': '发送提醒' },
    pass: (_passing, { about: { terminationId }, occurrence, at: dueAt }) => [
      { type: 'TerminationReminderDue', terminationId, occurrence, dueAt },
    ],
  },
  term_end: {
    topic: () => ({ kind: 'term' }),
    then: { en: 'the term ends', 'zh-CN': '期限届满' },
    pass: (_passing, { about: { endsOn }, at: dueAt }) => [{ type: 'TermEnded', endsOn, dueAt }],
  },
};
