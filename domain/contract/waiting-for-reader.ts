import { isSamePerson, type Person } from '../kernel/people';
import { type Words } from '../kernel/words';
import { type Contract } from './contract';
import { type WaitingItem } from './waiting-item';

/** What of it concerns a reader: our own people see everything, a customer what waits on the customer. */
export function waitingFor(contract: Contract, reader: Person, waiting: readonly WaitingItem[]): Words[] {
  const { contact } = contract.terms;
  const confirmer = contract.stage === 'awaiting_customer' ? contract.confirmer.contact : contact;
  const isCustomer = [contact, confirmer].some(({ email }) => isSamePerson(email, reader.email));
  return waiting.filter(({ role }) => !isCustomer || role === 'customer').map(({ sentence }) => sentence);
}
