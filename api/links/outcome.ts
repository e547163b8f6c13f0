import { answerCommand, choicesOf, isOpenQuestion, sideOf } from '../../domain/contract/ask';
import { type Contract } from '../../domain/contract/contract';
import { refusalWithin } from '../../domain/contract/decide';
import { type ContractEvent, type EventType } from '../../domain/contract/events';
import { evolve } from '../../domain/contract/evolve';
import { type Question } from '../../domain/contract/question';
import { type Refusal } from '../../domain/contract/refusals';
import { type Instant } from '../../domain/kernel/days';
import { type Actor } from '../../domain/kernel/people';
import { zh } from '../../domain/kernel/chinese';
import { type Words, words } from '../../domain/kernel/words';
import { type Database } from '../../prisma/client';
import { eventOf, loadEvents } from '../../prisma/load-events';
import { answerId, type Link, linkActor } from './tokens';

/** How a question was closed: what was decided, by whom, when, and the person's words. */
export interface Outcome {
  what: Words;
  by: string | null;
  /** The system through which it was recorded; null if it came from a link. */
  through: string | null;
  at: Instant;
  text: Words | null;
  /** True if nothing was decided because another person is asked now. */
  isElsewhere: boolean;
  /** True if the reader delegated or forwarded the question. */
  isPassedOn: boolean;
}

type Told = Pick<Outcome, 'what' | 'by' | 'text'>;

/** The text for each event that closes a question. For other events, `whyClosed` gives the reason by the rules. */
type Tellers = { [T in EventType]?: (event: ContractEvent<T>) => Told };

function told(what: Words, by: string | null, text: string | null): Told {
  return { what, by, text: text === null ? null : { en: text, 'zh-CN': text } };
}

/** The name of the link's recipient; null if a system recorded the customer's answer. */
function linkHolder({ kind, name }: Actor): string | null {
  return kind === 'link' ? name : null;
}

export const returned: Record<ContractEvent<'ContractReturned'>['cause'], Words> = {
  rejected: words('Rejected – back to drafting', '已驳回，退回起草'),
  changes_requested: words('Changes asked for – back to drafting', '已要求修改，退回起草'),
  recalled: words('Taken back by the drafter', '起草人已撤回'),
  confirmation_lapsed: words('Not confirmed in time – back to drafting', '逾期未确认，退回起草'),
};

const amendmentRefused: Record<ContractEvent<'AmendmentRefused'>['cause'], Words> = {
  rejected: words('Amendment rejected', '变更已被驳回'),
  changes_requested: words('Changes to the amendment asked for', '已要求修改变更'),
  recalled: words('Amendment taken back', '变更已撤回'),
  refused: words('Amendment refused', '已拒绝变更'),
};

const terminationRefused: Record<ContractEvent<'TerminationRefused'>['cause'], Words> = {
  rejected: words('Termination rejected', '解除已被驳回'),
  changes_requested: words('Changes to the termination asked for', '已要求修改解除方案'),
  recalled: words('Termination taken back', '解除已撤回'),
  refused: words('Termination refused', '已拒绝解除'),
};

const tellers: Tellers = {
  ApprovalGiven: ({ by, comment }) => told(words('Approved', '已同意'), by.name, comment),
  ApprovalDenied: ({ by, reason }) => told(words('Voted against', '已投反对票'), by.name, reason),
  ReturnedToStep: ({ by, reason }) => told(words('Returned to an earlier step', '已驳回到前序环节'), by.name, reason),
  ApproverAdded: ({ by, person: { name }, reason }) =>
    told(words(`${name} is asked first`, zh`先由${name}审批（加签）`), by.name, reason),
  SeatMoved: ({ from, to: { name }, why, reason }) => ({
    what: words(`${name} decides in this place now`, zh`现由${name}审批`),
    by: why === 'delegated' ? from.name : null,
    text: reason.en === '' ? null : reason,
  }),
  ContractReturned: ({ cause, by, reason }) =>
    told(returned[cause], cause === 'confirmation_lapsed' ? null : by, reason),
  ConfirmationForwarded: ({ from, to: { name }, reason }) =>
    told(words(`Forwarded to ${name}`, zh`已转交${name}`), from.name, reason),
  CustomerConfirmed: ({ actor, comment }) => told(words('Confirmed', '已确认'), linkHolder(actor), comment),
  CustomerDeclined: ({ actor, reason }) => told(words('Declined', '已拒绝'), linkHolder(actor), reason),
  DeliveryAccepted: ({ actor, comment }) => told(words('Accepted', '验收合格'), linkHolder(actor), comment),
  DeliveryRejected: ({ actor, reason }) => told(words('Rejected', '验收不合格'), linkHolder(actor), reason),
  ConditionWaived: ({ decidedBy, reason }) =>
    told(words('Condition of effect waived', '已豁免一项生效条件'), decidedBy.name, reason),
  ContractLapsed: ({ decidedBy, reason }) =>
    told(words('Ended without having taken effect', '未生效合同已终止'), decidedBy.name, reason),
  ContractArchived: ({ fileNumber }) => told(words('Archived', '已归档'), null, fileNumber),
  EntryVerified: ({ by, comment }) => told(words('Verified', '复核无误'), by.name, comment),
  EntryLapsed: () => told(words('No longer to be verified', '无须再复核'), null, null),
  EntryRejected: ({ by, reason }) => told(words('Not verified', '未通过复核'), by.name, reason),
  AmendmentAgreed: ({ actor, comment }) => told(words('Amendment agreed to', '已同意变更'), linkHolder(actor), comment),
  AmendmentRefused: ({ cause, by, reason }) => told(amendmentRefused[cause], by, reason),
  TerminationAgreed: ({ actor, comment }) =>
    told(words('Termination agreed to', '已同意解除'), linkHolder(actor), comment),
  TerminationRefused: ({ cause, by, reason }) => told(terminationRefused[cause], by, reason),
};

/** Whether our side withdrew the subject; a customer is not told why. */
function isOurs(event: ContractEvent, question: Question): boolean {
  return 'cause' in event && event.cause === 'recalled' && sideOf(question) === 'customer';
}

/** How the event closed the question; null if there is no text for it and the rules must give the reason. */
export function outcomeOf(event: ContractEvent, question: Question): Outcome | null {
  const teller = tellers[event.type] as ((event: ContractEvent) => Told) | undefined; // looked up by the event's type
  if (!teller) return null;
  const { kind, name } = event.actor;
  const through = kind === 'link' || kind === 'system' ? null : name;
  const isElsewhere = event.type === 'SeatMoved' && event.why !== 'delegated';
  const isPassedOn = event.type === 'ConfirmationForwarded' || (event.type === 'SeatMoved' && !isElsewhere);
  const said = teller(event);
  const what = event.type === 'ContractReturned' ? words('Taken back', '已撤回') : said.what;
  const own = isOurs(event, question) ? { what, by: null, text: null } : {};
  return { ...said, ...own, through, at: event.at, isElsewhere, isPassedOn };
}

/** The event that closed the question, by folding the whole trail. */
function closing(events: readonly ContractEvent[], question: Question): ContractEvent | null {
  let contract: Contract | null = null;
  let wasOpen = false;
  for (const event of events) {
    contract = evolve(contract, event);
    const isOpen = isOpenQuestion(contract, question);
    if (wasOpen && !isOpen) return event;
    wasOpen = isOpen;
  }
  return null;
}

/**
 * The event that closed the question; null if it never was open. The answer given through a link is looked up directly; the whole trail is read only
 * if there is none.
 */
export async function findClosing(
  db: Database,
  { contractId, questionId, question }: Link,
): Promise<ContractEvent | null> {
  const where = { streamKind: 'contract', streamId: contractId, commandId: answerId({ questionId }) };
  for (const row of await db.event.findMany({ where, orderBy: { seq: 'asc' } })) {
    const event = eventOf(row);
    if (outcomeOf(event, question)) return event;
  }
  return closing(await loadEvents(db, contractId), question);
}

const overForCustomer = words(
  'Nothing is to be decided here any more; what was sent to you before no longer counts.',
  '该事项无需再处理，此前发给您的内容不再有效。',
);

/** Refusals that a customer may read; all others are about our internal approval. */
const toldToCustomers: readonly Refusal['code'][] = ['CONTRACT_RECALLED', 'NOT_THE_CONTACT'];

/** Why the question can no longer be answered, as the rules say it; null if it still can, or if the rules would need more data to tell. */
export function whyClosed(contract: Contract, link: Link, now: Instant): Words | null {
  const { question, recipient } = link;
  const [first] = choicesOf(question);
  if (!first) return null;
  const command = answerCommand(question, { value: first.value, details: { text: '' }, recipient });
  const refusal = refusalWithin(contract, { command, actor: linkActor(link), now });
  if (!refusal) return null;
  if (sideOf(question) === 'customer' && !toldToCustomers.includes(refusal.code)) return overForCustomer;
  return words(refusal.sentence, refusal.sentenceZh);
}
