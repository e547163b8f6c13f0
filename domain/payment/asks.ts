import { effectiveDueOn } from '../contract/due-day';
import { type Waiters, type Waiting } from '../contract/waiting-item';
import { zh } from '../kernel/chinese';
import { isCovered } from './unallocated';

/** Of the payments to come the overdue ones and the next. Where the money is here, our side is to say what it is for. */
export const paymentWaiters: Waiters = (contract, { termsOf }, calendar) => {
  if (contract.stage !== 'active') return [];
  const { payment, since: activeSince } = contract;
  const { paymentPlan, parties } = termsOf(contract.terms);
  const next = payment.open.map(({ dueOn }) => dueOn).sort()[0];
  const titles = new Map(paymentPlan.map(({ paymentLineId, title }) => [paymentLineId, title]));
  return payment.open.flatMap((line): Waiting[] => {
    const { paymentLineId, dueOn, overdue = false, since = activeSince } = line;
    if (!overdue && dueOn !== next) return [];
    const title = titles.get(paymentLineId) ?? paymentLineId;
    const by = effectiveDueOn(contract.terms, dueOn, calendar);
    const what = { en: `pay “${title}” on or before ${by}`, 'zh-CN': zh`不晚于 ${by}（含当日）支付“${title}”` };
    const topic = { kind: 'payment', paymentLineId } as const;
    if (isCovered(payment, line)) {
      const allocate = { en: `allocate what has been received to “${title}”`, 'zh-CN': zh`将已收款项分配至“${title}”` };
      return [{ topic, role: 'owner', person: contract.owner, overdue, since, what: allocate }];
    }
    return [{ topic, role: 'customer', person: parties.customer.contact, overdue, since, what }];
  });
};
