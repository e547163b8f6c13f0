import { openSteps } from './approval';
import { stillAsked } from './amendment';
import { type Contract, type StepId } from './contract';
import { type Instant, msBetween } from './days';
import { type Decision } from './decisions';
import { type ReminderSubject } from './deadline';
import { type ContractEvent } from './events';
import { type Person } from './people';
import { outstanding } from './performance';
import { contractRows, type Row, showMoney } from './summary';
import { personOf } from './waiting';
import { stepWords, type Words } from './words';

/** A message that must arrive: to whom, what it says in both languages, and what it asks to decide. */
export interface Notice {
  noticeId: string;
  seq: number;
  kind: string;
  to: Person;
  subject: Words;
  text: Words;
  rows: Row[];
  decision: Decision | null;
}

type Draft = Omit<Notice, 'noticeId' | 'seq' | 'rows'>;

/** A reminder this late says so. */
const lateAfterMs = 60_000;

function draft(
  kind: string,
  to: Person | null,
  subject: Words,
  text: Words,
  decision: Decision | null = null,
): Draft[] {
  return to === null ? [] : [{ kind, to, subject, text, decision }];
}

function words(en: string, zh: string): Words {
  return { en, 'zh-CN': zh };
}

function customerOf(contract: Contract): Person {
  return contract.terms.parties.customer.contact;
}

function askApprover(contract: Contract, stepId: StepId, reminder: boolean): Draft[] {
  if (contract.stage !== 'in_approval') return [];
  const step = openSteps(contract.approval).find((open) => open.stepId === stepId);
  const { number, revision, terms } = contract;
  const name = stepWords[stepId];
  return draft(
    reminder ? 'approval_reminder' : 'approval_request',
    step?.approver ?? null,
    words(
      `${reminder ? 'Reminder: ' : ''}Contract ${number} needs your approval (${name.en})`,
      `${reminder ? '【催办】' : ''}合同 ${number} 待您审批（${name['zh-CN']}）`,
    ),
    words(
      `Please decide on revision ${revision} of “${terms.title}”. Nothing happens until you do.`,
      `请审批“${terms.title}”第 ${revision} 版。在您作出决定之前，合同不会继续。`,
    ),
    { kind: 'approval', revision, stepId },
  );
}

function askCustomer(contract: Contract, reminder: boolean): Draft[] {
  const { number, revision, terms } = contract;
  return draft(
    reminder ? 'confirmation_reminder' : 'confirmation_request',
    customerOf(contract),
    words(
      `${reminder ? 'Reminder: ' : ''}Please confirm contract ${number}`,
      `${reminder ? '【催办】' : ''}请确认合同 ${number}`,
    ),
    words(
      `${terms.parties.ours.name} asks you to confirm “${terms.title}”, revision ${revision}. You may also ask for changes or decline.`,
      `${terms.parties.ours.name}请您确认“${terms.title}”第 ${revision} 版。您也可以要求修改或拒绝。`,
    ),
    { kind: 'confirmation', revision },
  );
}

function askAcceptance(contract: Contract, milestoneId: string, reminder: boolean): Draft[] {
  if (contract.stage !== 'active') return [];
  const title =
    contract.terms.milestones.find((milestone) => milestone.milestoneId === milestoneId)?.title ?? milestoneId;
  const attempt = contract.performance.milestones[milestoneId]?.attempt ?? 0;
  return draft(
    reminder ? 'acceptance_reminder' : 'acceptance_request',
    customerOf(contract),
    words(
      `${reminder ? 'Reminder: ' : ''}Delivery “${title}” of contract ${contract.number}: please accept`,
      `${reminder ? '【催办】' : ''}请验收合同 ${contract.number} 的交付“${title}”`,
    ),
    words(
      `The delivery “${title}” has been reported. Please say whether it is right.`,
      `交付“${title}”已报告完成，请确认是否验收合格。`,
    ),
    { kind: 'acceptance', milestoneId, attempt },
  );
}

function askConsent(contract: Contract, kind: 'amendment' | 'rescission', reminder: boolean): Draft[] {
  if (contract.stage !== 'active') return [];
  const asking = kind === 'amendment' ? contract.amendment : contract.rescission;
  if (!asking) return [];
  const id = 'amendmentId' in asking ? asking.amendmentId : asking.rescissionId;
  const subject =
    kind === 'amendment'
      ? words(
          `Amendment ${id} of contract ${contract.number} needs your consent`,
          `合同 ${contract.number} 的变更 ${id} 待您同意`,
        )
      : words(`Rescission of contract ${contract.number} needs your consent`, `解除合同 ${contract.number} 待您同意`);
  const prefix = reminder ? words('Reminder: ', '【催办】') : words('', '');
  return stillAsked(asking.consent).flatMap((side) => {
    const decision: Decision =
      'amendmentId' in asking
        ? { kind: 'amendment', amendmentId: id, side }
        : { kind: 'rescission', rescissionId: id, side };
    return draft(
      `${kind}_${reminder ? 'reminder' : 'request'}`,
      personOf(contract, side),
      words(prefix.en + subject.en, prefix['zh-CN'] + subject['zh-CN']),
      words(`Reason given: ${asking.reason} Both sides must agree.`, `原因：${asking.reason} 须双方同意后生效。`),
      decision,
    );
  });
}

function remind(contract: Contract, subject: ReminderSubject): Draft[] {
  const { number, owner, terms } = contract;
  switch (subject.kind) {
    case 'approval':
      return askApprover(contract, subject.stepId, true);
    case 'confirmation':
      return askCustomer(contract, true);
    case 'signature':
      return draft(
        'signature_reminder',
        owner,
        words(`Reminder: signatures of contract ${number} are not recorded`, `【催签】合同 ${number} 尚未登记签署`),
        words(
          'Record each signature once it is there; the contract becomes active with the second.',
          '签署完成后请登记；双方签署登记后合同生效履行。',
        ),
      );
    case 'milestone': {
      const milestone = terms.milestones.find(({ milestoneId }) => milestoneId === subject.milestoneId);
      if (!milestone) return [];
      const { title, dueOn } = milestone;
      return draft(
        'milestone_reminder',
        owner,
        words(
          `Delivery “${title}” of contract ${number} is due on ${dueOn}`,
          `合同 ${number} 的交付“${title}”应于 ${dueOn} 完成`,
        ),
        words(`Please deliver “${title}” by ${dueOn} and report it.`, `请于 ${dueOn} 前完成交付“${title}”并登记。`),
      );
    }
    case 'acceptance':
      return askAcceptance(contract, subject.milestoneId, true);
    case 'payment':
      return payment(contract, subject.paymentLineId, 'payment_reminder');
    case 'amendment':
    case 'rescission':
      return askConsent(contract, subject.kind, true);
  }
}

function payment(contract: Contract, id: string, kind: 'payment_reminder' | 'payment_overdue'): Draft[] {
  const line = contract.terms.paymentPlan.find(({ paymentLineId }) => paymentLineId === id);
  if (!line || contract.stage !== 'active') return [];
  const { title, dueOn } = line;
  const overdue = kind === 'payment_overdue' || contract.performance.payments[id]?.overdue === true;
  const open = showMoney(outstanding(line, contract.performance));
  const subject = overdue
    ? words(`Overdue: ${open} of contract ${contract.number}`, `【逾期】合同 ${contract.number} 应付 ${open}`)
    : words(
        `${open} of contract ${contract.number} is due on ${dueOn}`,
        `合同 ${contract.number} 款项 ${open} 将于 ${dueOn} 到期`,
      );
  const text = overdue
    ? words(`“${title}” was due on ${dueOn}. ${open} is outstanding.`, `“${title}”应于 ${dueOn} 支付，尚欠 ${open}。`)
    : words(`Please pay “${title}” by ${dueOn}: ${open}.`, `请于 ${dueOn} 前支付“${title}”：${open}。`);
  return [
    ...draft(kind, customerOf(contract), subject, text),
    ...(kind === 'payment_overdue' ? draft('payment_overdue_owner', contract.owner, subject, text) : []),
  ];
}

function tell(kind: string, people: Person[], subject: Words, text: Words): Draft[] {
  return people.flatMap((person) => draft(kind, person, subject, text));
}

/** Drafts of one event; `contract` is the state just after it. */
function draftsOf(contract: Contract, event: ContractEvent): Draft[] {
  const { number, owner, terms } = contract;
  const both = [owner, customerOf(contract)];
  const titleOf = (id: string) => terms.milestones.find(({ milestoneId }) => milestoneId === id)?.title ?? id;
  switch (event.type) {
    case 'ApprovalStepsOpened':
      return event.stepIds.flatMap((stepId) => askApprover(contract, stepId, false));
    case 'ContractReturned':
      return tell(
        'returned',
        [owner],
        words(`Contract ${number} came back to you`, `合同 ${number} 已退回给您`),
        words(`${event.by}: ${event.reason}`, `${event.by}：${event.reason}`),
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
    ` This message was due at ${dueAt} and is ${minutes} minutes late because the service was interrupted.`,
    `本通知应于 ${dueAt} 发出，因服务中断迟到 ${minutes} 分钟。`,
  );
}

/** The notices due by one event. Ids are made from the event, so that recording it again makes the same ones. */
export function noticesFor(contract: Contract, event: ContractEvent): Notice[] {
  const late = 'dueAt' in event ? lateWords(event.dueAt, event.at) : null;
  return draftsOf(contract, event).map((notice, index) => ({
    ...notice,
    text: late ? words(notice.text.en + late.en, notice.text['zh-CN'] + late['zh-CN']) : notice.text,
    noticeId: `${contract.contractId}-${event.seq}-${index + 1}`,
    seq: event.seq,
    rows: contractRows(contract),
  }));
}
