import { aroundDueDay } from '../contract/due-day';
import { type DeadlineRules, type Planned, type Planning } from '../contract/planning';
import { type Day } from '../kernel/days';

interface Due {
  paymentLineId: string;
  dueOn: Day;
}

export interface PaymentDeadlines {
  payment_reminder: Due;
  payment_overdue: Due;
  /** Reminders after the due day. */
  payment_chase: Due;
}

type About = { [K in keyof PaymentDeadlines]: { kind: K } & PaymentDeadlines[K] }[keyof PaymentDeadlines];

export function planPayment(planning: Planning): Planned<About>[] {
  const { contract } = planning;
  if (contract.stage !== 'active') return [];
  return contract.payment.open.flatMap(
    ({ paymentLineId, dueOn, overdue = false, warned = false, reminders = 0, since = contract.since }) =>
      aroundDueDay<About>(
        planning,
        { dueOn, since, overdue, warned, reminders },
        {
          reminder: { kind: 'payment_reminder', paymentLineId, dueOn },
          overdue: { kind: 'payment_overdue', paymentLineId, dueOn },
          chase: { kind: 'payment_chase', paymentLineId, dueOn },
        },
      ),
  );
}

const topic = ({ paymentLineId }: Due) => ({ kind: 'payment', paymentLineId }) as const;
const reminder = { en: 'a reminder goes out', 'zh-CN': '发送提醒' };

export const paymentDeadlines: DeadlineRules<PaymentDeadlines> = {
  payment_reminder: {
    ...{ topic, then: reminder },
    pass: (_passing, { about: { paymentLineId, dueOn }, at: dueAt }) => [
      { type: 'PaymentReminderDue', paymentLineId, dueOn, dueAt },
    ],
  },
  payment_overdue: {
    ...{ topic, then: { en: 'it is marked overdue and chased', 'zh-CN': '标记逾期并催办' } },
    pass: ({ contract }, { about: { paymentLineId, dueOn }, at: dueAt }) => {
      if (contract.stage !== 'active') return [];
      const line = contract.payment.open.find((open) => open.paymentLineId === paymentLineId);
      return line ? [{ type: 'PaymentOverdue', paymentLineId, dueOn, outstanding: line.outstanding, dueAt }] : [];
    },
  },
  payment_chase: {
    ...{ topic, then: reminder },
    pass: (_passing, { about: { paymentLineId, dueOn }, occurrence, at: dueAt }) => [
      { type: 'PaymentChased', paymentLineId, dueOn, occurrence, dueAt },
    ],
  },
};
