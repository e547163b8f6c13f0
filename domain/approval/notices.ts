import { askForAnswer } from '../contract/ask-customer';
import { type Contract } from '../contract/contract';
import { type NoticeDraft, type NoticeWriters, tell } from '../contract/notice-draft';
import { type Reading } from '../contract/reading';
import { shortTitle } from '../contract/subject-line';
import { findApproval } from '../contract/subjects';
import { zh } from '../kernel/chinese';
import { isSamePerson, type Person } from '../kernel/people';
import { quoted, saying } from '../kernel/quote';
import { type Recorded } from '../kernel/stream';
import { type Words, words } from '../kernel/words';
import { askApprovers, subjectOf } from './ask-approvers';
import { type ApprovalEvents } from './events';
import { stepName } from './step-name';
import { tellAgreed } from './taken-back';

type Of<T extends keyof ApprovalEvents> = { [K in T]: Recorded<{ type: K } & ApprovalEvents[K]> }[T];

function seatMoved(contract: Contract, event: Of<'SeatMoved'>, reading: Reading): NoticeDraft[] {
  const { from, to, subject, stepId, reason, why, ask } = event;
  const about = subjectOf(contract, subject);
  const name = stepName(contract, subject, stepId);
  const isSaid = reason.en !== '';
  const said = words(
    isSaid ? ` ${from.name} says: ${quoted(reason.en)}.` : '',
    isSaid ? zh`${from.name}的转交说明：${quoted(reason['zh-CN'])}。` : '',
  );
  const asked = askApprovers(contract, subject, stepId, { reading, ask, ...(why === 'delegated' ? { said } : {}) });
  // A person who delegated knows it already, and one who is absent or has left need not be told.
  if (event.dueAt === undefined && why !== 'reassigned') return asked;
  const told = tell(
    'approval_moved',
    [from],
    words(
      `No longer for you to approve: ${about.en} (${name.en})`,
      zh`无需再审批${about['zh-CN']}（${name['zh-CN']}）`,
    ),
    words(
      isSaid ? `${to.name} decides in your place: ${reason.en}.` : `${to.name} decides in your place.`,
      isSaid ? zh`改由${to.name}审批，原因：${reason['zh-CN']}。` : zh`改由${to.name}审批。`,
    ),
  );
  return [...asked, ...told];
}

function blocked(contract: Contract, event: Of<'ApprovalBlocked'>): NoticeDraft[] {
  const { owner } = contract;
  const about = subjectOf(contract, event.subject);
  const routeOwner = findApproval(contract, event.subject)?.approval.routeOwner ?? null;
  const people: Person[] = routeOwner && !isSamePerson(routeOwner.email, owner.email) ? [routeOwner, owner] : [owner];
  const name = stepName(contract, event.subject, event.stepId);
  return tell(
    'approval_blocked',
    people,
    words(`Stuck in approval: ${about.en} (${name.en})`, zh`${about['zh-CN']}审批受阻（${name['zh-CN']}）`),
    words(
      `${event.why.en} Nothing is approved by itself: please name somebody who decides.`,
      zh`${event.why['zh-CN']}系统不会自动通过，请指定审批人。`,
    ),
  );
}

function commented(contract: Contract, event: Of<'CommentAdded'>): NoticeDraft[] {
  const { owner } = contract;
  const { by, text, mustBeResolved } = event;
  const title = shortTitle(contract);
  const said: Words = mustBeResolved
    ? words(
        `Nobody can approve until this is resolved: ${quoted(text)}.`,
        zh`以下意见解决之前，合同无法通过审批：${quoted(text)}。`,
      )
    : words(`${by.name} writes: ${quoted(text)}.`, zh`${by.name}的意见：${quoted(text)}。`);
  return tell(
    'comment',
    isSamePerson(by.email, owner.email) ? [] : [owner],
    words(`${by.name} commented on ${title.en}`, zh`${by.name}对${title['zh-CN']}发表了意见`),
    said,
  );
}

function again(contract: Contract, event: Of<'ApproversNudged' | 'LinkResent'>, reading: Reading): NoticeDraft[] {
  const reminder = event.type === 'ApproversNudged';
  if (event.stepIds.length === 0) return askForAnswer(contract, reminder, reading);
  return event.stepIds.flatMap((stepId) => askApprovers(contract, event.subject, stepId, { reading, reminder }));
}

function resolved(contract: Contract, { author, by, text }: Of<'CommentResolved'>): NoticeDraft[] {
  const title = shortTitle(contract);
  const said = saying(text);
  return tell(
    'comment_resolved',
    isSamePerson(author.email, by.email) ? [] : [author],
    words(`Your comment on ${title.en} is resolved`, zh`您对${title['zh-CN']}的意见已解决`),
    words(`${by.name} resolved it${said.en}.`, zh`${by.name}已处理您的意见${said['zh-CN']}。`),
  );
}

function returnedToStep(contract: Contract, { subject, toStepId, by, reason }: Of<'ReturnedToStep'>): NoticeDraft[] {
  const about = subjectOf(contract, subject);
  const name = stepName(contract, subject, toStepId);
  return tell(
    'returned_to_step',
    [contract.owner],
    words(`Back to ${name.en}: ${about.en}`, zh`${about['zh-CN']}已驳回到“${name['zh-CN']}”环节`),
    words(`${by.name} sent it back there: ${quoted(reason)}.`, zh`${by.name}驳回到该环节，理由：${quoted(reason)}。`),
  );
}

/** The notices of approval events. */
export const approvalNotices: NoticeWriters<ApprovalEvents> = {
  ApprovalStepsOpened: (contract, { subject, opened }, reading) =>
    opened.flatMap(({ stepId }) => askApprovers(contract, subject, stepId, { reading })),
  ApprovalGiven: (contract, { subject, stepId, by }) => tellAgreed(contract, subject, stepId, by),
  ApprovalDenied: null,
  ReturnedToStep: returnedToStep,
  SeatMoved: seatMoved,
  ApproverAdded: null,
  ApprovalBlocked: blocked,
  ApproversFound: (contract, { subject, stepId, seats }, reading) =>
    seats.flatMap(({ ask }) => askApprovers(contract, subject, stepId, { reading, ask })),
  ApprovalReminderDue: (contract, { subject, stepId }, reading) =>
    askApprovers(contract, subject, stepId, { reading, reminder: true }),
  ApproversNudged: again,
  LinkResent: again,
  CommentAdded: commented,
  CommentResolved: resolved,
};
