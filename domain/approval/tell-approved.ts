import { type Contract } from '../contract/contract';
import { customerOf, type NoticeDraft, tell } from '../contract/notice-draft';
import { zh } from '../kernel/chinese';
import { words } from '../kernel/words';
import { subjectOf } from './ask-approvers';
import { type ApprovalSubject } from './state';

/** Tells the owner that our side has approved, and which customer contact is asked now. */
export function tellApproved(contract: Contract, subject: ApprovalSubject): NoticeDraft[] {
  const about = subjectOf(contract, subject);
  const { name } = customerOf(contract);
  return tell(
    'approved',
    [contract.owner],
    words(`Approved: ${about.en}`, zh`${about['zh-CN']}已通过审批`),
    words(
      `Everybody of ours has agreed. The customer (${name}) is asked now, by a mail that leaves in working hours.`,
      zh`内部审批已全部完成，现请客户（${name}）答复，邮件于工作时间发出。`,
    ),
  );
}
