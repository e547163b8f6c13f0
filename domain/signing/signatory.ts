import { type Signature } from './state';
import { type Day } from '../kernel/days';
import { type Party } from '../kernel/people';

/** Names are typed by hand, so differences in width, case and spaces are ignored. */
function plain(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}

/**
 * Whether the contract shows that somebody may sign for a party on a day: its legal representative, its agent within the days of authority,
 * a contact authorised for signing, or the person who signed the contract. Source: 民法典 61, 165, 170. Anybody else needs a power of attorney.
 */
export function isSignatoryOf(
  { legalRepresentative, agent, contacts = [] }: Party,
  ofContract: Pick<Signature, 'signatory'>,
  { signatory, signedOn }: { signatory: string; signedOn: Day },
): boolean {
  const isNamed = (name: string | undefined) => name !== undefined && plain(name) === plain(signatory);
  if (isNamed(legalRepresentative)) return true;
  if (contacts.some(({ name, matters }) => matters.includes('signing') && isNamed(name))) return true;
  // An agent's authority ends with its last day, even if they signed the contract.
  if (agent && isNamed(agent.name))
    return (agent.authorityFrom === null || agent.authorityFrom <= signedOn) && signedOn <= agent.authorityUntil;
  return isNamed(ofContract.signatory);
}
