import { type Person } from '../kernel/people';
import { type Recorded } from '../kernel/stream';
import { type Words, words } from '../kernel/words';
import { type Contract } from './contract';
import { type Question } from './question';
import { type Reading } from './reading';

/** A message before it is numbered: to whom, what it says in both languages, and what it asks to decide. */
export interface NoticeDraft {
  kind: string;
  to: Person;
  subject: Words;
  text: Words;
  question: Question | null;
  /** Names the parties and nothing of what they agree on: a customer reads that behind the code. */
  partiesOnly?: true;
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

export function ask(kind: string, to: Person, subject: Words, text: Words, question: Question): NoticeDraft[] {
  return [{ kind, to, subject, text, question }];
}

/** Tells several people the same. */
export function tell(kind: string, people: readonly Person[], subject: Words, text: Words): NoticeDraft[] {
  return people.map((to) => ({ kind, to, subject, text, question: null }));
}

/** Tells the customer what concerns a question that they may not have opened. */
export function tellAsked(kind: string, contract: Contract, subject: Words, text: Words): NoticeDraft[] {
  return tell(kind, [customerOf(contract)], subject, text).map((notice) => ({ ...notice, partiesOnly: true }));
}

/** A subject that says so where it reminds. */
export function reminding(isReminder: boolean, { en, 'zh-CN': zh }: Words): Words {
  return isReminder ? words(`Reminder: ${en}`, `【催办】${zh}`) : words(en, zh);
}

export function customerOf(contract: Contract): Person {
  return contract.stage === 'awaiting_customer' ? contract.confirmer.contact : contract.terms.contact;
}

/** The owner and the customer. */
export function bothSides(contract: Contract): Person[] {
  return [contract.owner, customerOf(contract)];
}

/** The same text in both languages: what somebody wrote. */
export function asWritten(text: string): Words {
  return words(text, text);
}
