import { aroundDueDay } from '../contract/due-day';
import { type DeadlineRules, everyDays, type Planned, type Planning, waits } from '../contract/planning';
import { type Day } from '../kernel/days';

interface Due {
  milestoneId: string;
  dueOn: Day;
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
  const { contract } = planning;
  if (contract.stage !== 'active') return [];
  return contract.delivery.open.flatMap(
    ({ milestoneId, dueOn, attempt = 0, reported, overdue = false, warned = false, reminders = 0, since }) => {
      const from = since ?? contract.since;
      if (reported) {
        const often = { since: from, given: reminders, days: waits.acceptanceReminderEvery };
        return everyDays<About>(planning, { kind: 'acceptance_reminder', milestoneId, attempt }, often);
      }
      return aroundDueDay<About>(
        planning,
        { dueOn, since: from, overdue, warned, reminders },
        {
          reminder: { kind: 'milestone_reminder', milestoneId, dueOn },
          overdue: { kind: 'milestone_overdue', milestoneId, dueOn },
          chase: { kind: 'milestone_chase', milestoneId, dueOn },
        },
      );
    },
  );
}

const topic = ({ milestoneId }: { milestoneId: string }) => ({ kind: 'milestone', milestoneId }) as const;
const reminder = { en: 'a reminder goes out', 'zh-CN': '发送提醒' };

export const deliveryDeadlines: DeadlineRules<DeliveryDeadlines> = {
  milestone_reminder: {
    ...{ topic, then: reminder },
    pass: (_passing, { about: { milestoneId, dueOn }, at: dueAt }) => [
      { type: 'MilestoneReminderDue', milestoneId, dueOn, dueAt },
    ],
  },
  milestone_overdue: {
    ...{ topic, then: { en: 'it is marked overdue and chased', 'zh-CN': '标记逾期并催办' } },
    pass: (_passing, { about: { milestoneId, dueOn }, at: dueAt }) => [
      { type: 'MilestoneOverdue', milestoneId, dueOn, dueAt },
    ],
  },
  milestone_chase: {
    ...{ topic, then: reminder },
    pass: (_passing, { about: { milestoneId, dueOn }, occurrence, at: dueAt }) => [
      { type: 'MilestoneChased', milestoneId, dueOn, occurrence, dueAt },
    ],
  },
  acceptance_reminder: {
    ...{ topic, then: reminder },
    pass: (_passing, { about: { milestoneId, attempt }, occurrence, at: dueAt }) => [
      { type: 'AcceptanceReminderDue', milestoneId, attempt, occurrence, dueAt },
    ],
  },
};
