import { type Contract } from '../../domain/contract/contract';
import { type ContractEvent } from '../../domain/contract/events';
import { isSamePerson } from '../../domain/kernel/people';
import { type Comparison } from '../../documents/redline/page';
import { type Database } from '../../prisma/client';
import { eventOf } from '../../prisma/load-events';
import { comparisonOf, frozenRevision } from '../documents/revisions';
import { revisionOf } from './readable';
import { type Link } from './tokens';

/** The changes since the last revision that the reader knows: one that they decided on or, for a customer, that was sent to them. */
export interface KnownChanges {
  since: number;
  comparison: Comparison;
}

/** The revision that the reader knows by this event; 0 if none. */
function knownBy(event: ContractEvent, { recipient, question }: Link): number {
  // The customer knows only revisions that were sent to the customer, not those that our side dealt with internally.
  if (question.kind === 'confirmation') return event.type === 'CustomerConfirmationRequested' ? event.revision : 0;
  const { type } = event;
  if (type === 'ApprovalGiven' || type === 'ApprovalDenied' || type === 'ReturnedToStep') {
    const { subject, by } = event;
    return subject.kind === 'revision' && isSamePerson(by.email, recipient.email) ? Number(subject.id) : 0; // a revision number
  }
  // This event holds the name of the person who sent it back, but no mail address.
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

/** The latest revision before this one that the reader knows; null if there is none. */
async function knownRevision(db: Database, link: Link, revision: number): Promise<number | null> {
  const where = { streamKind: 'contract', streamId: link.contractId, type: { in: telling } };
  const rows = await db.event.findMany({ where });
  const earlier = rows.map((row) => knownBy(eventOf(row), link)).filter((of) => of > 0 && of < revision);
  return earlier.length > 0 ? Math.max(...earlier) : null;
}

/** The changes since the last revision that the reader knows; null if the question is not about the current revision, or if the reader knows none. */
export async function loadChanges(db: Database, contract: Contract, link: Link): Promise<KnownChanges | null> {
  const { contractId, revision } = contract;
  if (revisionOf(link.question) !== revision) return null;
  const since = await knownRevision(db, link, revision);
  if (since === null) return null;
  const [old, now] = [await frozenRevision(db, contractId, since), await frozenRevision(db, contractId, revision)];
  const version = ({ revision: of, frozenAt: at, terms }: typeof old) => ({ revision: of, at, terms });
  return { since, comparison: comparisonOf(contract, version(old), version(now)) };
}
