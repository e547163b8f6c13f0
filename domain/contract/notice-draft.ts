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
 * How much of the contract a mail tells beside what it is about: everything; who with whom, for how much and how long; or the parties alone, of what a
 * customer reads behind the code.
 */
export type Told = 'whole' | 'summary' | 'parties';

/** A message before it is numbered: to whom, what it says in both languages, and what it asks to decide. */
export interface NoticeDraft {
  kind: NoticeKind;
  /** Whose person it goes to. */
  side: Side;
  to: Person;
  /** What is to be done or has happened, with the title; who writes and about which number is put around it. */
  subject: Words;
  text: Words;
  question: Question | null;
  /** What stands before the facts of the contract. */
  facts?: FactLine[];
  about?: Told;
}

/** For each event of an area what people are told of it, by the contract just after it and just before; null where nobody is. */
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

/** Tells people of ours the same. */
export function tell(
  kind: NoticeKind,
  people: readonly Person[],
  subject: Words,
  text: Words,
  more: More = {},
): NoticeDraft[] {
  return people.map((to) => ({ kind, side: 'ours', to, subject, text, question: null, ...more }));
}

/** Tells the customer. */
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

/** Tells the customer what concerns a question that they may not have opened. */
export function tellAsked(kind: NoticeKind, contract: Contract, subject: Words, text: Words): NoticeDraft[] {
  return tellCustomer(kind, contract, subject, text, { about: 'parties' });
}

/** A subject that says so where it reminds. */
export function reminding(isReminder: boolean, { en, 'zh-CN': chinese }: Words): Words {
  return isReminder ? words(`Reminder: ${en}`, zh`提醒：${chinese}`) : words(en, chinese);
}

export function customerOf(contract: Contract): Person {
  return contract.stage === 'awaiting_customer' ? contract.confirmer.contact : contract.terms.contact;
}
