import { type CustomerCommand } from '../../domain/customers/commands';
import { decideCustomer } from '../../domain/customers/decide';
import { type CustomerEvent } from '../../domain/customers/events';
import { foldCustomer } from '../../domain/customers/evolve';
import { type Matter } from '../../domain/kernel/people';
import { type Contact, type Customer, type Details } from '../../domain/customers/state';
import { isRefusal, type Refusal } from '../../domain/contract/refusals';
import { type Actor } from '../../domain/kernel/people';
import { stamp } from '../../domain/kernel/stream';
import { NOW, somebody } from './ask-contract';

export const customerId = '6f1c2f0e-8a51-4a52-9d9a-2b7c1d3e4f50';

export function aContact(contactId: string, matters: Matter[] = [], changes: Partial<Contact> = {}): Contact {
  return { contactId, name: contactId, email: `${contactId}@suzhou.example`, language: 'en', matters, ...changes };
}

/** Valid details of a customer, with the given changes. */
export function someDetails(changes: Partial<Details> = {}): Details {
  return {
    ...{ name: '苏州示例化工有限公司', registrationNumber: '91320500MA1K000004', country: 'CN' },
    ...{ address: '苏州市示例路 8 号', legalRepresentative: '高山' },
    contacts: [aContact('buyer'), aContact('signer', ['signing', 'amendment'])],
    ...changes,
  };
}

export const add = (details: Details = someDetails()): CustomerCommand => ({
  type: 'addCustomer',
  customerId,
  details,
});

/** Decides a command if the directory has no other customer. */
export function decideFor(customer: Customer | null, command: CustomerCommand, actor: Actor = somebody) {
  return decideCustomer(customer, { command, actor });
}

/** The events of one command, numbered from the customer's last event; throws on a refusal. */
export function eventsOf(customer: Customer | null, command: CustomerCommand, at: string = NOW): CustomerEvent[] {
  const bodies = decideFor(customer, command);
  if (isRefusal(bodies)) throw new Error(`${command.type} was refused: ${bodies.sentence}`);
  return stamp(bodies, customer?.seq ?? 0, at, somebody, `${command.type}-${(customer?.seq ?? 0) + 1}`);
}

/** The customer after these commands. */
export function aCustomer(commands: readonly CustomerCommand[] = [add()]): Customer {
  const customer = commands.reduce<Customer | null>((state, of) => foldCustomer(eventsOf(state, of), state), null);
  if (!customer) throw new Error('Nothing was asked of the customer.');
  return customer;
}

export function refusalOf(customer: Customer | null, command: CustomerCommand, actor: Actor = somebody): Refusal {
  const decision = decideFor(customer, command, actor);
  if (!isRefusal(decision)) throw new Error(`${command.type} was not refused.`);
  return decision;
}
