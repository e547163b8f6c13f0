import { type Contract } from '../../domain/contract/contract';
import { type ContractEvent } from '../../domain/contract/events';
import { isSamePerson } from '../../domain/kernel/people';
import { type Comparison } from '../../documents/redline/page';
import { type Database } from '../../prisma/client';
import { eventOf } from '../../prisma/load-events';
import { comparisonOf, frozenRevision } from '../documents/revisions';
import { revisionOf } from './readable';
import { type Link } from './tokens';

/** What changed since the last revision that the reader knows: decided on, or was sent as the customer. */
export interface KnownChanges {
  since: number;
  comparison: Comparison;
}

/** The revision that this event shows the reader to know; 0 where it shows none. */
function knownBy(event: ContractEvent, { recipient, question }: Link): number {
  // The customer knows what was sent to the customer: whatever our side asked of itself is no concern of theirs.
  if (question.kind === 'confirmation') return event.type === 'CustomerConfirmationRequested' ? event.revision : 0;
  const { type } = event;
  if (type === 'ApprovalGiven' || type === 'ApprovalDenied' || type === 'ReturnedToStep') {
    const { subject, by } = event;
    return subject.kind === 'revision' && isSamePerson(by.email, recipient.email) ? Number(subject.id) : 0; // an ordinal
  }
  // Whoever sent it back is named, not addressed.
  const isTheirs = type === 'ContractReturned' && event.stepId !== undefined && event.by === recipient.name;
  return isTheirs ? event.revision : 0;
}

const telling = [
  'ApprovalGiven',
  'ApprovalDenied',
  'ReturnedToStep',
  'ContractReturned',
  'CustomerConfirmationRequested',
];

/** The last revision before this one that the reader knows; null where there is none. */
async function knownRevision(db: Database, link: Link, revision: number): Promise<number | null> {
  const where = { streamKind: 'contract', streamId: link.contractId, type: { in: telling } };
  const rows = await db.event.findMany({ where });
  const earlier = rows.map((row) => knownBy(eventOf(row), link)).filter((of) => of > 0 && of < revision);
  return earlier.length > 0 ? Math.max(...earlier) : null;
}

/** What changed in the revision that is decided about since the reader last saw one; null where it is about none, or they saw none. */
export async function loadChanges(db: Database, contract: Contract, link: Link): Promise<KnownChanges | null> {
  const { contractId, revision } = contract;
  if (revisionOf(link.question) !== revision) return null;
  const since = await knownRevision(db, link, revision);
  if (since === null) return null;
  const [old, now] = [await frozenRevision(db, contractId, since), await frozenRevision(db, contractId, revision)];
  const version = ({ revision: of, frozenAt: at, terms }: typeof old) => ({ revision: of, at, terms });
  return { since, comparison: comparisonOf(contract, version(old), version(now)) };
}
