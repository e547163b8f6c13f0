import { type Command } from '../contract/commands';
import { type Company, employeeOf } from '../kernel/company';
import { type AwaitingCustomer } from '../contract/contract';
import { type EventBody } from '../contract/events';
import { isSamePerson } from '../kernel/people';
import { refuse, type Refusal } from '../contract/refusals';

type Answer = Extract<Command, { type: 'confirm' | 'requestChanges' | 'decline' | 'forward' }>;

/** The customer's answer: yes, not so, no, or that somebody else of theirs is the one to ask. */
export function answerConfirmation(
  contract: AwaitingCustomer,
  command: Answer,
  company: Company | null,
): EventBody[] | Refusal {
  const { revision, confirmer, approval } = contract;
  const { contact } = confirmer;
  if (command.contact !== undefined && !isSamePerson(command.contact, contact.email))
    return refuse('NOT_THE_CONTACT', command.contact, contact.name);
  switch (command.type) {
    case 'confirm': {
      const read = approval.document ? { document: approval.document.digest } : {};
      return [{ type: 'CustomerConfirmed', revision, comment: command.comment, ...read }];
    }
    case 'requestChanges': {
      const { reason } = command;
      return [{ type: 'ContractReturned', revision, cause: 'changes_requested', by: contact.name, reason }];
    }
    case 'decline':
      return [{ type: 'CustomerDeclined', revision, reason: command.reason }];
    case 'forward': {
      const { to, reason } = command;
      if (isSamePerson(to.email, contact.email)) return refuse('ALREADY_THE_CONTACT', to.email);
      if (!company) throw new Error('Who works here is judged by the company as it stands.');
      // Nobody of ours confirms in the customer's place.
      if (employeeOf(company, to.email)) return refuse('NOT_OF_THE_CUSTOMER', to.name);
      return [{ type: 'ConfirmationForwarded', revision, from: contact, to, reason, ask: approval.asked + 1 }];
    }
  }
}
