import { type Contract } from '../contract/contract';
import { type NoticeDraft, tell, tellAsked, tellCustomer } from '../contract/notice-draft';
import { shortTitle } from '../contract/subject-line';
import { approvalsUnderWay, findApproval } from '../contract/subjects';
import { zh } from '../kernel/chinese';
import { isSamePerson, type Person } from '../kernel/people';
import { quoted } from '../kernel/quote';
import { type Words, words } from '../kernel/words';
import { isToSign } from '../signing/agreement';
import { pendingApprovers, subjectOf } from './ask-approvers';
import { type ApprovalSubject, type StepId } from './state';
import { capacityIn } from './step-name';
import { isStepApproved, pendingSeats } from './steps';

interface TakingBack {
  by: string;
  reason: string;
}

function once(people: readonly Person[]): Person[] {
  return people.filter(({ email }, index) => people.findIndex((other) => isSamePerson(other.email, email)) === index);
}

/** Tells the customer, who had already agreed, that the subject was recalled. */
function tellUnsigned(before: Contract, heading: Words, by: string): NoticeDraft[] {
  return tellCustomer(
    'question_recalled',
    before,
    heading,
    words(
      `${by} took it back before both sides had signed. Nothing comes of it: the contract goes on as it is.`,
      zh`${by}已在双方签署前撤回，该事项不再办理，合同按原约定继续履行。`,
    ),
    { about: 'parties' },
  );
}

/**
 * Tells the people who were asked and have not answered that they need not decide any more: the approvers, or the customer after our
 * side had approved. The reason is told to our own people only. `before` is the contract just before the event.
 */
export function tellTakenBack(
  before: Contract | null,
  subject: ApprovalSubject,
  { by, reason }: TakingBack,
): NoticeDraft[] {
  const found = before && findApproval(before, subject);
  if (!found) return [];
  const about = subjectOf(before, subject);
  const heading = words(`Taken back: ${about.en}`, zh`${about['zh-CN']}已撤回`);
  if (isToSign(before, subject)) return tellUnsigned(before, heading, by);
  return found.underWay
    ? tell(
        'approval_recalled',
        once(pendingApprovers(found.approval)),
        heading,
        words(
          `${by} took it back: ${quoted(reason)}. You need not decide any more.`,
          zh`${by}已撤回，理由：${quoted(reason)}。您无需再处理。`,
        ),
      )
    : tellAsked(
        'question_recalled',
        before,
        heading,
        words(
          `${by} took it back. You need not decide any more; what was mailed to you before no longer counts.`,
          zh`${by}已撤回。您无需再处理，此前发给您的内容不再有效。`,
        ),
      );
}

/** Tells the other approvers that one of them has returned the revision, or rejected the amendment or termination. `before` is the contract just before the event. */
export function tellSentBack(
  before: Contract | null,
  subject: ApprovalSubject,
  { by, reason }: TakingBack,
): NoticeDraft[] {
  const found = before && findApproval(before, subject);
  if (!before || !found?.underWay) return [];
  const about = subjectOf(before, subject);
  const [heading, said] =
    subject.kind === 'revision'
      ? [words(`Sent back: ${about.en}`, zh`${about['zh-CN']}已被退回`), words(`${by} sent it back`, zh`${by}已退回`)]
      : [
          words(`Rejected: ${about.en}`, zh`${about['zh-CN']}已被驳回`),
          words(`${by} does not agree, and the contract stays as it is`, zh`${by}不同意，合同按原内容继续履行`),
        ];
  const others = once(pendingApprovers(found.approval)).filter(({ name, email }) => name !== by && email !== by);
  return tell(
    'approval_over',
    others.filter(({ email }) => !isSamePerson(email, before.owner.email)),
    heading,
    words(
      `${said.en}: ${quoted(reason)}. You need not decide any more.`,
      zh`${said['zh-CN']}，理由：${quoted(reason)}。您无需再处理。`,
    ),
  );
}

/** Tells approvers whose votes are no longer needed that the step is approved. `contract` is the contract just after the event. */
export function tellAgreed(contract: Contract, subject: ApprovalSubject, stepId: StepId, by: Person): NoticeDraft[] {
  const found = findApproval(contract, subject);
  const step = found?.approval.steps.find((one) => one.stepId === stepId);
  if (!step || !isStepApproved(step)) return [];
  const about = subjectOf(contract, subject);
  return tell(
    'approval_over',
    once(pendingSeats(step).map(({ holder }) => holder)),
    words(`Approved without you: ${about.en}`, zh`${about['zh-CN']}已由他人审批`),
    words(
      `${by.name} has approved it ${capacityIn(step).en}. You need not decide any more.`,
      zh`${by.name}已完成${step.name['zh-CN']}审批。您无需再处理。`,
    ),
  );
}

/** Tells approvers of an amendment or termination that the contract has ended. `before` is the contract just before the event. */
export function tellEnded(before: Contract | null, why: Words): NoticeDraft[] {
  if (!before) return [];
  const people = approvalsUnderWay(before).flatMap(({ approval }) => pendingApprovers(approval));
  const title = shortTitle(before);
  return tell(
    'approval_over',
    once(people),
    words(`No longer for you to approve: ${title.en}`, zh`无需再审批${title['zh-CN']}`),
    words(`${why.en} You need not decide any more.`, zh`${why['zh-CN']}您无需再处理。`),
  );
}
