import { type Side } from '../kernel/people';
import { type Words } from '../kernel/words';
import { type Command } from './commands';
import { type Contract } from './contract';
import { contractFacts, type FactLine } from './fact-lines';
import { type Question } from './question';
import { type Answer, type Choice, type QuestionRule } from './question-rule';
import { type Reading } from './reading';
import { questionRules } from './registry';

/** Everything a person must see before deciding. */
export interface QuestionSheet {
  title: Words;
  heading: Words;
  /** What is special about the question. */
  special: FactLine[];
  /** What the contract is about. */
  facts: FactLine[];
  choices: readonly Choice[];
}

function ruleOf({ kind }: Question): QuestionRule<Question> {
  return questionRules[kind] as unknown as QuestionRule<Question>; // its own, by its kind
}

/** The id of a question: the same however often the link is mailed, so that it is answered once. */
export function questionId(contractId: string, question: Question): string {
  return `${contractId}:${ruleOf(question).id(question)}`;
}

export function choicesOf(question: Question): readonly Choice[] {
  return ruleOf(question).choices;
}

/** Which side decides. */
export function sideOf(question: Question): Side {
  return ruleOf(question).side;
}

export function questionSheet(contract: Contract, question: Question, reading: Reading): QuestionSheet {
  const { title, heading, facts, choices } = ruleOf(question);
  return {
    ...{ title: title(contract, question, reading), heading, choices },
    special: facts(contract, question, reading),
    facts: contractFacts(contract, reading.termsOf(contract.terms)),
  };
}

/** What is special about a question, before what the contract is about. */
export function specialFacts(contract: Contract, question: Question, reading: Reading): FactLine[] {
  return ruleOf(question).facts(contract, question, reading);
}

/** Whether the question is still to be answered. */
export function isOpenQuestion(contract: Contract, question: Question): boolean {
  return ruleOf(question).isOpen(contract, question);
}

/** The command of an answer, in the name of who was asked. */
export function answerCommand(question: Question, answer: Omit<Answer, 'remark'>): Command {
  const { text } = answer.details;
  return ruleOf(question).command(question, { ...answer, remark: text === '' ? null : text });
}
