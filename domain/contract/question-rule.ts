import { type Person, type Side } from '../kernel/people';
import { type Words } from '../kernel/words';
import { type Command, type CommandType } from './commands';
import { type Contract } from './contract';
import { type FactLine } from './fact-lines';
import { type Reading } from './reading';

/** Additional inputs that an answer may ask for: another person, a step to return to. */
export type Detail = 'person' | 'name' | 'position' | 'step' | 'comment';

/** One possible answer; `value` is the command that it sends. */
export interface Choice {
  value: CommandType;
  label: Words;
  /** What the answer leads to, if the label does not say so. */
  hint: Words | null;
  needsReason: boolean;
  /** Label of the text field, if the text is neither a comment nor a reason. */
  written?: Words;
  details: Detail[];
  /** Whether the question stays open afterwards, such as after a comment. */
  isAside: boolean;
}

/** What a person filled in besides the choice. */
export interface Details {
  /** The comment, or the reason if one is required. */
  text: string;
  person?: string;
  personName?: string;
  position?: 'before' | 'after';
  toStepId?: string;
  straightBack?: boolean;
  mustBeResolved?: boolean;
  commentId?: string;
}

/** An answer before it becomes a command of the person who was asked. */
export interface Answer {
  value: CommandType;
  details: Details;
  /** The text, or null if it is empty. */
  remark: string | null;
  recipient: Person;
}

/** The rule of one kind of question: who is asked, its texts, the possible answers and the command of each. */
export interface QuestionRule<Q> {
  side: Side;
  /** Identifies the question within the contract. It is the same for every mail with the link, so that the question is answered only once. */
  id: (question: Q) => string;
  heading: Words;
  choices: readonly Choice[];
  /** The same answers in the texts of this question, if their texts depend on it. */
  choicesFor?: (question: Q) => readonly Choice[];
  title: (contract: Contract, question: Q, reading: Reading) => Words;
  /** Facts to show before those of the contract. */
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
