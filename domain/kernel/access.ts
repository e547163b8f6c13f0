import { type Actor, type ActorKind, type Side } from './people';
import { type Permission } from './permissions';

/** Who may ask something: kinds of actors, the permission that users and API keys need, and of which side a mail link must be. */
export interface Access {
  kinds: readonly ActorKind[];
  /** Whose mail links may ask: those that ask a question of a side, or those to the owner's page; none where the list is empty. */
  links: readonly (Side | 'owner')[];
  /** Null where only the contract itself asks. The API checks it: a link, a signal and the contract itself have no permissions. */
  permission: Permission | null;
}

function inside(...links: (Side | 'owner')[]) {
  return (permission: Permission): Access => ({ kinds: ['user', 'service', 'operator'], links, permission });
}

/** The kinds of access; a rule or route that names none, or no permission, does not compile. */
export const access = {
  /** Our own people and systems. */
  ourSide: inside(),
  /** Our own people and systems, and the contract's owner from their page, which a code opens. */
  owner: inside('owner'),
  /** An approver, from a mail link or inside. */
  approver: inside('ours'),
  /** Somebody of ours who is asked by a mail link, and the contract's owner from their page. */
  askedOrOwner: inside('ours', 'owner'),
  /** The customer, from a mail link, or somebody inside who records what the customer said. */
  customer: inside('customer'),
  /** The same, and the contract's owner from their page. */
  customerOrOwner: inside('customer', 'owner'),
  /** Whoever has a link or is inside. */
  anybody: inside('ours', 'customer'),
  /** The contract itself. */
  itself: { kinds: ['system'], links: [], permission: null } as Access,
};

export function mayAsk({ kinds, links }: Access, { kind, side, owner }: Actor): boolean {
  if (kind !== 'link') return kinds.includes(kind);
  // The owner's page decides nothing that an approver is asked, be it the same person.
  const as = owner ? 'owner' : side;
  return as !== undefined && links.includes(as);
}

/** Whether only the contract itself asks this: it has no route, no Update and no Signal. */
export function isInternal({ kinds, links }: Access): boolean {
  return links.length === 0 && kinds.every((kind) => kind === 'system');
}
