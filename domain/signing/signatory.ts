import { type Signature } from './state';
import { type Day } from '../kernel/days';
import { type Party } from '../kernel/people';

/** Names are typed by hand: width and spaces make no other person. */
function plain(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}

/**
 * Whether the contract itself shows that somebody may sign for a party on a day: its legal representative, its agent within the authority,
 * a contact authorised for signing, or who signed the contract. Source: 民法典 61, 165, 170. Anybody else needs a power of attorney.
 */
export function isSignatoryOf(
  { legalRepresentative, agent, contacts = [] }: Party,
  ofContract: Pick<Signature, 'signatory'>,
  { signatory, signedOn }: { signatory: string; signedOn: Day },
): boolean {
  const isNamed = (name: string | undefined) => name !== undefined && plain(name) === plain(signatory);
  if (isNamed(legalRepresentative)) return true;
  if (contacts.some(({ name, matters }) => matters.includes('signing') && isNamed(name))) return true;
  // The authority of an agent ends with its last day, whatever they signed before.
  if (agent && isNamed(agent.name))
    return (agent.authorityFrom === null || agent.authorityFrom <= signedOn) && signedOn <= agent.authorityUntil;
  return isNamed(ofContract.signatory);
}
