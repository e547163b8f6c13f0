import { type Active, type Contract } from '../contract/contract';
import { factLine } from '../contract/fact-lines';
import { type NoticeDraft, type NoticeWriters, reminding, tell, tellCustomer } from '../contract/notice-draft';
import { type Reading } from '../contract/reading';
import { shortTitle } from '../contract/subject-line';
import { zh } from '../kernel/chinese';
import { moneyWords } from '../kernel/show-money';
import { type Day } from '../kernel/days';
import { type Money } from '../kernel/money';
import { type Words, words } from '../kernel/words';
import { type PaymentEvents } from './events';
import { agreedDay } from './due';
import { paymentFacts, paymentTitle } from './payment-facts';
import { allocated, received, reversed } from './receipt-notices';
import { accountFacts } from './receiving-account';
import { type OpenPaymentLine } from './state';
import { isCovered, unallocatedOf } from './unallocated';

interface Due {
  paymentLineId: string;
  dueOn: Day;
  effectiveDueOn?: Day;
}

/** The due day, and the rest day from which it was moved. */
function dueWords({ dueOn, effectiveDueOn = dueOn }: Due): Words {
  if (effectiveDueOn === dueOn) return words(dueOn, `${dueOn}（含当日）`);
  return words(
    `${effectiveDueOn} (the working day after ${dueOn}, a day of rest)`,
    `${effectiveDueOn}（含当日；约定的 ${dueOn} 为休息日，顺延至其后的工作日）`,
  );
}

/** Whether the customer has been told that the line is overdue. */
function isChased(contract: Contract | null, id: string): boolean {
  if (contract?.stage !== 'active') return false;
  return (contract.payment.open.find(({ paymentLineId }) => paymentLineId === id)?.reminders ?? 0) > 0;
}

/** Warns of fraud: an account in a mail is only valid if the contract names it. */
const accountWarning = words(
  ' The account is the one of the contract; should a mail ever ask you to pay elsewhere, ask the contact below first.',
  '收款账户以合同约定为准；如收到要求更换账户的邮件，请先向合同联系人核实。',
);

interface Open {
  contract: Active;
  line: OpenPaymentLine;
  name: string;
}

function openLine(contract: Contract, { paymentLineId }: Due, { termsOf }: Reading): Open | null {
  if (contract.stage !== 'active') return null;
  const line = contract.payment.open.find((open) => open.paymentLineId === paymentLineId);
  return line ? { contract, line, name: paymentTitle(termsOf(contract.terms), paymentLineId) } : null;
}

/** A notice to the customer about a payment; it always contains the account to pay to. */
function toCustomer(
  kind: 'payment_reminder' | 'payment_overdue' | 'next_payment',
  { contract, line }: Open,
  { subject, text, reading }: { subject: Words; text: Words; reading: Reading },
): NoticeDraft[] {
  const terms = reading.termsOf(contract.terms);
  const isKnown = accountFacts(terms, reading.bankAccount).length > 0;
  const said = isKnown ? words(text.en + accountWarning.en, text['zh-CN'] + accountWarning['zh-CN']) : text;
  const { unallocated } = contract.payment;
  const kept = unallocated
    ? [factLine('Received, for no payment yet', '已收款、尚未对应付款项', moneyWords(unallocated))]
    : [];
  const facts = [...paymentFacts(contract, line, terms, reading), ...kept];
  return tellCustomer(kind, contract, subject, said, { facts, about: 'parties' });
}

/** The reminder before the due day. */
function dueSoon(contract: Contract, event: Due, reading: Reading): NoticeDraft[] {
  const open = openLine(contract, event, reading);
  if (!open) return [];
  const title = shortTitle(contract);
  const amount = moneyWords(open.line.outstanding);
  const on = dueWords(event);
  const { effectiveDueOn = event.dueOn } = event;
  return toCustomer('payment_reminder', open, {
    reading,
    subject: words(
      `A payment for ${title.en} is due on ${effectiveDueOn}`,
      zh`${title['zh-CN']}的款项将于 ${effectiveDueOn} 到期`,
    ),
    text: words(
      `“${open.name}”, ${amount.en}, is to be paid on or before ${on.en}.`,
      zh`“${open.name}”${amount['zh-CN']}，应不晚于 ${on['zh-CN']}支付。`,
    ),
  });
}

/** The reminder after the due day. The customer may have paid without the bank having told us yet. */
function overdue(
  contract: Contract,
  event: Due,
  reading: Reading,
  kind: 'payment_reminder' | 'payment_overdue',
): NoticeDraft[] {
  const open = openLine(contract, event, reading);
  if (!open) return [];
  const title = shortTitle(contract);
  const amount = moneyWords(open.line.outstanding);
  const on = dueWords(event);
  const subject = words(`A payment for ${title.en} is overdue`, zh`${title['zh-CN']}的款项已逾期`);
  return toCustomer(kind, open, {
    reading,
    subject: reminding(true, subject),
    text: words(
      `“${open.name}” was to be paid on or before ${on.en}; we are still missing ${amount.en}. If you have paid already, please send us the bank's reference.`,
      zh`“${open.name}”应不晚于 ${on['zh-CN']}支付，我方尚未收到 ${amount['zh-CN']}。如已付款，请告知银行流水号。`,
    ),
  });
}

/** Tells the owner that kept money would cover the payment, so that the customer is not reminded. */
function coveredWords(unallocated: Money): Words {
  const kept = moneyWords(unallocated);
  return words(
    `${kept.en} that came in is for no payment yet and would pay it: please allocate it. The customer is not reminded meanwhile.`,
    zh`已收款项中有 ${kept['zh-CN']} 尚未对应付款项，足以支付本笔，请予以分配；其间不提醒客户。`,
  );
}

/** Tells the owner at once that a payment is overdue; the customer is told some working days later. */
function overdueInside(contract: Contract, event: Due, reading: Reading): NoticeDraft[] {
  const open = openLine(contract, event, reading);
  if (!open) return [];
  const title = shortTitle(contract);
  const amount = moneyWords(open.line.outstanding);
  const on = dueWords(event);
  const next = isCovered(open.contract, open.line)
    ? coveredWords(unallocatedOf(open.contract.payment, open.line.outstanding.currency))
    : words(
        'Unless it comes in, the customer is reminded after two working days.',
        '如仍未到账，系统将于两个工作日后提醒客户。',
      );
  return tell(
    'payment_overdue_owner',
    [open.contract.owner],
    words(`Overdue: payment “${open.name}” of ${title.en}`, zh`${title['zh-CN']}的款项“${open.name}”已逾期`),
    words(
      `It was to be paid on or before ${on.en}; ${amount.en} is outstanding. ${next.en}`,
      zh`该款项应不晚于 ${on['zh-CN']}支付，尚欠 ${amount['zh-CN']}。${next['zh-CN']}`,
    ),
  );
}

/** Tells a customer who has just accepted a delivery what is to be paid next; empty if all is paid. */
export function tellNextPayment(contract: Contract, delivery: string, reading: Reading, line: OpenPaymentLine | null) {
  const open = line && openLine(contract, line, reading);
  if (!open || isCovered(open.contract, open.line)) return [];
  const title = shortTitle(contract);
  const amount = moneyWords(open.line.outstanding);
  const agreed = agreedDay(open.contract, open.line).dueOn;
  const dueOn = reading.dueOn?.(agreed) ?? agreed;
  return toCustomer('next_payment', open, {
    reading,
    subject: words(`The next payment for ${title.en}`, zh`${title['zh-CN']}的下一笔款项`),
    text: words(
      `Thank you for accepting “${delivery}”. What is to be paid next is “${open.name}”, ${amount.en}, on or before ${dueOn}.`,
      zh`感谢您验收“${delivery}”。下一笔款项为“${open.name}”${amount['zh-CN']}，应不晚于 ${dueOn}（含当日）支付。`,
    ),
  });
}

export const paymentNotices: NoticeWriters<PaymentEvents> = {
  ReceiptRecorded: received,
  ReceiptAllocated: allocated,
  ReceiptReversed: reversed,
  PaymentReminderDue: dueSoon,
  // The payment may already be in a bank file that we do not have yet, so the customer is told only some working days later.
  PaymentOverdue: overdueInside,
  PaymentChased: (contract, event, reading, before) =>
    overdue(contract, event, reading, isChased(before, event.paymentLineId) ? 'payment_reminder' : 'payment_overdue'),
};
