import { tellTakenBack } from '../approval/taken-back';
import { asWritten, bothSides, type NoticeWriters, tell } from '../contract/notice-draft';
import { words } from '../kernel/words';
import { askAboutAmendment } from './ask-customer';
import { type AmendmentEvents } from './events';

export const amendmentNotices: NoticeWriters<AmendmentEvents> = {
  AmendmentRequested: null,
  AmendmentApproved: (contract) => askAboutAmendment(contract, false),
  AmendmentAgreed: null,
  AmendmentRefused: ({ owner }, { amendmentId, cause, by, reason }, _reading, before) =>
    cause === 'recalled'
      ? tellTakenBack(before, { kind: 'amendment', id: amendmentId }, { by, reason })
      : tell(
          'amendment_refused',
          [owner],
          words(`Amendment ${amendmentId} was refused`, `变更 ${amendmentId} 被拒绝`),
          cause === 'refused' ? asWritten(reason) : words(`${by}: ${reason}`, `${by}：${reason}`),
        ),
  AmendmentReminderDue: (contract) => askAboutAmendment(contract, true),
  AmendmentExecuted: (contract, { amendmentId }) =>
    tell(
      'amendment_executed',
      bothSides(contract),
      words(`Amendment ${amendmentId} is in force`, `变更 ${amendmentId} 已生效`),
      words('Both sides agreed. The plan below is the new one.', '双方已同意，以下为变更后的计划。'),
    ),
};
