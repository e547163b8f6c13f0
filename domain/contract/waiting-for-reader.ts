import { type Contract } from './contract';
import { isSamePerson, type Person } from '../kernel/people';
import { type WaitingItem } from './waiting-item';
import { type Words } from '../kernel/words';

/** What of it concerns a reader: our own people see everything, a customer what waits on the customer. */
export function waitingFor(contract: Contract, reader: Person, waiting: readonly WaitingItem[]): Words[] {
  const { contact } = contract.terms.parties.customer;
  const confirmer = contract.stage === 'awaiting_customer' ? contract.confirmer.contact : contact;
  const isCustomer = [contact, confirmer].some(({ email }) => isSamePerson(email, reader.email));
  return waiting.filter(({ role }) => !isCustomer || role === 'customer').map(({ sentence }) => sentence);
}
