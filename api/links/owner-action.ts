import { type CommandType } from '../../domain/contract/commands';
import { type Words, words } from '../../domain/kernel/words';

/** A field of a form; what is picked from a list has its options. */
export interface Field {
  name: string;
  label: Words;
  kind: 'text' | 'amount' | 'count' | 'date' | 'area' | 'select';
  hint?: Words;
  options?: { value: string; label: Words }[];
  isOptional?: true;
  /** What stands in it to begin with. */
  value?: string;
}

export type Values = Record<string, string>;

/** Something that the owner can do now: its form, and the command's content as the form gives it. */
export interface Action {
  type: Exclude<CommandType, 'create'>;
  /** What its form is called where one command has several; left out, as the command is. */
  form?: string;
  label: Words;
  /** What it is about, where the same form can be about another thing later: a page that was left open does not sign that. */
  about?: string;
  fields: Field[];
  body: (values: Values) => object;
}

/** What is called the same in both languages, such as a title. */
export const both = (text: string): Words => words(text, text);

export const formOf = ({ type, form = type }: Pick<Action, 'type' | 'form'>): string => form;

export const day = (name: string, en: string, zh: string): Field => ({ name, label: words(en, zh), kind: 'date' });
