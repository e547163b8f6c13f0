import { askAboutAmendment } from '../amendment/ask-customer';
import { askToConfirm } from '../confirmation/ask-customer';
import { askAboutTermination } from '../ending/ask-customer';
import { type Contract } from './contract';
import { type NoticeDraft } from './notice-draft';
import { type Reading } from './reading';

/** Sends the customer the question that is open now that our side has approved: confirmation, amendment or termination. */
export function askForAnswer(contract: Contract, reminder: boolean, reading: Reading): NoticeDraft[] {
  return [
    ...askToConfirm(contract, reminder, reading),
    ...askAboutAmendment(contract, reminder),
    ...askAboutTermination(contract, reminder),
  ];
}
