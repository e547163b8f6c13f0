import { type Contract } from '../contract/contract';
import { showMoney } from '../kernel/show-money';
import { customerOf, type NoticeWriters, tell } from '../contract/notice-draft';
import { type Reading } from '../contract/reading';
import { type Day } from '../kernel/days';
import { type Words, words } from '../kernel/words';
import { type PaymentEvents } from './events';

interface Due {
  paymentLineId: string;
  dueOn: Day;
  effectiveDueOn?: Day;
}

/** When it is due, and from which day of rest that moved. */
function dueWords({ dueOn, effectiveDueOn = dueOn }: Due): Words {
  if (effectiveDueOn === dueOn) return words(dueOn, dueOn);
  return words(
    `${effectiveDueOn} (the working day after ${dueOn}, a day of rest)`,
    `${effectiveDueOn}（约定的 ${dueOn} 为休息日，顺延至其后的工作日）`,
  );
}

interface PaymentWords {
  subject: Words;
  text: Words;
}

/** What is said of an open line; null for one that is none. */
function wordsOf(contract: Contract, due: Due, { termsOf }: Reading, overdue: boolean): PaymentWords | null {
  if (contract.stage !== 'active') return null;
  const { number, payment, terms } = contract;
  const { paymentLineId, dueOn, effectiveDueOn = dueOn } = due;
  const line = payment.open.find((open) => open.paymentLineId === paymentLineId);
  if (!line) return null;
  const title = termsOf(terms).paymentPlan.find((planned) => planned.paymentLineId === paymentLineId)?.title;
  const open = showMoney(line.outstanding);
  const name = title ?? paymentLineId;
  const on = dueWords(due);
  if (overdue)
    return {
      subject: words(`Overdue: ${open} of contract ${number}`, `【逾期】合同 ${number} 应付 ${open}`),
      text: words(
        `“${name}” was due on ${on.en}. ${open} is outstanding.`,
        `“${name}”的到期日为 ${on['zh-CN']}，尚欠 ${open}。`,
      ),
    };
  return {
    subject: words(
      `${open} of contract ${number} is due on ${effectiveDueOn}`,
      `合同 ${number} 款项 ${open} 将于 ${effectiveDueOn} 到期`,
    ),
    text: words(
      `Please pay “${name}” on or before ${on.en}: ${open}.`,
      `请不晚于 ${on['zh-CN']}（含当日）支付“${name}”：${open}。`,
    ),
  };
}

/** Whether the customer has heard that the line is overdue. */
function isChased(contract: Contract | null, id: string): boolean {
  if (contract?.stage !== 'active') return false;
  return (contract.payment.open.find(({ paymentLineId }) => paymentLineId === id)?.reminders ?? 0) > 0;
}

export const paymentNotices: NoticeWriters<PaymentEvents> = {
  ReceiptRecorded: null,
  PaymentReminderDue: (contract, event, reading) => {
    const said = wordsOf(contract, event, reading, false);
    return said ? tell('payment_reminder', [customerOf(contract)], said.subject, said.text) : [];
  },
  // Money that came in time may be in a file of the bank that is not here yet: the customer is not told before some working days have passed.
  PaymentOverdue: (contract, event, reading) => {
    const said = wordsOf(contract, event, reading, true);
    return said ? tell('payment_overdue_owner', [contract.owner], said.subject, said.text) : [];
  },
  PaymentChased: (contract, event, reading, before) => {
    const said = wordsOf(contract, event, reading, true);
    const kind = isChased(before, event.paymentLineId) ? 'payment_reminder' : 'payment_overdue';
    return said ? tell(kind, [customerOf(contract)], said.subject, said.text) : [];
  },
};
