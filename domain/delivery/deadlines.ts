import { aroundDueDay, effectiveDueOn } from '../contract/due-day';
import { type DeadlineRules, everyDaysToCustomer, type Planned, type Planning, waits } from '../contract/planning';
import { type Day } from '../kernel/days';

interface Due {
  milestoneId: string;
  /** The agreed due day. */
  dueOn: Day;
  /** The effective due day. */
  effectiveDueOn: Day;
}

export interface DeliveryDeadlines {
  milestone_reminder: Due;
  milestone_overdue: Due;
  /** Reminders after the due day. */
  milestone_chase: Due;
  acceptance_reminder: { milestoneId: string; attempt: number };
}

type About = { [K in keyof DeliveryDeadlines]: { kind: K } & DeliveryDeadlines[K] }[keyof DeliveryDeadlines];

export function planDelivery(planning: Planning): Planned<About>[] {
  const { contract, calendar } = planning;
  if (contract.stage !== 'active') return [];
  return contract.delivery.open.flatMap(
    ({ milestoneId, dueOn, attempt = 0, reported, overdue = false, warned = false, reminders = 0, since }) => {
      const from = since ?? contract.since;
      if (reported) {
        const often = { since: from, given: reminders, days: waits.acceptanceReminderEvery };
        return everyDaysToCustomer<About>(planning, { kind: 'acceptance_reminder', milestoneId, attempt }, often);
      }
      const effectiveOn = effectiveDueOn(contract.terms, dueOn, calendar);
      const due = { milestoneId, dueOn, effectiveDueOn: effectiveOn };
      return aroundDueDay<About>(
        planning,
        { of: 'us', effectiveOn, since: from, overdue, warned, reminders },
        {
          reminder: { kind: 'milestone_reminder', ...due },
          overdue: { kind: 'milestone_overdue', ...due },
          chase: { kind: 'milestone_chase', ...due },
        },
      );
    },
  );
}

const topic = ({ milestoneId }: { milestoneId: string }) => ({ kind: 'milestone', milestoneId }) as const;
const dueOf = ({ milestoneId, dueOn, effectiveDueOn: effectiveOn }: Due) => ({
  ...{ milestoneId, dueOn, effectiveDueOn: effectiveOn },
});
const reminder = { en: 'a reminder goes out', 'zh-CN': '发送提醒' };

export const deliveryDeadlines: DeadlineRules<DeliveryDeadlines> = {
  milestone_reminder: {
    ...{ topic, then: reminder },
    pass: (_passing, { about, at: dueAt }) => [{ type: 'MilestoneReminderDue', ...dueOf(about), dueAt }],
  },
  milestone_overdue: {
    ...{ topic, then: { en: 'it is marked overdue and a reminder goes out', 'zh-CN': '标记为逾期并发送提醒' } },
    pass: (_passing, { about, at: dueAt }) => [{ type: 'MilestoneOverdue', ...dueOf(about), dueAt }],
  },
  milestone_chase: {
    ...{ topic, then: reminder },
    pass: (_passing, { about, occurrence, at: dueAt }) => [
      { type: 'MilestoneChased', ...dueOf(about), occurrence, dueAt },
    ],
  },
  acceptance_reminder: {
    ...{ topic, then: reminder },
    pass: (_passing, { about: { milestoneId, attempt }, occurrence, at: dueAt }) => [
      { type: 'AcceptanceReminderDue', milestoneId, attempt, occurrence, dueAt },
    ],
  },
};
