import { isOpenQuestion, sideOf } from '../../domain/contract/ask';
import { type Contract } from '../../domain/contract/contract';
import { type ContractEvent, type EventType } from '../../domain/contract/events';
import { type Question } from '../../domain/contract/question';
import { type FrozenDocument } from '../../domain/drafting/document';
import { type Terms } from '../../domain/drafting/terms';
import { isSamePerson } from '../../domain/kernel/people';
import { type Database } from '../../prisma/client';
import { loadTerms } from '../../prisma/load-terms';
import { isApproved } from '../documents/revisions';
import { type Link } from './tokens';

const pdf = 'application/pdf';

/**
 * The document whose pages are shown: the file itself, or a copy. The copy has a watermark until the document is approved; for a file that is not a
 * PDF it is the sheet of facts.
 */
export interface ShownDocument extends FrozenDocument {
  shownAs: 'itself' | 'copy';
  /** Amendments executed since, oldest first; the file does not contain them. */
  amendedBy: string[];
}

/** What a link lets its reader read: the terms of a revision, their attachments and, if there is one, its document. */
export interface Readable {
  revision: number;
  terms: Terms;
  document: ShownDocument | null;
}

/** The revision that the question is about; null if it is about something else. */
export function revisionOf(question: Question): number | null {
  if (question.kind === 'confirmation') return question.revision;
  if (question.kind !== 'approval' || question.subject.kind !== 'revision') return null;
  return Number(question.subject.id); // a revision number
}

/** Causes by which a person decided to send back or refuse; not a recall or a lapse of time. */
const decisiveCauses = ['rejected', 'changes_requested', 'refused'];

const customerDecisions: readonly EventType[] = [
  ...(['CustomerConfirmed', 'CustomerDeclined', 'DeliveryAccepted', 'DeliveryRejected'] as const),
  ...(['AmendmentAgreed', 'TerminationAgreed'] as const),
];

function isByCustomer(event: ContractEvent): boolean {
  return customerDecisions.includes(event.type) || ('cause' in event && decisiveCauses.includes(event.cause));
}

/** People are told apart by mail address, because several may have one name. */
function isByApprover(event: ContractEvent, { question, recipient: { name, email } }: Link): boolean {
  if (event.type === 'EntryVerified' || event.type === 'EntryRejected') return isSamePerson(event.by.email, email);
  if (event.type === 'ApprovalGiven' || event.type === 'ApprovalDenied' || event.type === 'ReturnedToStep')
    return isSamePerson(event.by.email, email);
  if (!('cause' in event && decisiveCauses.includes(event.cause) && 'by' in event)) return false;
  // These events hold a name. An actor with an address is the person who decided; of an answer that a system entered, the step tells whose seat it was.
  if (event.actor.email !== undefined) return isSamePerson(event.actor.email, email);
  const stepId = 'stepId' in event ? event.stepId : undefined;
  return event.by === name && question.kind === 'approval' && stepId === question.stepId;
}

/** Whether the reader decided the question with this event. Delegating it or being replaced is no decision. */
export function isDecisionOf(event: ContractEvent, link: Link): boolean {
  return sideOf(link.question) === 'customer' ? isByCustomer(event) : isByApprover(event, link);
}

/**
 * Whether the link still lets its reader read: while the question is open, and afterwards if the reader decided it. A customer may read without a
 * time limit. Links of our own people need no code, so they stop working when they expire.
 */
export function mayRead(contract: Contract, link: Link, closing: ContractEvent | null): boolean {
  if (isOpenQuestion(contract, link.question)) return !link.expired;
  return closing !== null && isDecisionOf(closing, link) && (!link.expired || sideOf(link.question) === 'customer');
}

/** The executed amendments of the contract, oldest first. */
async function executedAmendments(db: Database, contractId: string): Promise<string[]> {
  const rows = await db.amendment.findMany({
    where: { contractId, status: 'executed' },
    orderBy: { closedAt: 'asc' },
    select: { amendmentId: true },
  });
  return rows.map(({ amendmentId }) => amendmentId);
}

function shown(
  contract: Contract,
  revision: number,
  document: FrozenDocument,
  question: Question,
): Omit<ShownDocument, 'amendedBy'> {
  // The customer saw the approved document and keeps seeing it, whatever happens to the contract later.
  const isWhole = sideOf(question) === 'customer' || isApproved(contract, revision);
  const own = document.kind === 'made' ? isWhole : document.mediaType === pdf;
  return { ...document, shownAs: own ? 'itself' : 'copy' };
}

/** The revision that the question is about; for other questions the agreed contract. */
export async function loadReadable(db: Database, contract: Contract, { question }: Link): Promise<Readable | null> {
  const about = revisionOf(question);
  const { contractId } = contract;
  const upTo = about ?? { lte: contract.revision };
  const row = await db.revision.findFirst({ where: { contractId, revision: upTo }, orderBy: { revision: 'desc' } });
  if (!row) return null;
  const { revision } = row;
  // The terms of an agreed contract change with its amendments. The terms of a draft differ from the document.
  const digest = about === null && isApproved(contract, revision) ? contract.terms.digest : row.termsDigest;
  const terms = (await loadTerms(db, [digest])).get(digest);
  const document = row.document as FrozenDocument | null; // written by `recordTransition`
  if (!terms) return null;
  const amendedBy = await executedAmendments(db, contractId);
  return { revision, terms, document: document && { ...shown(contract, revision, document, question), amendedBy } };
}
