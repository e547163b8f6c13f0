import { type Contract } from '../contract/contract';
import {
  ask,
  asWritten,
  customerOf,
  type NoticeDraft,
  type NoticeWriters,
  reminding,
  tell,
} from '../contract/notice-draft';
import { type Reading } from '../contract/reading';
import { type Day } from '../kernel/days';
import { words } from '../kernel/words';
import { milestoneTitle } from './asks';
import { type DeliveryEvents } from './events';

interface OfReport {
  milestoneId: string;
  attempt: number;
}

function askAcceptance(
  contract: Contract,
  { milestoneId, attempt }: OfReport,
  { termsOf }: Reading,
  reminder: boolean,
): NoticeDraft[] {
  const title = milestoneTitle(termsOf(contract.terms), milestoneId);
  return ask(
    reminder ? 'acceptance_reminder' : 'acceptance_request',
    customerOf(contract),
    reminding(
      reminder,
      words(
        `Delivery “${title}” of contract ${contract.number}: please accept`,
        `请验收合同 ${contract.number} 的交付“${title}”`,
      ),
    ),
    words(
      `The delivery “${title}” has been reported. Please say whether it is right.`,
      `交付“${title}”已报告完成，请确认是否验收合格。`,
    ),
    { kind: 'acceptance', milestoneId, attempt },
  );
}

interface Due {
  milestoneId: string;
  dueOn: Day;
  effectiveDueOn?: Day;
}

function remind(
  contract: Contract,
  { milestoneId, dueOn: agreed, effectiveDueOn: dueOn = agreed }: Due,
  { termsOf }: Reading,
  overdue: boolean,
): NoticeDraft[] {
  const { number, owner, terms } = contract;
  const title = milestoneTitle(termsOf(terms), milestoneId);
  const subject = overdue
    ? words(`Overdue: delivery “${title}” of contract ${number}`, `【逾期】合同 ${number} 的交付“${title}”`)
    : words(
        `Delivery “${title}” of contract ${number} is due on ${dueOn}`,
        `合同 ${number} 的交付“${title}”应于 ${dueOn} 完成`,
      );
  const text = overdue
    ? words(`It was due on ${dueOn}. Please deliver it and report it.`, `应于 ${dueOn} 完成，请尽快交付并登记。`)
    : words(
        `Please deliver “${title}” on or before ${dueOn} and report it.`,
        `请不晚于 ${dueOn}（含当日）完成交付“${title}”并登记。`,
      );
  return tell('milestone_reminder', [owner], subject, text);
}

export const deliveryNotices: NoticeWriters<DeliveryEvents> = {
  DeliveryReported: (contract, event, reading) => askAcceptance(contract, event, reading, false),
  DeliveryAccepted: null,
  DeliveryRejected: (contract, { milestoneId, reason }, { termsOf }) => {
    const { number, owner, terms } = contract;
    const title = milestoneTitle(termsOf(terms), milestoneId);
    return tell(
      'delivery_rejected',
      [owner],
      words(`Delivery “${title}” of contract ${number} was rejected`, `合同 ${number} 的交付“${title}”验收不合格`),
      asWritten(reason),
    );
  },
  MilestoneReminderDue: (contract, event, reading) => remind(contract, event, reading, false),
  MilestoneOverdue: (contract, { milestoneId, dueOn: agreed, effectiveDueOn: dueOn = agreed }, { termsOf }) => {
    const { number, owner, terms } = contract;
    const title = milestoneTitle(termsOf(terms), milestoneId);
    return tell(
      'milestone_overdue',
      [owner],
      words(`Overdue: delivery “${title}” of contract ${number}`, `【逾期】合同 ${number} 的交付“${title}”`),
      words(`It was due on ${dueOn}.`, `应于 ${dueOn} 完成。`),
    );
  },
  MilestoneChased: (contract, event, reading) => remind(contract, event, reading, true),
  AcceptanceReminderDue: (contract, event, reading) => askAcceptance(contract, event, reading, true),
};
