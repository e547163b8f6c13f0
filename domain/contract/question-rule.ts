import { type Person, type Side } from '../kernel/people';
import { type Words } from '../kernel/words';
import { type Command, type CommandType } from './commands';
import { type Contract } from './contract';
import { type FactLine } from './fact-lines';
import { type Reading } from './reading';

/** What an answer needs beside a text: another person, a step to go back to. */
export type Detail = 'person' | 'name' | 'position' | 'step' | 'comment';

/** One of the answers; `value` is the command it sends. A reason is asked for where a "no" needs one. */
export interface Choice {
  value: CommandType;
  label: Words;
  /** What comes of it, where the label does not say so. */
  hint: Words | null;
  needsReason: boolean;
  /** What is written with it, where that is neither a comment nor a reason. */
  written?: Words;
  details: Detail[];
  /** Whether the matter is still to be decided afterwards, such as after a comment. */
  isAside: boolean;
}

/** What a person filled in beside the choice. */
export interface Details {
  /** The comment or, where one is needed, the reason. */
  text: string;
  person?: string;
  personName?: string;
  position?: 'before' | 'after';
  toStepId?: string;
  straightBack?: boolean;
  mustBeResolved?: boolean;
  commentId?: string;
}

/** An answer, on its way to becoming a command in the name of who was asked. */
export interface Answer {
  value: CommandType;
  details: Details;
  /** The text, or null where nothing was written. */
  remark: string | null;
  recipient: Person;
}

/** One kind of question that a mail link asks: to whom, what it says, which answers there are, and what each sends. */
export interface QuestionRule<Q> {
  side: Side;
  /** Names the question within the contract: the same however often the link is mailed, so that it is answered once. */
  id: (question: Q) => string;
  heading: Words;
  choices: readonly Choice[];
  title: (contract: Contract, question: Q, reading: Reading) => Words;
  /** What is to be read before the contract itself. */
  facts: (contract: Contract, question: Q, reading: Reading) => FactLine[];
  isOpen: (contract: Contract, question: Q) => boolean;
  command: (question: Q, answer: Answer) => Command;
}

export type QuestionRules<Kinds> = { [K in keyof Kinds]: QuestionRule<{ kind: K } & Kinds[K]> };

export function choice(
  value: CommandType,
  en: string,
  zh: string,
  needsReason = false,
  more: Partial<Pick<Choice, 'details' | 'isAside' | 'hint' | 'written'>> = {},
): Choice {
  return { value, label: { en, 'zh-CN': zh }, hint: null, needsReason, details: [], isAside: false, ...more };
}
