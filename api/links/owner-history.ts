import { type ContractEvent, type EventType } from '../../domain/contract/events';
import { subjectRules } from '../../domain/contract/subjects';
import { type Question } from '../../domain/contract/question';
import { zh } from '../../domain/kernel/chinese';
import { moneyWords, showMoney } from '../../domain/kernel/show-money';
import { type Words, words } from '../../domain/kernel/words';
import { type EntryCommand } from '../../domain/verification/state';
import { nameOfAgreement } from '../../domain/signing/agreement';
import { outcomeOf } from './outcome';
import { stepNames } from './step-names';

/** One line of the history: when, what, by whom, and the person's words. */
export interface Happened {
  at: string;
  what: Words;
  /** Who did it; also the system through which it was recorded, if it was not done through a link. */
  by: Words | null;
  text: Words | null;
}

function putToFinance(command: EntryCommand): Words {
  switch (command.type) {
    case 'recordReceipt': {
      const amount = moneyWords(command.amount);
      return words(`Receipt of ${amount.en} put to finance`, zh`回款 ${amount['zh-CN']} 已提交财务复核`);
    }
    case 'allocateReceipt':
      return words(
        `Allocation of receipt ${command.reference} put to finance`,
        zh`回款 ${command.reference} 的分配已提交财务复核`,
      );
    case 'reverseReceipt':
      return words(
        `Reversal of receipt ${command.reference} put to finance`,
        zh`回款 ${command.reference} 的冲销已提交财务复核`,
      );
    case 'meetCondition':
      return words('A condition of effect put to finance as met', '生效条件成就已提交财务复核');
  }
}

type Tellers = { [T in EventType]?: (event: ContractEvent<T>) => Words };

/** Texts of events that are not decisions. Other events are decisions or irrelevant to the owner. */
const tellers: Tellers = {
  ContractSubmitted: ({ revision }) => words(`Revision ${revision} submitted`, `提交第 ${revision} 版`),
  CustomerConfirmationRequested: ({ revision }) =>
    words(
      `Everybody of ours has agreed; revision ${revision} was sent to the customer`,
      `内部审批完成，第 ${revision} 版已发给客户确认`,
    ),
  SignatureRecorded: ({ signatory, signedOn, subject }) => {
    const paper = subject ? nameOfAgreement(subject) : words('', '');
    return words(
      `Signed by ${signatory} on ${signedOn}${subject ? `: ${paper.en}` : ''}`,
      zh`${signatory}已签署${paper['zh-CN']}（${signedOn}）`,
    );
  },
  AmendmentExecuted: ({ amendmentId }) => words(`Amendment ${amendmentId} executed`, `变更 ${amendmentId} 已生效`),
  ContractActivated: () => words('In force', '合同已生效，开始履行'),
  ContractCompleted: () =>
    words('Everything is delivered, accepted and paid: completed', '已全部交付、验收并付清，履行完毕'),
  ContractExpired: () => words('The term is over: expired', '期限届满，合同终止'),
  ContractTerminated: () => words('Terminated', '合同已解除'),
  LongStopDayPassed: ({ longStopOn }) =>
    words(`The long-stop day, ${longStopOn}, is over`, `最迟生效日 ${longStopOn} 已过`),
  ContractSigned: () => words('Signed by both, not yet in force', '双方已签署，尚未生效'),
  EffectiveDayCame: ({ effectiveOn }) => words(`Effective day: ${effectiveOn}`, `生效日 ${effectiveOn} 已到来`),
  ConditionMet: ({ evidence, metOn }) =>
    evidence === null
      ? words(
          `A condition of effect is met by its payment${metOn === null ? '' : ` of ${metOn}`}`,
          zh`款项${metOn === null ? '' : `于 ${metOn} `}到账，生效条件已成就`,
        )
      : words(`A condition of effect is met: ${evidence}`, `生效条件已成就：${evidence}`),
  DeliveryReported: ({ evidence }) => words(`Delivery reported: ${evidence}`, `已报告交付：${evidence}`),
  EntryMade: ({ command }) => putToFinance(command),
  ReceiptRecorded: ({ amount }) => words(`Received: ${showMoney(amount)}`, `已登记回款：${showMoney(amount, 'zh-CN')}`),
  ReceiptAllocated: ({ reference }) => words(`Receipt ${reference} allocated`, `已分配回款 ${reference}`),
  ReceiptReversed: ({ amount, reason }) =>
    words(
      `Receipt of ${showMoney(amount)} reversed: ${reason}`,
      zh`已冲销回款 ${showMoney(amount, 'zh-CN')}：${reason}`,
    ),
  ContractReopened: () => words('Active again', '恢复为履行中'),
  AmendmentRequested: ({ amendmentId }) => words(`Amendment ${amendmentId} asked for`, `已申请变更 ${amendmentId}`),
  TerminationRequested: () => words('Termination asked for', '已申请解除'),
};

/** Events that follow automatically from a command; the person is named at the event that they caused directly. */
const followed: readonly EventType[] = [
  ...(['CustomerConfirmationRequested', 'ContractSigned', 'ContractActivated', 'AmendmentExecuted'] as const),
  ...(['ContractTerminated', 'ContractCompleted', 'ContractExpired', 'ContractReopened'] as const),
];

function isFollowed(event: ContractEvent): boolean {
  return followed.includes(event.type) || (event.type === 'ConditionMet' && event.cause === 'receipt');
}

function told(event: ContractEvent): Words | null {
  const teller = tellers[event.type] as ((event: ContractEvent) => Words) | undefined; // looked up by the event's type
  return teller?.(event) ?? null;
}

type NameOf = ReturnType<typeof stepNames>;

/** The titles of deliveries and payments, from the current terms. */
interface Titles {
  milestones: readonly { milestoneId: string; title: string }[];
  paymentPlan: readonly { paymentLineId: string; title: string }[];
}

/** Who decided, and the system through which somebody recorded it. */
function decidedBy(by: string | null, through: string | null): Words | null {
  if (through === null) return by === null ? null : words(by, by);
  const [en, chinese] = [`recorded through ${through}`, zh`由系统“${through}”录入`];
  return by === null ? words(en, chinese) : words(`${by}, ${en}`, `${by}，${chinese}`);
}

/** The titles of the deliveries and payments that the event is about; empty if it is about none, or if they are no longer in the terms. */
function titlesOf(event: ContractEvent, { milestones, paymentPlan }: Titles): string {
  if ('milestoneId' in event)
    return milestones.find(({ milestoneId }) => milestoneId === event.milestoneId)?.title ?? '';
  if (event.type !== 'ReceiptRecorded' && event.type !== 'ReceiptAllocated') return '';
  const ids = event.allocations.map(({ paymentLineId }) => paymentLineId);
  return paymentPlan
    .filter(({ paymentLineId }) => ids.includes(paymentLineId))
    .map(({ title }) => title)
    .join('、');
}

/** The step of a vote, and what was voted on unless it is the contract itself. */
function voted(event: ContractEvent, nameOf: NameOf): Words {
  if (!('subject' in event) || !('stepId' in event) || typeof event.stepId !== 'string') return words('', '');
  const { subject, stepId } = event;
  const step = nameOf(subject, stepId);
  const [en, chinese] = [` (${step.en})`, `（${step['zh-CN']}）`];
  if (subject.kind === 'revision') return words(en, chinese);
  const about = subjectRules[subject.kind].words(subject.id);
  return words(`${en}: ${about.en}`, `${chinese}：${about['zh-CN']}`);
}

function line(event: ContractEvent, question: Question, nameOf: NameOf, titled: Titles): Happened | null {
  const outcome = outcomeOf(event, question);
  const { at, actor } = event;
  const titles = titlesOf(event, titled);
  const add = ({ en, 'zh-CN': chinese }: Words, more: Words) =>
    words(
      `${en}${more.en}${titles === '' ? '' : ` – “${titles}”`}`,
      `${chinese}${more['zh-CN']}${titles === '' ? '' : `（“${titles}”）`}`,
    );
  if (!outcome) {
    const what = told(event);
    const by = actor.kind === 'system' || isFollowed(event) ? null : words(actor.name, actor.name);
    return what && { at, what: add(what, words('', '')), by, text: null };
  }
  const { what, by, text, through } = outcome;
  return { at, what: add(what, voted(event, nameOf)), by: decidedBy(by, through), text };
}

const mostLines = 60;

/** The decisions and other events of the contract, newest first, limited to `mostLines`. */
export function historyOf(events: readonly ContractEvent[], question: Question, titled: Titles): Happened[] {
  const nameOf = stepNames(events);
  const lines = events.flatMap((event) => line(event, question, nameOf, titled) ?? []);
  return lines.reverse().slice(0, mostLines);
}
