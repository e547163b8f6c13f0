import { DateTime } from 'luxon';
import { type QuestionSheet } from '../../domain/contract/ask';
import { type Contract } from '../../domain/contract/contract';
import { type ContractEvent } from '../../domain/contract/events';
import { type FactLine } from '../../domain/contract/fact-lines';
import { type Reading } from '../../domain/contract/reading';
import { type WaitingItem } from '../../domain/contract/waiting-item';
import { type Terms } from '../../domain/drafting/terms';
import { type Html } from '../../domain/kernel/markup';
import { type Language } from '../../domain/kernel/people';
import { type Words } from '../../domain/kernel/words';
import { type KnownChanges } from './known-changes';
import { type Company, type Employee } from '../../domain/routing/company';
import { layout } from './layout';
import { type Readable } from './readable';
import { type Link } from './tokens';

/** A warning on a page; a weighty one is shown apart and never folded. */
export interface Warned {
  message: Words;
  isWeighty: boolean;
}

/** The data that all pages of a link share. */
export interface Showing {
  contract: Contract;
  /** The current terms. */
  terms: Terms;
  reading: Reading;
  /** The question as it is asked; once it is closed, as it was asked before. */
  sheet: QuestionSheet;
  waiting: WaitingItem[];
  link: Link;
  language: Language;
  /** Whether the reader may see the content, not only the contract's number and how the question was closed. */
  unlocked: boolean;
  /** The link's token, from the address of the page. */
  token: string;
  /** What the reader may read now; null if it is nothing, or if the code has not been entered. */
  readable: Readable | null;
  /** Whether there is something to read once the code is entered. */
  isLocked: boolean;
  /** Changes since the last revision that the reader knows; null if the question is closed or the reader knows none. */
  changes: KnownChanges | null;
  /** Warnings for an approver of the revision or the owner of the draft; empty for others. */
  warnings: Warned[];
  /** The event that closed the question; null while it is open, or if it never was open. */
  closing: ContractEvent | null;
  /** To whom an approver may delegate, and the company with its departments; empty and null if no approver is asked. */
  colleagues: Employee[];
  company: Company | null;
  /** If the reader decided the question: the facts that they saw, in addition to the contract. */
  decided: FactLine[];
}

export function page({ contract, terms, language }: Showing, title: string, content: Html): string {
  const company = terms.parties.ours.name;
  return layout({ language, title, company, ask: contract.owner, switchable: true, content });
}

/** An instant in the contract's time zone, with the zone's name: `2026-03-01 09:30 (China Standard Time)`. */
export function timeOf({ contract, language }: Pick<Showing, 'contract' | 'language'>, at: string): string {
  const time = DateTime.fromISO(at, { zone: contract.timeZone });
  const name = time.setLocale(language).offsetNameLong ?? contract.timeZone;
  return `${time.toFormat('yyyy-MM-dd HH:mm')}${language === 'en' ? ` (${name})` : `（${name}）`}`;
}

/** A sentence of the rules with its instants in the contract's time zone. */
export function asRead(showing: Showing, words: Words): string {
  return words[showing.language].replace(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, (at) => timeOf(showing, at));
}
