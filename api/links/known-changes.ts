import { sideOf } from '../../domain/contract/ask';
import { type Contract } from '../../domain/contract/contract';
import { isSamePerson } from '../../domain/kernel/people';
import { type Comparison } from '../../documents/redline/page';
import { type Database } from '../../prisma/client';
import { loadEarlier } from '../../prisma/load-earlier';
import { comparisonOf, frozenRevision } from '../documents/revisions';
import { revisionOf } from './readable';
import { type Link } from './tokens';

/** The changes since the last revision that the reader knows: one that they decided on or, for a customer, that was sent to them. */
export interface KnownChanges {
  since: number;
  /** Name of the reader's colleague to whom that revision was sent; absent if the reader got it. */
  sentTo?: string;
  comparison: Comparison;
}

/** The changes since the last revision that the reader knows; null if the question is not about the current revision, or if the reader knows none. */
export async function loadChanges(db: Database, contract: Contract, link: Link): Promise<KnownChanges | null> {
  const { contractId, revision } = contract;
  const { question, recipient } = link;
  if (revisionOf(question) !== revision) return null;
  const earlier = await loadEarlier(db, contract);
  if (!earlier) return null;
  const now = await frozenRevision(db, contractId, revision);
  const isCustomer = question.kind === 'confirmation';
  const round = isCustomer ? earlier.customer(now.terms.parties.customer) : earlier.of(recipient);
  if (!round) return null;
  const old = await frozenRevision(db, contractId, round.revision);
  const version = ({ revision: of, frozenAt: at, terms }: typeof old) => ({ revision: of, at, terms });
  const { by } = round;
  return {
    since: round.revision,
    ...(isSamePerson(by.email, recipient.email) ? {} : { sentTo: by.name }),
    comparison: comparisonOf(contract, version(old), version(now), sideOf(question)),
  };
}
