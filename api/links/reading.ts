import { type Approval } from '../../domain/approval/approval-state';
import { type Contract } from '../../domain/contract/contract';
import { type FrozenDocument } from '../../domain/drafting/document';
import { type ContractEvent } from '../../domain/contract/events';
import { isSamePerson } from '../../domain/kernel/people';
import { type Comparison } from '../../documents/redline/page';
import { type Database } from '../../prisma/client';
import { eventOf } from '../../prisma/rows';
import { comparisonOf, frozenRevision, isApproved } from '../documents/revisions';
import { type Link } from './tokens';

const pdf = 'application/pdf';

/** The file whose pages are shown: with a watermark until it is approved, and of a file that is no PDF the sheet of its facts. */
export interface ShownDocument extends FrozenDocument {
  shownDigest: string;
}

/** What a reader is shown beside the facts. */
export interface Reading {
  document: ShownDocument | null;
  /** What changed since a revision that the reader knows, or since the one before; null on the first. */
  changes: { since: number; known: boolean; comparison: Comparison } | null;
}

function approvalOf(contract: Contract): Approval | null {
  return 'approval' in contract ? contract.approval : null;
}

/** The document that the decision is about; null where it has none, or is no longer about a revision in force. */
export function shownDocument(contract: Contract, { decision }: Pick<Link, 'decision'>): ShownDocument | null {
  if (decision.kind !== 'approval' && decision.kind !== 'confirmation') return null;
  const document = approvalOf(contract)?.document;
  if (!document || contract.revision !== decision.revision) return null;
  const own = document.kind === 'made' ? isApproved(contract, decision.revision) : document.mediaType === pdf;
  return { ...document, shownDigest: own ? document.digest : document.copyDigest };
}

/** The revision that a person decided on with this event; 0 where they did not. */
function decidedOn(event: ContractEvent, { recipient, decision }: Link): number {
  const { type } = event;
  if (type === 'ApprovalGiven' || type === 'ApprovalDenied' || type === 'ReturnedToStep')
    return event.by && isSamePerson(event.by.email, recipient.email) ? event.revision : 0;
  if (type !== 'ContractReturned') return 0;
  // Whoever sent it back is named, not addressed; the customer is one person at a time.
  const isCustomers = decision.kind === 'confirmation' && event.cause === 'changes_requested';
  return isCustomers || event.by === recipient.name ? event.revision : 0;
}

/** The last revision before this one on which the reader decided; null for who never did. */
async function knownRevision(db: Database, link: Link, revision: number): Promise<number | null> {
  const types = ['ApprovalGiven', 'ApprovalDenied', 'ReturnedToStep', 'ContractReturned'];
  const rows = await db.event.findMany({ where: { contractId: link.contractId, type: { in: types } } });
  const earlier = rows.map((row) => decidedOn(eventOf(row), link)).filter((of) => of > 0 && of < revision);
  return earlier.length > 0 ? Math.max(...earlier) : null;
}

async function changesFor(db: Database, contract: Contract, link: Link): Promise<Reading['changes']> {
  const { contractId, revision } = contract;
  const known = await knownRevision(db, link, revision);
  const before = await db.revision.findFirst({
    where: { contractId, revision: { lt: revision, gte: known ?? 1 } },
    orderBy: { revision: known === null ? 'desc' : 'asc' },
    select: { revision: true },
  });
  if (!before) return null;
  const [old, now] = [
    await frozenRevision(db, contractId, before.revision),
    await frozenRevision(db, contractId, revision),
  ];
  const version = ({ revision: of, frozenAt: at, terms }: typeof old) => ({ revision: of, at, terms });
  const comparison = comparisonOf(contract, version(old), version(now));
  return { since: before.revision, known: before.revision === known, comparison };
}

/** The document that is decided about, and what changed in it since the reader last decided. */
export async function readingOf(db: Database, contract: Contract, link: Link): Promise<Reading | null> {
  const { decision } = link;
  if (decision.kind !== 'approval' && decision.kind !== 'confirmation') return null;
  if (decision.revision !== contract.revision) return null;
  return { document: shownDocument(contract, link), changes: await changesFor(db, contract, link) };
}
