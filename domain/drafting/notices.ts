import { pendingApprovers } from '../approval/ask-approvers';
import { type Contract } from '../contract/contract';
import { type NoticeDraft, type NoticeWriters, tell } from '../contract/notice-draft';
import { waits } from '../contract/planning';
import { isSamePerson } from '../kernel/people';
import { words } from '../kernel/words';
import { type DraftingEvents } from './events';

/** Who was asked and need not decide any more, since the drafter took the contract back. */
function takenBack(contract: Contract, reason: string): NoticeDraft[] {
  const { number, owner } = contract;
  const asked = 'approval' in contract && contract.approval ? pendingApprovers(contract.approval) : [];
  const once = asked.filter(
    ({ email }, index) => asked.findIndex((other) => isSamePerson(other.email, email)) === index,
  );
  return tell(
    'approval_recalled',
    once,
    words(`Contract ${number} was taken back`, `合同 ${number} 已撤回`),
    words(
      `${owner.name} took it back: ${reason}. You need not decide; it may come again.`,
      `${owner.name}已撤回：${reason}。您无需处理，重新提交后会再通知您。`,
    ),
  );
}

export const draftingNotices: NoticeWriters<DraftingEvents> = {
  ContractCreated: null,
  DraftRevised: null,
  ContractSubmitted: null,
  ContractReturned: (contract, { cause, by, reason }) => {
    const { number, owner } = contract;
    if (cause === 'recalled') return takenBack(contract, reason);
    const days = waits.confirmationLapsesAfter;
    return tell(
      'returned',
      [owner],
      words(`Contract ${number} came back to you`, `合同 ${number} 已退回给您`),
      cause === 'confirmation_lapsed'
        ? words(`The customer did not answer within ${days} days.`, `客户在 ${days} 天内未答复。`)
        : words(`${by}: ${reason}`, `${by}：${reason}`),
    );
  },
  ContractWithdrawn: null,
};
