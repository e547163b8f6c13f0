import {
  type DeadlineRules,
  everyDaysToCustomer,
  once,
  type Planned,
  type Planning,
  waits,
} from '../contract/planning';
import { addMs, daysToMs } from '../kernel/days';

export interface ConfirmationDeadlines {
  confirmation_reminder: { revision: number };
  /** The customer has not answered in time; the contract returns to drafting. */
  confirmation_lapse: { revision: number };
}

type About = {
  [K in keyof ConfirmationDeadlines]: { kind: K } & ConfirmationDeadlines[K];
}[keyof ConfirmationDeadlines];

export function planConfirmation(planning: Planning): Planned<About>[] {
  const { contract } = planning;
  if (contract.stage !== 'awaiting_customer') return [];
  const { revision, since, confirmer } = contract;
  const lapse = addMs(since, daysToMs(waits.confirmationLapsesAfter));
  const about: About = { kind: 'confirmation_reminder', revision };
  const often = { since, given: confirmer.reminders, days: waits.confirmationReminderEvery };
  const reminders = everyDaysToCustomer(planning, about, often).filter(({ at }) => at < lapse);
  return [...reminders, ...once<About>({ kind: 'confirmation_lapse', revision }, lapse)];
}

const topic = () => ({ kind: 'confirmation' }) as const;

export const confirmationDeadlines: DeadlineRules<ConfirmationDeadlines> = {
  confirmation_reminder: {
    topic,
    then: { en: 'a reminder goes out', 'zh-CN': '发送提醒' },
    pass: (_passing, { about: { revision }, occurrence, at: dueAt }) => [
      { type: 'ConfirmationReminderDue', revision, occurrence, dueAt },
    ],
  },
  confirmation_lapse: {
    topic,
    then: { en: 'the contract goes back to drafting', 'zh-CN': '合同退回起草' },
    pass: ({ contract }, { about: { revision }, at: dueAt }) => {
      if (contract.stage !== 'awaiting_customer') return [];
      const reason = `No answer within ${waits.confirmationLapsesAfter} days.`;
      const by = contract.confirmer.contact.name;
      return [{ type: 'ContractReturned', revision, cause: 'confirmation_lapsed', by, reason, dueAt }];
    },
  },
};
