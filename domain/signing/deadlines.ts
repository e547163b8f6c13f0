import { type DeadlineRules, everyDays, type Planned, type Planning, waits } from '../contract/planning';

export interface SigningDeadlines {
  signature_reminder: { revision: number };
}

export function planSigning(planning: Planning): Planned<{ kind: 'signature_reminder'; revision: number }>[] {
  const { contract } = planning;
  if (contract.stage !== 'awaiting_signature') return [];
  const { since, reminders: given, revision } = contract;
  const about = { kind: 'signature_reminder', revision } as const;
  return everyDays(planning, about, { since, given, days: waits.signatureReminderEvery });
}

export const signingDeadlines: DeadlineRules<SigningDeadlines> = {
  signature_reminder: {
    topic: () => ({ kind: 'signature' }),
    then: { en: 'a reminder goes out', 'zh-CN': '发送提醒' },
    pass: (_passing, { about: { revision }, occurrence, at: dueAt }) => [
      { type: 'SignatureReminderDue', revision, occurrence, dueAt },
    ],
  },
};
