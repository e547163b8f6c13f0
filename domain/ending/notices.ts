import { tellSentBack, tellTakenBack } from '../approval/taken-back';
import { type Contract } from '../contract/contract';
import { asWritten, bothSides, type NoticeDraft, type NoticeWriters, tell, tellAsked } from '../contract/notice-draft';
import { words } from '../kernel/words';
import { askAboutTermination } from './ask-customer';
import { type EndingEvents } from './events';

/** A customer who had asked for it hears that our side has not agreed; why is for our own people. */
function toldCustomer(before: Contract | null, terminationId: string, cause: string): NoticeDraft[] {
  const asked = before?.stage === 'active' && before.termination?.requestedBy === 'customer';
  if (!asked || cause === 'refused') return [];
  return tellAsked(
    'termination_not_agreed',
    before,
    words(`Termination ${terminationId} was not agreed to`, `未同意解除 ${terminationId}`),
    words('Your request was not agreed to; the contract goes on as it is.', '您的申请未获同意，合同按原约定继续履行。'),
  );
}

export const endingNotices: NoticeWriters<EndingEvents> = {
  TerminationRequested: null,
  TerminationApproved: (contract) => askAboutTermination(contract, false),
  TerminationAgreed: null,
  TerminationRefused: ({ number, owner }, { terminationId, cause, by, reason }, _reading, before) => {
    const subject = { kind: 'termination', id: terminationId } as const;
    if (cause === 'recalled') return tellTakenBack(before, subject, { by, reason });
    const told = tell(
      'termination_refused',
      [owner],
      words(`Termination of contract ${number} was refused`, `解除合同 ${number} 被拒绝`),
      cause === 'refused' ? asWritten(reason) : words(`${by}: ${reason}`, `${by}：${reason}`),
    );
    return [...told, ...tellSentBack(before, subject, { by, reason }), ...toldCustomer(before, terminationId, cause)];
  },
  TerminationReminderDue: (contract) => askAboutTermination(contract, true),
  ContractTerminated: (contract, { reason }) =>
    tell(
      'terminated',
      bothSides(contract),
      words(`Contract ${contract.number} is terminated`, `合同 ${contract.number} 已解除`),
      asWritten(reason),
    ),
  TermEnded: ({ number, owner }) =>
    tell(
      'term_ended',
      [owner],
      words(`The term of contract ${number} has ended`, `合同 ${number} 期限届满`),
      words('Duties that are still open outlive the term.', '未履行完毕的义务继续有效。'),
    ),
  ContractCompleted: (contract) =>
    tell(
      'completed',
      bothSides(contract),
      words(`Contract ${contract.number} is completed`, `合同 ${contract.number} 已履行完毕`),
      words('Everything is delivered, accepted and paid.', '已全部交付、验收并付清。'),
    ),
  ContractExpired: (contract) =>
    tell(
      'expired',
      bothSides(contract),
      words(`Contract ${contract.number} has expired`, `合同 ${contract.number} 已到期终止`),
      words('Its term is over.', '合同期限已届满。'),
    ),
  ContractArchived: null,
};
