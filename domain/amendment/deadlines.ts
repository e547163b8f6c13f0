import { type DeadlineRules, everyDaysToCustomer, type Planned, type Planning, waits } from '../contract/planning';

export interface AmendmentDeadlines {
  /** Reminds the customer, who has not answered. */
  amendment_reminder: { amendmentId: string };
}

export function planAmendment(planning: Planning): Planned<{ kind: 'amendment_reminder'; amendmentId: string }>[] {
  const { contract } = planning;
  if (contract.stage !== 'active' || !contract.amendment?.approvedAt || contract.amendment.customer) return [];
  const { amendmentId, approvedAt: since, reminders: given } = contract.amendment;
  const about = { kind: 'amendment_reminder', amendmentId } as const;
  return everyDaysToCustomer(planning, about, { since, given, days: waits.consentReminderEvery });
}

export const amendmentDeadlines: DeadlineRules<AmendmentDeadlines> = {
  amendment_reminder: {
    topic: ({ amendmentId }) => ({ kind: 'amendment', amendmentId }),
    then: { en: 'a reminder goes out', 'zh-CN': '发送提醒' },
    pass: (_passing, { about: { amendmentId }, occurrence, at: dueAt }) => [
      { type: 'AmendmentReminderDue', amendmentId, occurrence, dueAt },
    ],
  },
};
