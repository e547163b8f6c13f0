import { type Contract } from '../contract/contract';
import { type NoticeDraft, tell, tellAsked } from '../contract/notice-draft';
import { findApproval } from '../contract/subjects';
import { isSamePerson, type Person } from '../kernel/people';
import { words } from '../kernel/words';
import { pendingApprovers, subjectOf } from './ask-approvers';
import { type ApprovalSubject } from './state';

interface TakingBack {
  by: string;
  reason: string;
}

function once(people: readonly Person[]): Person[] {
  return people.filter(({ email }, index) => people.findIndex((other) => isSamePerson(other.email, email)) === index);
}

/**
 * Tells who had been asked about it, and had not answered, that they need not decide any more: the approvers, or the customer once
 * our side had agreed. Why it was taken back is for our people only. `before` is the contract just before.
 */
export function tellTakenBack(
  before: Contract | null,
  subject: ApprovalSubject,
  { by, reason }: TakingBack,
): NoticeDraft[] {
  const found = before && findApproval(before, subject);
  if (!found) return [];
  const about = subjectOf(before, subject);
  const heading = words(`${about.en} was taken back`, `${about['zh-CN']}已撤回`);
  return found.underWay
    ? tell(
        'approval_recalled',
        once(pendingApprovers(found.approval)),
        heading,
        words(`${by} took it back: ${reason}. You need not decide any more.`, `${by}已撤回：${reason}。您无需处理。`),
      )
    : tellAsked(
        'question_recalled',
        before,
        heading,
        words(
          `${by} took it back. You need not decide any more; what was mailed to you before no longer counts.`,
          `${by}已撤回。您无需处理，此前发给您的内容不再有效。`,
        ),
      );
}

/** Tells the others who had been asked that one of them has sent it back. `before` is the contract just before. */
export function tellSentBack(
  before: Contract | null,
  subject: ApprovalSubject,
  { by, reason }: TakingBack,
): NoticeDraft[] {
  const found = before && findApproval(before, subject);
  if (!before || !found?.underWay) return [];
  const about = subjectOf(before, subject);
  const others = once(pendingApprovers(found.approval)).filter(({ name, email }) => name !== by && email !== by);
  return tell(
    'approval_over',
    others.filter(({ email }) => !isSamePerson(email, before.owner.email)),
    words(`${about.en} was sent back`, `${about['zh-CN']}已退回`),
    words(`${by}: ${reason}. You need not decide any more.`, `${by}：${reason}。您无需处理。`),
  );
}
