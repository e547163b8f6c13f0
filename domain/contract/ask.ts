import { type Side } from '../kernel/people';
import { type Words } from '../kernel/words';
import { type Command } from './commands';
import { type Contract } from './contract';
import { contractFacts, type FactLine } from './fact-lines';
import { type Question } from './question';
import { type Answer, type Choice, type QuestionRule } from './question-rule';
import { type Reading } from './reading';
import { questionRules } from './registry';

/** What a page or mail shows to a person who must decide. */
export interface QuestionSheet {
  title: Words;
  heading: Words;
  /** Facts about the question itself. */
  special: FactLine[];
  /** Facts about the contract. */
  facts: FactLine[];
  choices: readonly Choice[];
}

function ruleOf({ kind }: Question): QuestionRule<Question> {
  return questionRules[kind] as unknown as QuestionRule<Question>; // the registry maps each kind to its own rule
}

/** The id of a question. It is the same for every mail with the link, so that the question is answered only once. */
export function questionId(contractId: string, question: Question): string {
  return `${contractId}:${ruleOf(question).id(question)}`;
}

export function choicesOf(question: Question): readonly Choice[] {
  const { choices, choicesFor } = ruleOf(question);
  return choicesFor ? choicesFor(question) : choices;
}

/** The side that answers the question. */
export function sideOf(question: Question): Side {
  return ruleOf(question).side;
}

export function questionSheet(contract: Contract, question: Question, reading: Reading): QuestionSheet {
  const { title, heading, facts } = ruleOf(question);
  return {
    ...{ title: title(contract, question, reading), heading, choices: choicesOf(question) },
    special: facts(contract, question, reading),
    facts: contractFacts(contract, reading.termsOf(contract.terms)),
  };
}

/** Facts about the question itself, shown before those about the contract. */
export function specialFacts(contract: Contract, question: Question, reading: Reading): FactLine[] {
  return ruleOf(question).facts(contract, question, reading);
}

/** Whether the question still waits for an answer. */
export function isOpenQuestion(contract: Contract, question: Question): boolean {
  return ruleOf(question).isOpen(contract, question);
}

/** Turns an answer into a command of the person who was asked. */
export function answerCommand(question: Question, answer: Omit<Answer, 'remark'>): Command {
  const { text } = answer.details;
  return ruleOf(question).command(question, { ...answer, remark: text === '' ? null : text });
}
