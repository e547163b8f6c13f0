import { DateTime } from 'luxon';
import { questionSheet, type QuestionSheet } from '../../domain/contract/ask';
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

/** What all pages of one link share. */
export interface Showing {
  contract: Contract;
  /** As they stand. */
  terms: Terms;
  reading: Reading;
  waiting: WaitingItem[];
  link: Link;
  language: Language;
  /** Whether the reader may see more than that there is a contract and what has become of the question. */
  unlocked: boolean;
  /** Of the link, as it stands in the address of the page. */
  token: string;
  /** What the reader may read now; null where that is nothing, or the code is still to be typed. */
  readable: Readable | null;
  /** Whether there is something to read as soon as the code is typed. */
  isLocked: boolean;
  /** What changed since the reader last saw a revision; null where nothing is asked, or they saw none. */
  changes: KnownChanges | null;
  /** What to look at again in the revision that an approver decides on, or that the owner may submit; nothing for anybody else. */
  warnings: Words[];
  /** With what the question was closed; null while it is open, and where it never was. */
  closing: ContractEvent | null;
  /** Whom an approver may pass it on to, and who works here in which department; nobody, and null, where no approver is asked. */
  colleagues: Employee[];
  company: Company | null;
  /** Of a question that the reader decided: what they had before them beside the contract. */
  decided: FactLine[];
}

export function sheetOf({ contract, link, reading }: Showing): QuestionSheet {
  return questionSheet(contract, link.question, reading);
}

export function page({ contract, terms, language }: Showing, title: string, content: Html): string {
  const company = terms.parties.ours.name;
  return layout({ language, title, company, ask: contract.owner, switchable: true, content });
}

/** On the contract's own clocks, with their name: `2026-03-01 09:30 (China Standard Time)`. */
export function timeOf({ contract, language }: Pick<Showing, 'contract' | 'language'>, at: string): string {
  const time = DateTime.fromISO(at, { zone: contract.timeZone });
  const name = time.setLocale(language).offsetNameLong ?? contract.timeZone;
  return `${time.toFormat('yyyy-MM-dd HH:mm')}${language === 'en' ? ` (${name})` : `（${name}）`}`;
}

/** What the rules said, with their instants as the reader's clock shows them. */
export function asRead(showing: Showing, words: Words): string {
  return words[showing.language].replace(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, (at) => timeOf(showing, at));
}
