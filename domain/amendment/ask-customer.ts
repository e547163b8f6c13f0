import { type Contract } from '../contract/contract';
import { ask, type NoticeDraft, reminding } from '../contract/notice-draft';
import { words } from '../kernel/words';

/** The customer's consent, once our side has given its own. */
export function askAboutAmendment(contract: Contract, reminder: boolean): NoticeDraft[] {
  if (contract.stage !== 'active' || !contract.amendment?.approvedAt) return [];
  const { number, terms, amendment } = contract;
  const { amendmentId, reason } = amendment;
  return ask(
    `amendment_${reminder ? 'reminder' : 'request'}`,
    terms.contact,
    reminding(
      reminder,
      words(
        `Amendment ${amendmentId} of contract ${number} needs your consent`,
        `合同 ${number} 的变更 ${amendmentId} 待您同意`,
      ),
    ),
    words(`Both sides must agree. Reason given: ${reason}`, `须双方同意后生效。原因：${reason}`),
    { kind: 'amendment', amendmentId },
  );
}
