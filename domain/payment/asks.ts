import { type Waiters, type Waiting } from '../contract/waiting-item';
import { zh } from '../kernel/chinese';
import { paymentDue } from './due';
import { isCovered } from './unallocated';

/**
 * Of payments with a certain due day the overdue ones and the next one are waited for; a payment triggered by an acceptance waits for that
 * acceptance only. If enough money is here already, our side is waited for, to allocate it.
 */
export const paymentWaiters: Waiters = (contract, { termsOf }, calendar) => {
  if (contract.stage !== 'active') return [];
  const { payment, since: activeSince } = contract;
  const { paymentPlan, parties } = termsOf(contract.terms);
  const dated = payment.open.map((line) => ({ line, due: paymentDue(contract, line, calendar) }));
  const certain = dated.filter(({ due }) => due.awaits === null);
  const next = certain.map(({ due }) => due.dueOn).sort()[0];
  const titles = new Map(paymentPlan.map(({ paymentLineId, title }) => [paymentLineId, title]));
  return certain.flatMap(({ line, due }): Waiting[] => {
    const { paymentLineId, overdue = false, since = activeSince } = line;
    if (!overdue && due.dueOn !== next) return [];
    const title = titles.get(paymentLineId) ?? paymentLineId;
    const by = due.effectiveDueOn;
    const what = { en: `pay “${title}” on or before ${by}`, 'zh-CN': zh`不晚于 ${by}（含当日）支付“${title}”` };
    const topic = { kind: 'payment', paymentLineId } as const;
    if (isCovered(contract, line)) {
      const allocate = { en: `allocate what has been received to “${title}”`, 'zh-CN': zh`将已收款项分配至“${title}”` };
      return [{ topic, role: 'owner', person: contract.owner, overdue, since, what: allocate }];
    }
    return [{ topic, role: 'customer', person: parties.customer.contact, overdue, since, what }];
  });
};
