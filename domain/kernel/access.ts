import { type Actor, type ActorKind, type Side } from './people';
import { type Permission } from './permissions';

/** Who may send a command: which kinds of actors, with which permission, and through which mail links. */
export interface Access {
  kinds: readonly ActorKind[];
  /** Mail links that may send it: those mailed to a side with a question, or those to the owner's page. Empty: no link may. */
  links: readonly (Side | 'owner')[];
  /**
   * The permission that users and API keys need; the API checks it. Links and signals have no permissions. Null: only the contract itself sends the
   * command.
   */
  permission: Permission | null;
}

function inside(...links: (Side | 'owner')[]) {
  return (permission: Permission): Access => ({ kinds: ['user', 'service', 'operator'], links, permission });
}

/** All access rules. A command rule or route that names none, or no permission, does not compile. */
export const access = {
  /** Our own people and systems. */
  ourSide: inside(),
  /** Our own people and systems, and the contract's owner from their page, which a code opens. */
  owner: inside('owner'),
  /** An approver, from a mail link or inside. */
  approver: inside('ours'),
  /** One of our people who is asked by a mail link, and the contract's owner from their page. */
  askedOrOwner: inside('ours', 'owner'),
  /** The customer, from a mail link, or somebody inside who records what the customer said. */
  customer: inside('customer'),
  /** As `customer`, and the contract's owner from their page. */
  customerOrOwner: inside('customer', 'owner'),
  /** Any mail link that asks a question, or anybody inside. */
  anybody: inside('ours', 'customer'),
  /** The contract itself. */
  itself: { kinds: ['system'], links: [], permission: null } as Access,
};

export function mayAsk({ kinds, links }: Access, { kind, side, owner }: Actor): boolean {
  if (kind !== 'link') return kinds.includes(kind);
  // A link to the owner's page does not count as an approver's link, even if the owner is also an approver.
  const as = owner ? 'owner' : side;
  return as !== undefined && links.includes(as);
}

/** Whether the actor decides something for the customer through a link. Commands that both sides may send, such as `resendLink`, decide nothing. */
export function speaksForCustomer({ links }: Access, { kind, side }: Actor): boolean {
  return kind === 'link' && side === 'customer' && links.includes('customer') && !links.includes('ours');
}

/** Whether only the contract itself sends this command. Such a command has no route, no Update and no Signal. */
export function isInternal({ kinds, links }: Access): boolean {
  return links.length === 0 && kinds.every((kind) => kind === 'system');
}
