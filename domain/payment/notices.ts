import { type Contract } from '../contract/contract';
import { showMoney } from '../kernel/show-money';
import { customerOf, type NoticeDraft, type NoticeWriters, tell } from '../contract/notice-draft';
import { type Reading } from '../contract/reading';
import { words } from '../kernel/words';
import { type PaymentEvents } from './events';

interface Due {
  paymentLineId: string;
  dueOn: string;
}

function ofPayment(
  contract: Contract,
  { paymentLineId, dueOn }: Due,
  { termsOf }: Reading,
  kind: 'payment_reminder' | 'payment_chase' | 'payment_overdue',
): NoticeDraft[] {
  if (contract.stage !== 'active') return [];
  const { number, owner, payment, terms } = contract;
  const line = payment.open.find((open) => open.paymentLineId === paymentLineId);
  const title = termsOf(terms).paymentPlan.find((planned) => planned.paymentLineId === paymentLineId)?.title;
  if (!line) return [];
  const open = showMoney(line.outstanding);
  const overdue = kind !== 'payment_reminder';
  const subject = overdue
    ? words(`Overdue: ${open} of contract ${number}`, `【逾期】合同 ${number} 应付 ${open}`)
    : words(`${open} of contract ${number} is due on ${dueOn}`, `合同 ${number} 款项 ${open} 将于 ${dueOn} 到期`);
  const name = title ?? paymentLineId;
  const text = overdue
    ? words(`“${name}” was due on ${dueOn}. ${open} is outstanding.`, `“${name}”应于 ${dueOn} 支付，尚欠 ${open}。`)
    : words(`Please pay “${name}” by ${dueOn}: ${open}.`, `请于 ${dueOn} 前支付“${name}”：${open}。`);
  return [
    ...tell(kind === 'payment_overdue' ? kind : 'payment_reminder', [customerOf(contract)], subject, text),
    ...(kind === 'payment_overdue' ? tell('payment_overdue_owner', [owner], subject, text) : []),
  ];
}

export const paymentNotices: NoticeWriters<PaymentEvents> = {
  ReceiptRecorded: null,
  PaymentReminderDue: (contract, event, reading) => ofPayment(contract, event, reading, 'payment_reminder'),
  PaymentOverdue: (contract, event, reading) => ofPayment(contract, event, reading, 'payment_overdue'),
  PaymentChased: (contract, event, reading) => ofPayment(contract, event, reading, 'payment_chase'),
};
