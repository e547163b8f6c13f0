import { aroundDueDay } from '../contract/due-day';
import { type DeadlineRules, type Planned, type Planning } from '../contract/planning';
import { type Day } from '../kernel/days';
import { paymentDue } from './due';
import { isCovered } from './unallocated';

interface Due {
  paymentLineId: string;
  /** The agreed due day. */
  dueOn: Day;
  /** The effective due day. */
  effectiveDueOn: Day;
}

export interface PaymentDeadlines {
  payment_reminder: Due;
  payment_overdue: Due;
  /** Reminders after the due day. */
  payment_chase: Due;
}

type About = { [K in keyof PaymentDeadlines]: { kind: K } & PaymentDeadlines[K] }[keyof PaymentDeadlines];

export function planPayment(planning: Planning): Planned<About>[] {
  const { contract, calendar } = planning;
  if (contract.stage !== 'active') return [];
  return contract.payment.open.flatMap((line) => {
    const { paymentLineId, overdue = false, warned = false, reminders = 0, since = contract.since } = line;
    const { dueOn, effectiveDueOn: effectiveOn, awaits } = paymentDue(contract, line, calendar);
    // No reminders before the delivery that triggers the payment is accepted.
    if (awaits !== null) return [];
    const due = { paymentLineId, dueOn, effectiveDueOn: effectiveOn };
    const planned = aroundDueDay<About>(
      planning,
      { of: 'customer', effectiveOn, since, overdue, warned, reminders },
      {
        reminder: { kind: 'payment_reminder', ...due },
        overdue: { kind: 'payment_overdue', ...due },
        chase: { kind: 'payment_chase', ...due },
      },
    );
    // Unallocated money may be meant for this line. Until our side has allocated it, the owner is told of the due day, and the customer is not reminded.
    return isCovered(contract, line) ? planned.filter(({ about }) => about.kind === 'payment_overdue') : planned;
  });
}

const topic = ({ paymentLineId }: Due) => ({ kind: 'payment', paymentLineId }) as const;
const dueOf = ({ paymentLineId, dueOn, effectiveDueOn: effectiveOn }: Due) => ({
  ...{ paymentLineId, dueOn, effectiveDueOn: effectiveOn },
});
const reminder = { en: 'a reminder goes out', 'zh-CN': '发送提醒' };

export const paymentDeadlines: DeadlineRules<PaymentDeadlines> = {
  payment_reminder: {
    ...{ topic, then: reminder },
    pass: (_passing, { about, at: dueAt }) => [{ type: 'PaymentReminderDue', ...dueOf(about), dueAt }],
  },
  payment_overdue: {
    ...{ topic, then: { en: 'it is marked overdue', 'zh-CN': '标记为逾期' } },
    pass: ({ contract }, { about, at: dueAt }) => {
      if (contract.stage !== 'active') return [];
      const line = contract.payment.open.find((open) => open.paymentLineId === about.paymentLineId);
      return line ? [{ type: 'PaymentOverdue', ...dueOf(about), outstanding: line.outstanding, dueAt }] : [];
    },
  },
  payment_chase: {
    ...{ topic, then: reminder },
    pass: (_passing, { about, occurrence, at: dueAt }) => [
      { type: 'PaymentChased', ...dueOf(about), occurrence, dueAt },
    ],
  },
};
