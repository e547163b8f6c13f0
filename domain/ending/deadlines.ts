import {
  type DeadlineRules,
  everyDays,
  everyDaysToCustomer,
  once,
  type Planned,
  type Planning,
  waits,
} from '../contract/planning';
import { type Ended } from '../contract/contract';
import { addDays, type Day, type Instant } from '../kernel/days';
import { keepersOf, toArchive } from './keepers';

export interface EndingDeadlines {
  /** Reminds the customer, who has not answered. */
  termination_reminder: { terminationId: string };
  /** The end of the last day of the term. */
  term_end: { endsOn: Day };
  /** The contract has ended, and nobody has archived it. */
  archive_reminder: { endedAt: Instant };
}

type About = { [K in keyof EndingDeadlines]: { kind: K } & EndingDeadlines[K] }[keyof EndingDeadlines];

/** Reminders to archive an ended contract. */
function planArchiving(planning: Planning, { since: endedAt, archiving }: Ended): Planned<About>[] {
  if (!archiving) return [];
  const { since, reminders: given } = archiving;
  const often = { since, given, days: waits.archiveReminderEvery };
  return everyDays<About>(planning, { kind: 'archive_reminder', endedAt }, often);
}

export function planEnding(planning: Planning): Planned<About>[] {
  const { contract, clock } = planning;
  const over = toArchive(contract);
  if (over) return planArchiving(planning, over);
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
  archive_reminder: {
    topic: () => ({ kind: 'archive' }),
    then: { en: 'a reminder goes out', 'zh-CN': '发送提醒' },
    pass: ({ contract, input, now }, { occurrence, at: dueAt }) => [
      { type: 'ArchiveReminderDue', occurrence, keepers: keepersOf(contract, input('company'), now), dueAt },
    ],
  },
};
