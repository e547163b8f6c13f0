import { type Actor, type ActorKind, type Side } from './people';

/** Who may ask something: kinds of actors, and of which side a mail link must be. Roles and scopes will narrow this further. */
export interface Access {
  kinds: readonly ActorKind[];
  /** Whose mail links may ask: those that ask a question of a side, or those to the owner's page; none where the list is empty. */
  links: readonly (Side | 'owner')[];
}

const inside = ['user', 'service', 'operator'] as const;

/** The grants there are; a rule that names none does not compile. */
export const access = {
  /** Our own people and systems. */
  ourSide: { kinds: inside, links: [] },
  /** Our own people and systems, and the contract's owner from their page, which a code opens. */
  owner: { kinds: inside, links: ['owner'] },
  /** An approver, from a mail link or inside. */
  approver: { kinds: inside, links: ['ours'] },
  /** Somebody of ours who is asked by a mail link, and the contract's owner from their page. */
  askedOrOwner: { kinds: inside, links: ['ours', 'owner'] },
  /** The customer, from a mail link, or somebody inside who records what the customer said. */
  customer: { kinds: inside, links: ['customer'] },
  /** The same, and the contract's owner from their page. */
  customerOrOwner: { kinds: inside, links: ['customer', 'owner'] },
  /** Whoever has a link or is inside. */
  anybody: { kinds: inside, links: ['ours', 'customer'] },
  /** The contract itself. */
  itself: { kinds: ['system'], links: [] },
} as const satisfies Record<string, Access>;

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
