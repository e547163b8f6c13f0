import { askForAnswer } from '../contract/ask-customer';
import { type Contract } from '../contract/contract';
import { asWritten, type NoticeDraft, type NoticeWriters, tell } from '../contract/notice-draft';
import { type Reading } from '../contract/reading';
import { findApproval } from '../contract/subjects';
import { isSamePerson, type Person } from '../kernel/people';
import { type Recorded } from '../kernel/stream';
import { type Words, words } from '../kernel/words';
import { askApprovers, subjectOf } from './ask-approvers';
import { type ApprovalEvents } from './events';
import { stepName } from './step-name';

type Of<T extends keyof ApprovalEvents> = { [K in T]: Recorded<{ type: K } & ApprovalEvents[K]> }[T];

function seatMoved(contract: Contract, event: Of<'SeatMoved'>): NoticeDraft[] {
  const { from, to, subject, stepId, reason, why, ask } = event;
  const about = subjectOf(contract, subject);
  const name = stepName(contract, subject, stepId);
  const isSaid = reason.en !== '';
  const said = words(isSaid ? ` ${from.name}: ${reason.en}.` : '', isSaid ? `${from.name}：${reason['zh-CN']}。` : '');
  const asked = askApprovers(contract, subject, stepId, { ask, ...(why === 'delegated' ? { said } : {}) });
  // Who passed it on knows; who is away or gone need not be told.
  if (event.dueAt === undefined && why !== 'reassigned') return asked;
  const told = tell(
    'approval_moved',
    [from],
    words(
      `${about.en} no longer waits for your approval (${name.en})`,
      `${about['zh-CN']}不再待您审批（${name['zh-CN']}）`,
    ),
    words(
      reason.en === '' ? `${to.name} decides in your place.` : `${to.name} decides in your place: ${reason.en}.`,
      reason['zh-CN'] === '' ? `由${to.name}代为审批。` : `由${to.name}代为审批：${reason['zh-CN']}。`,
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
    words(`${about.en} is stuck in approval (${name.en})`, `${about['zh-CN']}审批受阻（${name['zh-CN']}）`),
    words(
      `${event.why.en} Nothing is approved by itself: please name somebody who decides.`,
      `${event.why['zh-CN']}系统不会自动通过：请指定审批人。`,
    ),
  );
}

function commented({ number, owner }: Contract, event: Of<'CommentAdded'>): NoticeDraft[] {
  const { by, text, mustBeResolved } = event;
  const said: Words = mustBeResolved
    ? words(`Nobody can approve until this is resolved: ${text}`, `在此意见解决之前无法审批：${text}`)
    : asWritten(text);
  return tell(
    'comment',
    isSamePerson(by.email, owner.email) ? [] : [owner],
    words(`${by.name} commented on contract ${number}`, `${by.name}对合同 ${number} 发表了意见`),
    said,
  );
}

function again(contract: Contract, event: Of<'ApproversNudged' | 'LinkResent'>, reading: Reading): NoticeDraft[] {
  const reminder = event.type === 'ApproversNudged';
  if (event.stepIds.length === 0) return askForAnswer(contract, reminder, reading);
  return event.stepIds.flatMap((stepId) => askApprovers(contract, event.subject, stepId, { reminder }));
}

/** What people are told of an approval. */
export const approvalNotices: NoticeWriters<ApprovalEvents> = {
  ApprovalStepsOpened: (contract, { subject, opened }) =>
    opened.flatMap(({ stepId }) => askApprovers(contract, subject, stepId)),
  ApprovalGiven: null,
  ApprovalDenied: null,
  ReturnedToStep: (contract, { subject, toStepId, by, reason }) => {
    const about = subjectOf(contract, subject);
    const name = stepName(contract, subject, toStepId);
    return tell(
      'returned_to_step',
      [contract.owner],
      words(`${about.en} went back to ${name.en}`, `${about['zh-CN']}已驳回到“${name['zh-CN']}”`),
      words(`${by.name}: ${reason}`, `${by.name}：${reason}`),
    );
  },
  SeatMoved: seatMoved,
  ApproverAdded: null,
  ApprovalBlocked: blocked,
  ApproversFound: (contract, { subject, stepId, seats }) =>
    seats.flatMap(({ ask }) => askApprovers(contract, subject, stepId, { ask })),
  ApprovalReminderDue: (contract, { subject, stepId }) => askApprovers(contract, subject, stepId, { reminder: true }),
  ApproversNudged: again,
  LinkResent: again,
  CommentAdded: commented,
  CommentResolved: ({ number }, { author, by, text }) =>
    tell(
      'comment_resolved',
      isSamePerson(author.email, by.email) ? [] : [author],
      words(`Your comment on contract ${number} is resolved`, `您对合同 ${number} 的意见已解决`),
      words(`By ${by.name}. ${text ?? ''}`.trim(), `由${by.name}解决。${text ?? ''}`),
    ),
};
