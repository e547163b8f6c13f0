import { stillAsked } from '../amendment/amendment';
import { openSteps, pendingSeats } from '../approval/approval';
import { type ApprovalStep, type Seat, type StepId, type VoidedVote } from '../approval/approval-state';
import { type Contract } from './contract';
import { type ReminderSubject } from './deadline';
import { type Decision } from './decisions';
import { type Person } from '../kernel/people';
import { outstanding } from '../delivery/performance';
import { showMoney } from './summary';
import { personOf } from './waiting';
import { type Words, words } from '../kernel/words';

/** A message before it is numbered: to whom, what it says in both languages, and what it asks to decide. */
export interface NoticeDraft {
  kind: string;
  to: Person;
  subject: Words;
  text: Words;
  decision: Decision | null;
}

export function draft(
  kind: string,
  to: Person | null,
  subject: Words,
  text: Words,
  decision: Decision | null = null,
): NoticeDraft[] {
  return to === null ? [] : [{ kind, to, subject, text, decision }];
}

/** Tells several people the same. */
export function tell(kind: string, people: readonly Person[], subject: Words, text: Words): NoticeDraft[] {
  return people.flatMap((person) => draft(kind, person, subject, text));
}

export function customerOf(contract: Contract): Person {
  return contract.stage === 'awaiting_customer' ? contract.confirmer.contact : contract.terms.parties.customer.contact;
}

/** Why this person is asked, and why again. */
function whyAsked(step: ApprovalStep, seat: Seat, voided: readonly VoidedVote[]): Words {
  const again = voided.find(({ stepId }) => stepId === step.stepId);
  const en = [
    step.because.en,
    ...(seat.standsFor ? [`You are asked in the place of ${seat.standsFor.name}.`] : []),
    ...(again ? [`An earlier vote no longer counts: ${again.why.en}.`] : []),
  ];
  const zh = [
    step.because['zh-CN'],
    ...(seat.standsFor ? [`您代替${seat.standsFor.name}审批。`] : []),
    ...(again ? [`此前的表决已失效：${again.why['zh-CN']}。`] : []),
  ];
  return words(en.join(' '), zh.join(''));
}

/** Asks those of a step who have not voted; of one asking alone, where that is given. */
export function askApprovers(
  contract: Contract,
  stepId: StepId,
  reminder: boolean,
  ask?: number,
  said: Words = words('', ''),
): NoticeDraft[] {
  if (contract.stage !== 'in_approval') return [];
  const step = openSteps(contract.approval).find((open) => open.stepId === stepId);
  if (!step) return [];
  const { number, revision, terms, approval } = contract;
  const { name } = step;
  const subject = words(
    `${reminder ? 'Reminder: ' : ''}Contract ${number} needs your approval (${name.en})`,
    `${reminder ? '【催办】' : ''}合同 ${number} 待您审批（${name['zh-CN']}）`,
  );
  const seats = pendingSeats(step).filter((seat) => ask === undefined || seat.ask === ask);
  return seats.flatMap((seat) => {
    const why = whyAsked(step, seat, approval.voided);
    const text = words(
      `Please decide on revision ${revision} of “${terms.title}”. Nothing happens until you do. ${why.en}${said.en}`,
      `请审批“${terms.title}”第 ${revision} 版。在您作出决定之前，合同不会继续。${why['zh-CN']}${said['zh-CN']}`,
    );
    const kind = reminder ? 'approval_reminder' : 'approval_request';
    return draft(kind, seat.holder, subject, text, { kind: 'approval', revision, stepId, ask: seat.ask });
  });
}

export function askCustomer(contract: Contract, reminder: boolean): NoticeDraft[] {
  if (contract.stage !== 'awaiting_customer') return [];
  const { number, revision, terms, confirmer } = contract;
  return draft(
    reminder ? 'confirmation_reminder' : 'confirmation_request',
    confirmer.contact,
    words(
      `${reminder ? 'Reminder: ' : ''}Please confirm contract ${number}`,
      `${reminder ? '【催办】' : ''}请确认合同 ${number}`,
    ),
    words(
      `${terms.parties.ours.name} asks you to confirm “${terms.title}”, revision ${revision}. You may also ask for changes or decline.`,
      `${terms.parties.ours.name}请您确认“${terms.title}”第 ${revision} 版。您也可以要求修改或拒绝。`,
    ),
    { kind: 'confirmation', revision, ask: confirmer.ask },
  );
}

export function askAcceptance(contract: Contract, milestoneId: string, reminder: boolean): NoticeDraft[] {
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

export function askConsent(contract: Contract, kind: 'amendment' | 'rescission', reminder: boolean): NoticeDraft[] {
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
      words(`Both sides must agree. Reason given: ${asking.reason}`, `须双方同意后生效。原因：${asking.reason}`),
      decision,
    );
  });
}

function remindOfMilestone(contract: Contract, id: string): NoticeDraft[] {
  const milestone = contract.terms.milestones.find(({ milestoneId }) => milestoneId === id);
  if (!milestone || contract.stage !== 'active') return [];
  const { title, dueOn } = milestone;
  const { number } = contract;
  const overdue = contract.performance.milestones[id]?.overdue === true;
  const subject = overdue
    ? words(`Overdue: delivery “${title}” of contract ${number}`, `【逾期】合同 ${number} 的交付“${title}”`)
    : words(
        `Delivery “${title}” of contract ${number} is due on ${dueOn}`,
        `合同 ${number} 的交付“${title}”应于 ${dueOn} 完成`,
      );
  const text = overdue
    ? words(`It was due on ${dueOn}. Please deliver it and report it.`, `应于 ${dueOn} 完成，请尽快交付并登记。`)
    : words(`Please deliver “${title}” by ${dueOn} and report it.`, `请于 ${dueOn} 前完成交付“${title}”并登记。`);
  return draft('milestone_reminder', contract.owner, subject, text);
}

/** The reminder of what is still awaited. */
export function remind(contract: Contract, subject: ReminderSubject): NoticeDraft[] {
  const { number, owner } = contract;
  switch (subject.kind) {
    case 'approval':
      return askApprovers(contract, subject.stepId, true);
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
    case 'milestone':
      return remindOfMilestone(contract, subject.milestoneId);
    case 'acceptance':
      return askAcceptance(contract, subject.milestoneId, true);
    case 'payment':
      return payment(contract, subject.paymentLineId, 'payment_reminder');
    case 'amendment':
    case 'rescission':
      return askConsent(contract, subject.kind, true);
  }
}

export function payment(contract: Contract, id: string, kind: 'payment_reminder' | 'payment_overdue'): NoticeDraft[] {
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
