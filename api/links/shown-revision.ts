import { type Contract } from '../../domain/contract/contract';
import { type ContractEvent } from '../../domain/contract/events';
import { type Question } from '../../domain/contract/question';
import { type FrozenDocument } from '../../domain/drafting/document';
import { isSamePerson } from '../../domain/kernel/people';
import { type Comparison } from '../../documents/redline/page';
import { type Database } from '../../prisma/client';
import { eventOf } from '../../prisma/load-events';
import { comparisonOf, frozenRevision, isApproved } from '../documents/revisions';
import { type Link } from './tokens';

const pdf = 'application/pdf';

/**
 * The document whose pages are shown: the file itself, or its copy – with a watermark until it is approved, and of a file that is no PDF the sheet
 * of its facts.
 */
export interface ShownDocument extends FrozenDocument {
  shownAs: 'itself' | 'copy';
}

/** What a reader is shown of a revision beside its facts. */
export interface ShownRevision {
  document: ShownDocument | null;
  /** What changed since the last revision that the reader knows: decided on, or was sent as the customer; null where there is none. */
  changes: { since: number; comparison: Comparison } | null;
}

/** Which revision the question is about; null where it is about something else. */
function revisionOf(question: Question): number | null {
  if (question.kind === 'confirmation') return question.revision;
  if (question.kind !== 'approval' || question.subject.kind !== 'revision') return null;
  return Number(question.subject.id); // an ordinal, not an amount
}

/** The document that the question is about; null where it has none, or is not about the revision in force. */
export function shownDocument(contract: Contract, question: Question): ShownDocument | null {
  const { revision } = contract;
  const document = 'approval' in contract ? contract.approval?.document : null;
  if (!document || revisionOf(question) !== revision) return null;
  const own = document.kind === 'made' ? isApproved(contract, revision) : document.mediaType === pdf;
  return { ...document, shownAs: own ? 'itself' : 'copy' };
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

async function changesFor(db: Database, contract: Contract, link: Link): Promise<ShownRevision['changes']> {
  const { contractId, revision } = contract;
  const since = await knownRevision(db, link, revision);
  if (since === null) return null;
  const [old, now] = [await frozenRevision(db, contractId, since), await frozenRevision(db, contractId, revision)];
  const version = ({ revision: of, frozenAt: at, terms }: typeof old) => ({ revision: of, at, terms });
  return { since, comparison: comparisonOf(contract, version(old), version(now)) };
}

/** The document that is decided about, and what changed in it since the reader last saw it; null where it is about no revision. */
export async function loadShownRevision(db: Database, contract: Contract, link: Link): Promise<ShownRevision | null> {
  const { question } = link;
  if (revisionOf(question) !== contract.revision) return null;
  return { document: shownDocument(contract, question), changes: await changesFor(db, contract, link) };
}
