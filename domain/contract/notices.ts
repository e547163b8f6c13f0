import { type Contract } from './contract';
import { type Instant, msBetween } from '../kernel/days';
import { waits } from './deadlines';
import { type ContractEvent } from './events';
import {
  askAcceptance,
  askApprovers,
  askConsent,
  askCustomer,
  customerOf,
  type NoticeDraft,
  payment,
  remind,
  tell,
} from './notice-drafts';
import { approvalNotices, takenBack } from '../approval/approval-notices';
import { approvalRows } from '../approval/approval-rows';
import { isOfCustomer } from './decisions';
import { contractRows, partyRows, type Row } from './summary';
import { type Words, words } from '../kernel/words';

/** A message that must arrive, with what the contract is about. */
export interface Notice extends NoticeDraft {
  noticeId: string;
  seq: number;
  rows: Row[];
}

/** Under this id the workflow notes that a notice will never arrive; once for each notice. */
export function undeliverableCommandId(noticeId: string): string {
  return `undeliverable:${noticeId}`;
}

/** A reminder this late says so. */
const lateAfterMs = 60_000;

/** Drafts of one event; `contract` is the state just after it. */
function draftsOf(contract: Contract, event: ContractEvent): NoticeDraft[] {
  const { number, owner, terms } = contract;
  const both = [owner, customerOf(contract)];
  const titleOf = (id: string) => terms.milestones.find(({ milestoneId }) => milestoneId === id)?.title ?? id;
  switch (event.type) {
    case 'ApprovalStepsOpened':
      return event.stepIds.flatMap((stepId) => askApprovers(contract, stepId, false));
    case 'SeatMoved':
    case 'ApproversFound':
    case 'ApprovalBlocked':
    case 'ReturnedToStep':
    case 'ApproversNudged':
    case 'LinkResent':
    case 'ConfirmationForwarded':
    case 'ContractCopied':
    case 'CommentAdded':
    case 'CommentResolved':
      return approvalNotices(contract, event);
    case 'ContractReturned':
      if (event.cause === 'recalled') return takenBack(contract, event.reason);
      return tell(
        'returned',
        [owner],
        words(`Contract ${number} came back to you`, `合同 ${number} 已退回给您`),
        event.cause === 'confirmation_lapsed'
          ? words(
              `The customer did not answer within ${waits.confirmationLapsesAfter} days.`,
              `客户在 ${waits.confirmationLapsesAfter} 天内未答复。`,
            )
          : words(`${event.by}: ${event.reason}`, `${event.by}：${event.reason}`),
      );
    case 'CustomerConfirmationRequested':
      return askCustomer(contract, false);
    case 'CustomerConfirmed':
      return tell(
        'confirmed',
        [owner],
        words(`The customer confirmed contract ${number}`, `客户已确认合同 ${number}`),
        words('Have both sides sign and record each signature.', '请安排双方签署并登记。'),
      );
    case 'CustomerDeclined':
      return tell(
        'declined',
        [owner],
        words(`The customer declined contract ${number}`, `客户拒绝了合同 ${number}`),
        words(event.reason, event.reason),
      );
    case 'ContractActivated':
      return tell(
        'activated',
        both,
        words(`Contract ${number} is in force`, `合同 ${number} 已生效`),
        words('Both sides have signed. Performance begins.', '双方已签署，合同开始履行。'),
      );
    case 'DeliveryReported':
      return askAcceptance(contract, event.milestoneId, false);
    case 'DeliveryRejected':
      return tell(
        'delivery_rejected',
        [owner],
        words(
          `Delivery “${titleOf(event.milestoneId)}” of contract ${number} was rejected`,
          `合同 ${number} 的交付“${titleOf(event.milestoneId)}”验收不合格`,
        ),
        words(event.reason, event.reason),
      );
    case 'ReminderDue':
      return remind(contract, event.subject);
    case 'MilestoneOverdue':
      return tell(
        'milestone_overdue',
        [owner],
        words(
          `Overdue: delivery “${titleOf(event.milestoneId)}” of contract ${number}`,
          `【逾期】合同 ${number} 的交付“${titleOf(event.milestoneId)}”`,
        ),
        words(`It was due on ${event.dueOn}.`, `应于 ${event.dueOn} 完成。`),
      );
    case 'PaymentOverdue':
      return payment(contract, event.paymentLineId, 'payment_overdue');
    case 'AmendmentRequested':
      return askConsent(contract, 'amendment', false);
    case 'AmendmentExecuted':
      return tell(
        'amendment_executed',
        both,
        words(`Amendment ${event.amendmentId} is in force`, `变更 ${event.amendmentId} 已生效`),
        words('Both sides agreed. The plan below is the new one.', '双方已同意，以下为变更后的计划。'),
      );
    case 'AmendmentRefused':
      return tell(
        'amendment_refused',
        [owner],
        words(`Amendment ${event.amendmentId} was refused`, `变更 ${event.amendmentId} 被拒绝`),
        words(event.reason, event.reason),
      );
    case 'RescissionRequested':
      return askConsent(contract, 'rescission', false);
    case 'RescissionRefused':
      return tell(
        'rescission_refused',
        [owner],
        words(`Rescission of contract ${number} was refused`, `解除合同 ${number} 被拒绝`),
        words(event.reason, event.reason),
      );
    case 'ContractRescinded':
      return tell(
        'rescinded',
        both,
        words(`Contract ${number} is rescinded`, `合同 ${number} 已解除`),
        words(event.reason, event.reason),
      );
    case 'TermEnded':
      return tell(
        'term_ended',
        [owner],
        words(`The term of contract ${number} has ended`, `合同 ${number} 期限届满`),
        words('Duties that are still open outlive the term.', '未履行完毕的义务继续有效。'),
      );
    case 'ContractCompleted':
      return tell(
        'completed',
        both,
        words(`Contract ${number} is completed`, `合同 ${number} 已履行完毕`),
        words('Everything is delivered, accepted and paid.', '已全部交付、验收并付清。'),
      );
    case 'ContractExpired':
      return tell(
        'expired',
        both,
        words(`Contract ${number} has expired`, `合同 ${number} 已到期终止`),
        words('Its term is over.', '合同期限已届满。'),
      );
    case 'ContractCreated':
    case 'DraftRevised':
    case 'ContractSubmitted':
    case 'ApprovalGiven':
    case 'ApprovalDenied':
    case 'ApproverAdded':
    case 'DeadlinesReplanned':
    case 'ContractWithdrawn':
    case 'SignatureRecorded':
    case 'DeliveryAccepted':
    case 'ReceiptRecorded':
    case 'AmendmentAgreed':
    case 'RescissionAgreed':
    case 'ContractArchived':
    case 'CommandRefused':
    case 'NoticeUndeliverable':
      return [];
  }
}

function lateWords(dueAt: Instant, at: Instant): Words | null {
  const ms = msBetween(dueAt, at);
  if (ms <= lateAfterMs) return null;
  const minutes = Math.round(ms / 60_000);
  return words(
    ` This message was due at ${dueAt} and is ${minutes === 1 ? '1 minute' : `${minutes} minutes`} late because the service was interrupted.`,
    `本通知应于 ${dueAt} 发出，因服务中断迟到 ${minutes} 分钟。`,
  );
}

/** An approver reads first what the decision is about, then the contract; a customer reads the contract once the code has opened it. */
function rowsOf(contract: Contract, { decision }: NoticeDraft): Row[] {
  if (decision && isOfCustomer(decision)) return partyRows(contract);
  const first = decision?.kind === 'approval' ? approvalRows(contract, decision.stepId) : [];
  return [...first, ...contractRows(contract)];
}

/** The notices due by one event. Ids are made from the event, so that recording it again makes the same ones. */
export function noticesFor(contract: Contract, event: ContractEvent): Notice[] {
  const late = 'dueAt' in event ? lateWords(event.dueAt, event.at) : null;
  return draftsOf(contract, event).map((notice, index) => ({
    ...notice,
    text: late ? words(notice.text.en + late.en, notice.text['zh-CN'] + late['zh-CN']) : notice.text,
    noticeId: `${contract.contractId}-${event.seq}-${index + 1}`,
    seq: event.seq,
    rows: rowsOf(contract, notice),
  }));
}
