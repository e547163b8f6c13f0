import { type Person, type Side } from '../kernel/people';
import { type Recorded } from '../kernel/stream';
import { zh } from '../kernel/chinese';
import { type Words, words } from '../kernel/words';
import { type Contract } from './contract';
import { type FactLine } from './fact-lines';
import { type NoticeKind } from './notice-kinds';
import { type Question } from './question';
import { type Reading } from './reading';

/**
 * How much of the contract a mail shows: everything; the parties, price and term; or only the parties, if the customer reads the content
 * after entering the code.
 */
export type Told = 'whole' | 'summary' | 'parties';

/** A notice before it gets an id: recipient, texts in both languages, and the question that it asks. */
export interface NoticeDraft {
  kind: NoticeKind;
  /** The recipient's side. */
  side: Side;
  to: Person;
  /** What is to be done or what has happened, with the title. Sender and contract number are added later. */
  subject: Words;
  text: Words;
  question: Question | null;
  /** Shown before the facts of the contract. */
  facts?: FactLine[];
  about?: Told;
}

/** For each event of an area the notices it causes, from the contract just after and just before the event; null if it causes none. */
export type NoticeWriters<Events> = {
  [T in keyof Events]:
    | ((
        contract: Contract,
        event: Recorded<{ type: T } & Events[T]>,
        reading: Reading,
        before: Contract | null,
      ) => NoticeDraft[])
    | null;
};

type More = Pick<NoticeDraft, 'facts' | 'about'>;

/** The same notice to several of our own people. */
export function tell(
  kind: NoticeKind,
  people: readonly Person[],
  subject: Words,
  text: Words,
  more: More = {},
): NoticeDraft[] {
  return people.map((to) => ({ kind, side: 'ours', to, subject, text, question: null, ...more }));
}

/** A notice to the customer. */
export function tellCustomer(
  kind: NoticeKind,
  contract: Contract,
  subject: Words,
  text: Words,
  more: More = {},
): NoticeDraft[] {
  const to = customerOf(contract);
  return [{ kind, side: 'customer', to, subject, text, question: null, ...more }];
}

/** A notice to the customer about a question that they may not have opened, so it shows the parties only. */
export function tellAsked(kind: NoticeKind, contract: Contract, subject: Words, text: Words): NoticeDraft[] {
  return tellCustomer(kind, contract, subject, text, { about: 'parties' });
}

/** Marks the subject line of a reminder. */
export function reminding(isReminder: boolean, { en, 'zh-CN': chinese }: Words): Words {
  return isReminder ? words(`Reminder: ${en}`, zh`提醒：${chinese}`) : words(en, chinese);
}

export function customerOf(contract: Contract): Person {
  return contract.stage === 'awaiting_customer' ? contract.confirmer.contact : contract.terms.contact;
}
