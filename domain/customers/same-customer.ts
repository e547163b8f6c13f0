import { matchKey } from '../kernel/match-key';
import { isSamePerson, type Party } from '../kernel/people';

type Identified = Pick<Party, 'name' | 'registrationNumber' | 'country' | 'contact'>;

/** Whether the party is its own contact, as an individual is. */
function isIndividual({ name, contact }: Identified): boolean {
  return matchKey(name) === matchKey(contact.name);
}

/**
 * Whether two revisions name the same customer: by registration number; by name if one of them has no number. Another contact of the same company
 * does not make it another customer, but individuals without a number also need the same mail address, because people share names. The
 * `customerId` of the contract does not answer this: it stays when a revision names another party.
 */
export function isSameCustomer(one: Identified, other: Identified): boolean {
  if (one.country !== undefined && other.country !== undefined && one.country !== other.country) return false;
  if (one.registrationNumber !== null && other.registrationNumber !== null)
    return matchKey(one.registrationNumber) === matchKey(other.registrationNumber);
  if (matchKey(one.name) !== matchKey(other.name)) return false;
  return !(isIndividual(one) || isIndividual(other)) || isSamePerson(one.contact.email, other.contact.email);
}
