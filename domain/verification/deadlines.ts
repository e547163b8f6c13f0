import { type DeadlineRules, everyDays, type Planned, type Planning, waits } from '../contract/planning';
import { findEntry } from './commands';
import { verifiersOf } from './verifiers';

export interface VerificationDeadlines {
  /** Reminds of an entry that is not verified. */
  entry_reminder: { entryId: string };
}

type About = { kind: 'entry_reminder' } & VerificationDeadlines['entry_reminder'];

export function planVerification(planning: Planning): Planned<About>[] {
  const { entries = [] } = 'entries' in planning.contract ? planning.contract : {};
  return entries.flatMap(({ entryId, since, reminders: given = 0 }) =>
    everyDays<About>(planning, { kind: 'entry_reminder', entryId }, { since, given, days: waits.entryReminderEvery }),
  );
}

export const verificationDeadlines: DeadlineRules<VerificationDeadlines> = {
  entry_reminder: {
    topic: ({ entryId }) => ({ kind: 'entry', entryId }),
    then: { en: 'a reminder goes out', 'zh-CN': '发送提醒' },
    pass: ({ contract, input, now }, { about: { entryId }, occurrence, at: dueAt }) => {
      const entry = findEntry(contract, entryId);
      if (!entry) return [];
      // Ask the people who are in finance now, not those who were asked first.
      const verifiers = verifiersOf(contract, entry.madeBy, input('company'), now);
      return [{ type: 'EntryReminderDue', entryId, occurrence, verifiers, dueAt }];
    },
  },
};
