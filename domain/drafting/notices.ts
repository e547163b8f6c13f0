import { tellSentBack, tellTakenBack } from '../approval/taken-back';
import { type Contract } from '../contract/contract';
import { type NoticeDraft, type NoticeWriters, tell, tellAsked } from '../contract/notice-draft';
import { waits } from '../contract/planning';
import { words } from '../kernel/words';
import { type DraftingEvents } from './events';

/** Tells whoever had been asked about the revision that it is no longer to be decided. */
function takenBack(before: Contract | null, reason: string): NoticeDraft[] {
  if (before?.stage !== 'in_approval' && before?.stage !== 'awaiting_customer') return [];
  const { revision, owner } = before;
  return tellTakenBack(before, { kind: 'revision', id: String(revision) }, { by: owner.name, reason });
}

/** A customer who had agreed, and whose signature was waited for. */
function toldBeforeSigning(before: Contract | null): NoticeDraft[] {
  if (before?.stage !== 'awaiting_signature') return [];
  const { number, owner } = before;
  return tellAsked(
    'withdrawn',
    before,
    words(`Contract ${number} was withdrawn`, `合同 ${number} 已撤回`),
    words(
      `${owner.name} withdrew it before it was signed. Please do not sign it.`,
      `${owner.name}已在签署前撤回本合同，请勿签署。`,
    ),
  );
}

export const draftingNotices: NoticeWriters<DraftingEvents> = {
  ContractCreated: null,
  DraftRevised: null,
  ContractSubmitted: null,
  ContractReturned: (contract, { revision, cause, by, reason }, _reading, before) => {
    const { number, owner } = contract;
    if (cause === 'recalled') return takenBack(before, reason);
    const days = waits.confirmationLapsesAfter;
    const told = tell(
      'returned',
      [owner],
      words(`Contract ${number} came back to you`, `合同 ${number} 已退回给您`),
      cause === 'confirmation_lapsed'
        ? words(`The customer did not answer within ${days} days.`, `客户在 ${days} 天内未答复。`)
        : words(`${by}: ${reason}`, `${by}：${reason}`),
    );
    return [...told, ...tellSentBack(before, { kind: 'revision', id: String(revision) }, { by, reason })];
  },
  ContractWithdrawn: (_contract, { reason }, _reading, before) => [
    ...takenBack(before, reason),
    ...toldBeforeSigning(before),
  ],
};
