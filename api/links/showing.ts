import { type Contract } from '../../domain/contract';
import { type Language } from '../../domain/people';
import { type WaitingItem } from '../../domain/waiting';
import { type Html } from './html';
import { layout } from './layout';
import { type Link } from './tokens';

/** What all pages of one link share. */
export interface Showing {
  contract: Contract;
  waiting: WaitingItem[];
  link: Link;
  language: Language;
  /** Whether the reader may see more than that there is a contract and what has become of the question. */
  unlocked: boolean;
}

export function page({ contract, language }: Showing, title: string, content: Html): string {
  const { owner, terms } = contract;
  return layout({ language, title, company: terms.parties.ours.name, ask: owner, switchable: true, content });
}
