import { type Input } from '../contract/inputs';
import { refuse, type Refusal } from '../contract/refusals';
import { type Access, speaksForCustomer } from '../kernel/access';
import { type Actor, type Party, type Person } from '../kernel/people';
import { type Company, employeeOf } from '../routing/company';

/** Our own employees cannot act for the customer. Checked when a contact is named, and when a confirmation or consent arrives. */
export function refuseOurs(company: Company, { name, email }: Pick<Person, 'name' | 'email'>): Refusal | null {
  return employeeOf(company, email) ? refuse('NOT_OF_THE_CUSTOMER', name) : null;
}

/** The same check for all contacts of a party. */
export function refuseOursAmong(company: Company, { contact, contacts = [] }: Party): Refusal | null {
  for (const one of [contact, ...contacts]) {
    const ours = refuseOurs(company, one);
    if (ours) return ours;
  }
  return null;
}

/**
 * The same check for the recipient of a customer's link, who may have joined us after it was mailed. `decide` runs it for every command, so that no
 * new link can miss it.
 */
export function refuseOursByLink(access: Access, actor: Actor, input: Input<'company'>): Refusal | null {
  const { name, email } = actor;
  return speaksForCustomer(access, actor) && email !== undefined ? refuseOurs(input('company'), { name, email }) : null;
}
