import { subjectOf } from '../approval/ask-approvers';
import { tellSentBack, tellTakenBack } from '../approval/taken-back';
import { tellApproved } from '../approval/tell-approved';
import { type ApprovalSubject } from '../approval/state';
import { type Contract } from '../contract/contract';
import { type NoticeDraft, type NoticeWriters, tell, tellAsked, tellCustomer } from '../contract/notice-draft';
import { zh } from '../kernel/chinese';
import { quoted } from '../kernel/quote';
import { words } from '../kernel/words';
import { isToSign } from '../signing/agreement';
import { tellToSign, wentBack } from '../signing/tell-to-sign';
import { askAboutAmendment } from './ask-customer';
import { type AmendmentEvents } from './events';

const subjectFor = (id: string) => ({ kind: 'amendment', id }) as const satisfies ApprovalSubject;

/** Tells a customer who had asked for the amendment that our side has not agreed. The reason is told to our own people only. */
function toldCustomer(before: Contract | null, amendmentId: string, cause: string): NoticeDraft[] {
  const asked = before?.stage === 'active' && before.amendment?.requestedBy === 'customer';
  if (!asked || cause === 'refused') return [];
  const about = subjectOf(before, subjectFor(amendmentId));
  return tellAsked(
    'amendment_not_agreed',
    before,
    words(`Not agreed to: ${about.en}`, zh`未能同意${about['zh-CN']}`),
    words(
      'We could not agree to your request; the contract goes on as it is.',
      '您提出的变更未能获得我方同意，合同按原约定继续履行。',
    ),
  );
}

export const amendmentNotices: NoticeWriters<AmendmentEvents> = {
  AmendmentRequested: (contract, { amendmentId, requestedBy, reason }) => {
    const about = subjectOf(contract, subjectFor(amendmentId));
    return tell(
      'amendment_requested',
      requestedBy === 'customer' ? [contract.owner] : [],
      words(`The customer asks for ${about.en}`, zh`客户提出${about['zh-CN']}`),
      words(
        `The reason given: ${quoted(reason)}. It is in approval now.`,
        zh`客户给出的理由：${quoted(reason)}。变更已进入内部审批。`,
      ),
    );
  },
  AmendmentApproved: (contract, { amendmentId }) => [
    ...askAboutAmendment(contract, false),
    ...tellApproved(contract, subjectFor(amendmentId)),
  ],
  AmendmentAgreed: (contract, { amendmentId, comment }) => tellToSign(contract, subjectFor(amendmentId), comment),
  AmendmentRefused: (contract, { amendmentId, cause, by, reason }, _reading, before) => {
    const subject = subjectFor(amendmentId);
    if (cause === 'recalled') return tellTakenBack(before, subject, { by, reason });
    const about = subjectOf(contract, subject);
    const told = tell(
      'amendment_refused',
      [contract.owner],
      words(`Refused: ${about.en}`, zh`${about['zh-CN']}未获同意`),
      cause === 'refused' && before && isToSign(before, subject)
        ? wentBack(reason)
        : cause === 'refused'
          ? words(`The customer does not agree: ${quoted(reason)}.`, zh`客户不同意，理由：${quoted(reason)}。`)
          : words(`${by} does not agree: ${quoted(reason)}.`, zh`${by}不同意，理由：${quoted(reason)}。`),
    );
    return [...told, ...tellSentBack(before, subject, { by, reason }), ...toldCustomer(before, amendmentId, cause)];
  },
  AmendmentReminderDue: (contract) => askAboutAmendment(contract, true),
  AmendmentExecuted: (contract, { amendmentId }) => {
    const about = subjectOf(contract, subjectFor(amendmentId));
    const subject = words(`In force: ${about.en}`, zh`${about['zh-CN']}已生效`);
    const text = words(
      'Both sides have signed the supplementary agreement. Below is the plan as it is now.',
      '双方已签署补充协议，以下为变更后的计划。',
    );
    const whole = { about: 'whole' } as const;
    return [
      ...tell('amendment_executed', [contract.owner], subject, text, whole),
      ...tellCustomer('amendment_executed', contract, subject, text, whole),
    ];
  },
};
