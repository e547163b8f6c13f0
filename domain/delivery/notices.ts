import { ask } from '../contract/ask-person';
import { type Contract } from '../contract/contract';
import { type NoticeDraft, type NoticeWriters, reminding, tell } from '../contract/notice-draft';
import { type Reading } from '../contract/reading';
import { shortTitle } from '../contract/subject-line';
import { zh } from '../kernel/chinese';
import { contactFor } from '../kernel/people';
import { quoted, saying } from '../kernel/quote';
import { type Day } from '../kernel/days';
import { words } from '../kernel/words';
import { tellNextPayment } from '../payment/notices';
import { nextLine } from '../payment/payment-facts';
import { milestoneTitle } from './asks';
import { type DeliveryEvents } from './events';

interface OfReport {
  milestoneId: string;
  attempt: number;
}

/** Why the customer rejected the previous report. */
function rejectedBefore({ rejected }: Reading) {
  return rejected
    ? words(
        ` You rejected the delivery before: ${quoted(rejected)}. It has been delivered again.`,
        zh`您上次验收不合格的理由：${quoted(rejected)}。我方已重新交付。`,
      )
    : words('', '');
}

function askAcceptance(
  contract: Contract,
  { milestoneId, attempt }: OfReport,
  reading: Reading,
  deliveredOn: string | null,
): NoticeDraft[] {
  const name = milestoneTitle(reading.termsOf(contract.terms), milestoneId);
  const title = shortTitle(contract);
  const isReminder = deliveredOn === null;
  const before = rejectedBefore(reading);
  const said = isReminder
    ? words(`We have reported “${name}” as delivered.`, `我方已交付“${name}”。`)
    : words(`“${name}” was delivered on ${deliveredOn}.`, zh`我方已于 ${deliveredOn} 交付“${name}”。`);
  return ask(
    isReminder ? 'acceptance_reminder' : 'acceptance_request',
    {
      ...{ side: 'customer', to: contactFor(reading.termsOf(contract.terms).parties.customer, 'acceptance') },
      subject: reminding(
        isReminder,
        words(`Please accept “${name}” of ${title.en}`, zh`请验收${title['zh-CN']}的交付“${name}”`),
      ),
      text: words(
        `${said.en}${before.en} Please say whether it is right.`,
        `${said['zh-CN']}${before['zh-CN']}请确认是否验收合格。`,
      ),
    },
    { kind: 'acceptance', milestoneId, attempt },
  );
}

interface Due {
  milestoneId: string;
  dueOn: Day;
  effectiveDueOn?: Day;
}

type DueKind = 'milestone_reminder' | 'milestone_overdue';

function remind(contract: Contract, due: Due, { termsOf }: Reading, kind: DueKind, isLate: boolean) {
  const { milestoneId, dueOn: agreed, effectiveDueOn: dueOn = agreed } = due;
  const { owner, terms } = contract;
  const name = milestoneTitle(termsOf(terms), milestoneId);
  const title = shortTitle(contract);
  const subject = isLate
    ? words(`Overdue: delivery “${name}” of ${title.en}`, zh`${title['zh-CN']}的交付“${name}”已逾期`)
    : words(
        `Delivery “${name}” of ${title.en} is due on ${dueOn}`,
        zh`${title['zh-CN']}的交付“${name}”将于 ${dueOn} 到期`,
      );
  const text = isLate
    ? words(
        `It was to be delivered on or before ${dueOn}. Please deliver it and report it.`,
        zh`该交付应不晚于 ${dueOn}（含当日）完成，请尽快交付并登记。`,
      )
    : words(
        `Please deliver “${name}” on or before ${dueOn} and report it.`,
        zh`请不晚于 ${dueOn}（含当日）完成交付“${name}”并登记。`,
      );
  return tell(kind, [owner], subject, text);
}

export const deliveryNotices: NoticeWriters<DeliveryEvents> = {
  DeliveryReported: (contract, event, reading) => askAcceptance(contract, event, reading, event.deliveredOn),
  DeliveryAccepted: (contract, { milestoneId, comment }, reading) => {
    const name = milestoneTitle(reading.termsOf(contract.terms), milestoneId);
    const title = shortTitle(contract);
    const said = saying(comment);
    const told = tell(
      'delivery_accepted',
      [contract.owner],
      words(`Accepted: “${name}” of ${title.en}`, zh`${title['zh-CN']}的交付“${name}”验收合格`),
      words(`The customer has accepted “${name}”${said.en}.`, zh`客户已验收“${name}”${said['zh-CN']}。`),
    );
    const line = contract.stage === 'active' ? nextLine(contract) : null;
    return [...told, ...tellNextPayment(contract, name, reading, line)];
  },
  DeliveryRejected: (contract, { milestoneId, reason }, { termsOf }) => {
    const name = milestoneTitle(termsOf(contract.terms), milestoneId);
    const title = shortTitle(contract);
    return tell(
      'delivery_rejected',
      [contract.owner],
      words(`Rejected: “${name}” of ${title.en}`, zh`${title['zh-CN']}的交付“${name}”验收不合格`),
      words(
        `The reason given: ${quoted(reason)}. Put it right, deliver it and report it again.`,
        zh`客户给出的理由：${quoted(reason)}。请整改后重新交付并登记。`,
      ),
    );
  },
  MilestoneReminderDue: (contract, event, reading) => remind(contract, event, reading, 'milestone_reminder', false),
  MilestoneOverdue: (contract, event, reading) => remind(contract, event, reading, 'milestone_overdue', true),
  MilestoneChased: (contract, event, reading) => remind(contract, event, reading, 'milestone_reminder', true),
  AcceptanceReminderDue: (contract, event, reading) => askAcceptance(contract, event, reading, null),
};
