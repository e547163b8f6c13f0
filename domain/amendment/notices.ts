import { tellSentBack, tellTakenBack } from '../approval/taken-back';
import { type Contract } from '../contract/contract';
import { asWritten, bothSides, type NoticeDraft, type NoticeWriters, tell, tellAsked } from '../contract/notice-draft';
import { words } from '../kernel/words';
import { askAboutAmendment } from './ask-customer';
import { type AmendmentEvents } from './events';

/** A customer who had asked for it hears that our side has not agreed; why is for our own people. */
function toldCustomer(before: Contract | null, amendmentId: string, cause: string): NoticeDraft[] {
  const asked = before?.stage === 'active' && before.amendment?.requestedBy === 'customer';
  if (!asked || cause === 'refused') return [];
  return tellAsked(
    'amendment_not_agreed',
    before,
    words(`Amendment ${amendmentId} was not agreed to`, `未同意变更 ${amendmentId}`),
    words('Your request was not agreed to; the contract goes on as it is.', '您的申请未获同意，合同按原约定继续履行。'),
  );
}

export const amendmentNotices: NoticeWriters<AmendmentEvents> = {
  AmendmentRequested: null,
  AmendmentApproved: (contract) => askAboutAmendment(contract, false),
  AmendmentAgreed: null,
  AmendmentRefused: ({ owner }, { amendmentId, cause, by, reason }, _reading, before) => {
    const subject = { kind: 'amendment', id: amendmentId } as const;
    if (cause === 'recalled') return tellTakenBack(before, subject, { by, reason });
    const told = tell(
      'amendment_refused',
      [owner],
      words(`Amendment ${amendmentId} was refused`, `变更 ${amendmentId} 被拒绝`),
      cause === 'refused' ? asWritten(reason) : words(`${by}: ${reason}`, `${by}：${reason}`),
    );
    return [...told, ...tellSentBack(before, subject, { by, reason }), ...toldCustomer(before, amendmentId, cause)];
  },
  AmendmentReminderDue: (contract) => askAboutAmendment(contract, true),
  AmendmentExecuted: (contract, { amendmentId }) =>
    tell(
      'amendment_executed',
      bothSides(contract),
      words(`Amendment ${amendmentId} is in force`, `变更 ${amendmentId} 已生效`),
      words('Both sides agreed. The plan below is the new one.', '双方已同意，以下为变更后的计划。'),
    ),
};
