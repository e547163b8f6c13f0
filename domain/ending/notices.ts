import { tellEnded, tellSentBack, tellTakenBack } from '../approval/taken-back';
import { tellApproved } from '../approval/tell-approved';
import { type ApprovalSubject } from '../approval/state';
import { type Contract } from '../contract/contract';
import { type NoticeDraft, type NoticeWriters, tell, tellAsked, tellCustomer } from '../contract/notice-draft';
import { type NoticeKind } from '../contract/notice-kinds';
import { shortTitle } from '../contract/subject-line';
import { zh } from '../kernel/chinese';
import { quoted } from '../kernel/quote';
import { type Words, words } from '../kernel/words';
import { isToSign } from '../signing/agreement';
import { tellToSign, wentBack } from '../signing/tell-to-sign';
import { askToArchive } from './archive-notices';
import { askAboutTermination } from './ask-customer';
import { type EndingEvents } from './events';
import { tellLapsed } from './lapse-notices';

const subjectFor = (id: string) => ({ kind: 'termination', id }) as const satisfies ApprovalSubject;

/** Tells a customer who had asked for termination that our side has not agreed. The reason is told to our own people only. */
function toldCustomer(before: Contract | null, cause: string): NoticeDraft[] {
  const asked = before?.stage === 'active' && before.termination?.requestedBy === 'customer';
  if (!asked || cause === 'refused') return [];
  const title = shortTitle(before);
  return tellAsked(
    'termination_not_agreed',
    before,
    words(`Not agreed to: the termination of ${title.en}`, zh`未能同意解除${title['zh-CN']}`),
    words(
      'We could not agree to your request; the contract goes on as it is.',
      '您提出的解除未能获得我方同意，合同按原约定继续履行。',
    ),
  );
}

interface Ended {
  kind: NoticeKind;
  subject: Words;
  /** For the customer and for our own people. */
  text: Words;
}

/** Tells both sides, and approvers of a pending amendment or termination. */
function tellBoth(contract: Contract, before: Contract | null, { kind, subject, text }: Ended): NoticeDraft[] {
  return [
    ...tell(kind, [contract.owner], subject, text),
    ...tellCustomer(kind, contract, subject, text),
    ...tellEnded(before, text),
  ];
}

export const endingNotices: NoticeWriters<EndingEvents> = {
  TerminationRequested: (contract, { requestedBy, reason }) => {
    const title = shortTitle(contract);
    return tell(
      'termination_requested',
      requestedBy === 'customer' ? [contract.owner] : [],
      words(`The customer asks to terminate ${title.en}`, zh`客户提出解除${title['zh-CN']}`),
      words(
        `The reason given: ${quoted(reason)}. It is in approval now.`,
        zh`客户给出的理由：${quoted(reason)}。解除已进入内部审批。`,
      ),
    );
  },
  TerminationApproved: (contract, { terminationId }) => [
    ...askAboutTermination(contract, false),
    ...tellApproved(contract, subjectFor(terminationId)),
  ],
  TerminationAgreed: (contract, { terminationId, comment }) => tellToSign(contract, subjectFor(terminationId), comment),
  TerminationRefused: (contract, { terminationId, cause, by, reason }, _reading, before) => {
    const subject = subjectFor(terminationId);
    if (cause === 'recalled') return tellTakenBack(before, subject, { by, reason });
    const title = shortTitle(contract);
    const told = tell(
      'termination_refused',
      [contract.owner],
      words(`Refused: the termination of ${title.en}`, zh`解除${title['zh-CN']}未获同意`),
      cause === 'refused' && before && isToSign(before, subject)
        ? wentBack(reason)
        : cause === 'refused'
          ? words(`The customer does not agree: ${quoted(reason)}.`, zh`客户不同意，理由：${quoted(reason)}。`)
          : words(`${by} does not agree: ${quoted(reason)}.`, zh`${by}不同意，理由：${quoted(reason)}。`),
    );
    return [...told, ...tellSentBack(before, subject, { by, reason }), ...toldCustomer(before, cause)];
  },
  TerminationReminderDue: (contract) => askAboutTermination(contract, true),
  ContractTerminated: (contract, { reason }, _reading, before) => {
    const title = shortTitle(contract);
    return tellBoth(contract, before, {
      kind: 'terminated',
      subject: words(`Terminated: ${title.en}`, zh`${title['zh-CN']}已解除`),
      text: words(
        `Both sides have signed the termination agreement and the contract is terminated. The reason given: ${quoted(reason)}.`,
        zh`双方已签署解除协议，合同已解除，理由：${quoted(reason)}。`,
      ),
    });
  },
  ContractLapsed: tellLapsed,
  TermEnded: (contract) => {
    const title = shortTitle(contract);
    return tell(
      'term_ended',
      [contract.owner],
      words(`The term of ${title.en} has ended`, zh`${title['zh-CN']}期限届满`),
      words('Duties that are still open outlive the term.', '合同期限已届满，尚未履行完毕的义务仍须履行。'),
    );
  },
  ContractCompleted: (contract, _event, _reading, before) => {
    const title = shortTitle(contract);
    return tellBoth(contract, before, {
      kind: 'completed',
      subject: words(`Completed: ${title.en}`, zh`${title['zh-CN']}已履行完毕`),
      text: words('Everything is delivered, accepted and paid.', '合同项下已全部交付、验收并付清。'),
    });
  },
  // The owner is told about it in the notice of the reversed receipt.
  ContractReopened: null,
  ContractExpired: (contract, _event, _reading, before) => {
    const title = shortTitle(contract);
    return tellBoth(contract, before, {
      kind: 'expired',
      subject: words(`Expired: ${title.en}`, zh`${title['zh-CN']}已到期终止`),
      text: words('Its term is over.', '合同期限已届满，合同终止。'),
    });
  },
  ArchivingAsked: (contract, event, reading) => askToArchive(contract, event, reading, false),
  ArchiveReminderDue: (contract, event, reading) => askToArchive(contract, event, reading, true),
  ContractArchived: null,
};
