import { counted } from '../kernel/plural';
import { stepName } from '../approval/step-name';
import { tellSentBack, tellTakenBack } from '../approval/taken-back';
import { type Contract } from '../contract/contract';
import { type NoticeDraft, type NoticeWriters, tell, tellAsked } from '../contract/notice-draft';
import { waits } from '../contract/planning';
import { shortTitle } from '../contract/subject-line';
import { zh } from '../kernel/chinese';
import { quoted } from '../kernel/quote';
import { type Recorded } from '../kernel/stream';
import { type Words, words } from '../kernel/words';
import { type DraftingEvents } from './events';

type Returned = Recorded<{ type: 'ContractReturned' } & DraftingEvents['ContractReturned']>;

/** Tells people who were asked about the revision that they need not decide any more. */
function takenBack(before: Contract | null, reason: string): NoticeDraft[] {
  if (before?.stage !== 'in_approval' && before?.stage !== 'awaiting_customer') return [];
  const { revision, owner } = before;
  return tellTakenBack(before, { kind: 'revision', id: String(revision) }, { by: owner.name, reason });
}

/** Tells a customer who had confirmed, while signatures were awaited. */
function toldBeforeSigning(before: Contract | null): NoticeDraft[] {
  if (before?.stage !== 'awaiting_signature') return [];
  const { owner } = before;
  const title = shortTitle(before);
  return tellAsked(
    'withdrawn',
    before,
    words(`Withdrawn: ${title.en}`, zh`${title['zh-CN']}已作废`),
    words(
      `${owner.name} withdrew it before it was signed. Please do not sign it.`,
      zh`${owner.name}已在签署前将本合同作废，请勿签署。`,
    ),
  );
}

/** Who returned the contract, and why. */
function whyReturned(contract: Contract, event: Returned, before: Contract | null): Words {
  const { cause, by, reason, stepId, revision } = event;
  const days = waits.confirmationLapsesAfter;
  if (cause === 'confirmation_lapsed')
    return words(
      `The customer did not answer within ${counted(days, 'day')}. Submit it again when the customer is ready.`,
      `客户在 ${days} 天内未答复。可与客户沟通后重新提交。`,
    );
  const done = cause === 'rejected' ? words('rejected it', '驳回') : words('asks for changes', '要求修改');
  const next = words('Revise the draft and submit it again.', '请修改后重新提交。');
  if (before?.stage === 'awaiting_customer')
    return words(
      `${by} of the customer ${done.en}: ${quoted(reason)}. ${next.en}`,
      zh`客户${by}${done['zh-CN']}，理由：${quoted(reason)}。${next['zh-CN']}`,
    );
  const name = stepId === undefined ? null : stepName(contract, { kind: 'revision', id: String(revision) }, stepId);
  return words(
    `${by}${name ? ` (${name.en})` : ''} ${done.en}: ${quoted(reason)}. ${next.en}`,
    zh`${by}${name ? zh`（${name['zh-CN']}）` : ''}${done['zh-CN']}，理由：${quoted(reason)}。${next['zh-CN']}`,
  );
}

/** Tells a customer who still has the link that it is no longer valid. */
function toldLapsed(before: Contract | null, cause: Returned['cause']): NoticeDraft[] {
  if (before?.stage !== 'awaiting_customer' || cause !== 'confirmation_lapsed') return [];
  const days = waits.confirmationLapsesAfter;
  const title = shortTitle(before);
  return tellAsked(
    'question_lapsed',
    before,
    words(`No longer open: ${title.en}`, zh`${title['zh-CN']}的确认期限已过`),
    words(
      `You were asked ${counted(days, 'day')} ago to confirm it. The link that was mailed to you no longer counts; if you still want the contract, please write to us.`,
      `我方 ${days} 天前请您确认本合同，尚未收到答复，此前发给您的链接已失效。如仍需签订，请与我方联系。`,
    ),
  );
}

export const draftingNotices: NoticeWriters<DraftingEvents> = {
  ContractCreated: null,
  DraftRevised: null,
  ContractSubmitted: null,
  ContractReturned: (contract, event, _reading, before) => {
    const { revision, cause, by, reason } = event;
    if (cause === 'recalled') return takenBack(before, reason);
    const title = shortTitle(contract);
    return [
      ...tell(
        'returned',
        [contract.owner],
        words(`Came back to you: ${title.en}`, zh`${title['zh-CN']}已退回给您`),
        whyReturned(contract, event, before),
      ),
      ...tellSentBack(before, { kind: 'revision', id: String(revision) }, { by, reason }),
      ...toldLapsed(before, cause),
    ];
  },
  ContractWithdrawn: (_contract, { reason }, _reading, before) => [
    ...takenBack(before, reason),
    ...toldBeforeSigning(before),
  ],
};
