import { askAboutAmendment } from '../amendment/ask-customer';
import { askToConfirm } from '../confirmation/ask-customer';
import { askAboutTermination } from '../ending/ask-customer';
import { type Contract } from './contract';
import { type NoticeDraft } from './notice-draft';
import { type Reading } from './reading';

/** Asks the customer whatever is open with them after an approval of ours. */
export function askForAnswer(contract: Contract, reminder: boolean, reading: Reading): NoticeDraft[] {
  return [
    ...askToConfirm(contract, reminder, reading),
    ...askAboutAmendment(contract, reminder),
    ...askAboutTermination(contract, reminder),
  ];
}
