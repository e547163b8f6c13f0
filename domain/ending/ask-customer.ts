import { type Contract } from '../contract/contract';
import { ask, type NoticeDraft, reminding } from '../contract/notice-draft';
import { words } from '../kernel/words';

/** The customer's consent, once our side has given its own. */
export function askAboutTermination(contract: Contract, reminder: boolean): NoticeDraft[] {
  if (contract.stage !== 'active' || !contract.termination?.approvedAt) return [];
  const { number, terms, termination } = contract;
  const { terminationId, reason } = termination;
  return ask(
    `termination_${reminder ? 'reminder' : 'request'}`,
    terms.contact,
    reminding(reminder, words(`Termination of contract ${number} needs your consent`, `解除合同 ${number} 待您同意`)),
    words(`Both sides must agree. Reason given: ${reason}`, `须双方同意后生效。原因：${reason}`),
    { kind: 'termination', terminationId },
  );
}
