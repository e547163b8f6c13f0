import { type CommandType } from '../../domain/contract/commands';
import { type Words, words } from '../../domain/kernel/words';

/** A field of a form; a select has options. */
export interface Field {
  name: string;
  label: Words;
  kind: 'text' | 'amount' | 'count' | 'date' | 'area' | 'select';
  hint?: Words;
  options?: { value: string; label: Words }[];
  isOptional?: true;
  /** The currency of an amount of money. */
  currency?: string;
  /** The part of a payment's trigger that it fills. */
  part?: string;
  /** The initial value. */
  value?: string;
}

export type Values = Record<string, string>;

/** An action that the owner can take now: its form, and the function that builds the command's body from the form. */
export interface Action {
  type: Exclude<CommandType, 'create'>;
  /** Name of the form, if a command has several forms; by default the command type. */
  form?: string;
  label: Words;
  /** The subject of the form. A page that was left open is then not applied to another subject later. */
  about?: string;
  fields: Field[];
  body: (values: Values) => object;
}

/** A text that is the same in both languages, such as a title. */
export const both = (text: string): Words => words(text, text);

export const formOf = ({ type, form = type }: Pick<Action, 'type' | 'form'>): string => form;

export const day = (name: string, en: string, zh: string): Field => ({ name, label: words(en, zh), kind: 'date' });
