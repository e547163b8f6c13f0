import { pendingSeats } from './approval';
import { type Contract } from '../contract/contract';
import { type ContractEvent } from '../contract/events';
import { askApprovers, askCustomer, type NoticeDraft, tell } from '../contract/notice-drafts';
import { isSamePerson, type Person } from '../kernel/people';
import { stepName } from '../contract/decisions';
import { words } from '../kernel/words';

type Told = Extract<
  ContractEvent,
  {
    type:
      | 'SeatMoved'
      | 'ApproversFound'
      | 'ApprovalBlocked'
      | 'ReturnedToStep'
      | 'ApproversNudged'
      | 'LinkResent'
      | 'ConfirmationForwarded'
      | 'ContractCopied'
      | 'CommentAdded'
      | 'CommentResolved';
  }
>;

function seatMoved(contract: Contract, event: Extract<Told, { type: 'SeatMoved' }>): NoticeDraft[] {
  const { from, to, stepId, reason, why, ask } = event;
  const { number } = contract;
  const name = stepName(contract, stepId);
  const isSaid = reason.en !== '';
  const said = words(isSaid ? ` ${from.name}: ${reason.en}.` : '', isSaid ? `${from.name}：${reason['zh-CN']}。` : '');
  const asked = askApprovers(contract, stepId, false, ask, why === 'delegated' ? said : undefined);
  // Who passed it on knows; who is away or gone need not be told.
  const isOvertime = event.dueAt !== undefined;
  if (!isOvertime && why !== 'reassigned') return asked;
  const told = tell(
    'approval_moved',
    [from],
    words(
      `Contract ${number} no longer waits for your approval (${name.en})`,
      `合同 ${number} 不再待您审批（${name['zh-CN']}）`,
    ),
    words(
      reason.en === '' ? `${to.name} decides in your place.` : `${to.name} decides in your place: ${reason.en}.`,
      reason['zh-CN'] === '' ? `由${to.name}代为审批。` : `由${to.name}代为审批：${reason['zh-CN']}。`,
    ),
  );
  return [...asked, ...told];
}

function blocked(contract: Contract, event: Extract<Told, { type: 'ApprovalBlocked' }>): NoticeDraft[] {
  const { number, owner } = contract;
  const routeOwner = 'approval' in contract ? (contract.approval?.routeOwner ?? null) : null;
  const people: Person[] = routeOwner && !isSamePerson(routeOwner.email, owner.email) ? [routeOwner, owner] : [owner];
  const name = stepName(contract, event.stepId);
  return tell(
    'approval_blocked',
    people,
    words(`Contract ${number} is stuck in approval (${name.en})`, `合同 ${number} 审批受阻（${name['zh-CN']}）`),
    words(
      `${event.why.en} Nothing is approved by itself: please name somebody who decides.`,
      `${event.why['zh-CN']}系统不会自动通过：请指定审批人。`,
    ),
  );
}

function returnedToStep(contract: Contract, event: Extract<Told, { type: 'ReturnedToStep' }>): NoticeDraft[] {
  const { number, owner } = contract;
  const name = stepName(contract, event.toStepId);
  return tell(
    'returned_to_step',
    [owner],
    words(`Contract ${number} went back to ${name.en}`, `合同 ${number} 已驳回到“${name['zh-CN']}”`),
    words(`${event.by.name}: ${event.reason}`, `${event.by.name}：${event.reason}`),
  );
}

function remarked(
  contract: Contract,
  event: Extract<Told, { type: 'CommentAdded' | 'CommentResolved' }>,
): NoticeDraft[] {
  const { number, owner } = contract;
  if (event.type === 'CommentAdded') {
    const { by, text, mustBeResolved } = event;
    const said = mustBeResolved
      ? words(`Nobody can approve until this is resolved: ${text}`, `在此意见解决之前无法审批：${text}`)
      : words(text, text);
    return tell(
      'comment',
      isSamePerson(by.email, owner.email) ? [] : [owner],
      words(`${by.name} commented on contract ${number}`, `${by.name}对合同 ${number} 发表了意见`),
      said,
    );
  }
  const comments = 'approval' in contract ? (contract.approval?.comments ?? []) : [];
  const author = comments.find(({ commentId }) => commentId === event.commentId)?.by;
  return tell(
    'comment_resolved',
    author && !isSamePerson(author.email, event.by.email) ? [author] : [],
    words(`Your comment on contract ${number} is resolved`, `您对合同 ${number} 的意见已解决`),
    words(`By ${event.by.name}. ${event.text ?? ''}`.trim(), `由${event.by.name}解决。${event.text ?? ''}`),
  );
}

/** What people are told of an approval beside being asked for the first time. */
export function approvalNotices(contract: Contract, event: Told): NoticeDraft[] {
  const { number, owner } = contract;
  switch (event.type) {
    case 'SeatMoved':
      return seatMoved(contract, event);
    case 'ApproversFound':
      return event.seats.flatMap(({ ask }) => askApprovers(contract, event.stepId, false, ask));
    case 'ApprovalBlocked':
      return blocked(contract, event);
    case 'ReturnedToStep':
      return returnedToStep(contract, event);
    case 'ApproversNudged':
    case 'LinkResent': {
      const reminder = event.type === 'ApproversNudged';
      return contract.stage === 'awaiting_customer'
        ? askCustomer(contract, reminder)
        : event.stepIds.flatMap((stepId) => askApprovers(contract, stepId, reminder));
    }
    case 'ConfirmationForwarded':
      return [
        ...askCustomer(contract, false),
        ...tell(
          'confirmation_forwarded',
          [owner],
          words(`Contract ${number} was forwarded to ${event.to.name}`, `合同 ${number} 已转交${event.to.name}确认`),
          words(
            `${event.from.name} says that ${event.to.name} (${event.to.email}) is the right person. ${event.reason ?? ''}`.trim(),
            `${event.from.name}表示应由${event.to.name}（${event.to.email}）确认。${event.reason ?? ''}`,
          ),
        ),
      ];
    case 'ContractCopied':
      return tell(
        'copy',
        event.to,
        words(`For your information: contract ${number}`, `【抄送】合同 ${number}`),
        words(event.note ?? 'You need not do anything.', event.note ?? '仅供知悉，无需处理。'),
      );
    case 'CommentAdded':
    case 'CommentResolved':
      return remarked(contract, event);
  }
}

/** Who was asked and need not decide any more, since the drafter took the contract back. */
export function takenBack(contract: Contract, reason: string): NoticeDraft[] {
  const { number, owner } = contract;
  const approval = 'approval' in contract ? contract.approval : null;
  const asked = approval?.steps.flatMap((step) => pendingSeats(step).map(({ holder }) => holder)) ?? [];
  const once = asked.filter(
    ({ email }, index) => asked.findIndex((other) => isSamePerson(other.email, email)) === index,
  );
  return tell(
    'approval_recalled',
    once,
    words(`Contract ${number} was taken back`, `合同 ${number} 已撤回`),
    words(
      `${owner.name} took it back: ${reason}. You need not decide; it may come again.`,
      `${owner.name}已撤回：${reason}。您无需处理，重新提交后会再通知您。`,
    ),
  );
}
