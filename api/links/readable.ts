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
 * The document whose pages are shown: the file itself, or its copy – with a watermark until it is approved, and of a file that is no PDF the sheet
 * of its facts.
 */
export interface ShownDocument extends FrozenDocument {
  shownAs: 'itself' | 'copy';
}

/** What a link lets its reader read: a revision's terms, their attachments and, where there is one, its document. */
export interface Readable {
  revision: number;
  terms: Terms;
  document: ShownDocument | null;
}

/** Which revision the question is about; null where it is about something else. */
export function revisionOf(question: Question): number | null {
  if (question.kind === 'confirmation') return question.revision;
  if (question.kind !== 'approval' || question.subject.kind !== 'revision') return null;
  return Number(question.subject.id); // an ordinal, not an amount
}

/** How something comes back, or is refused, by a decision of somebody; not by being taken back, nor by time. */
const decisiveCauses = ['rejected', 'changes_requested', 'refused'];

const customerDecisions: readonly EventType[] = [
  ...(['CustomerConfirmed', 'CustomerDeclined', 'DeliveryAccepted', 'DeliveryRejected'] as const),
  ...(['AmendmentAgreed', 'TerminationAgreed'] as const),
];

function isByCustomer(event: ContractEvent): boolean {
  return customerDecisions.includes(event.type) || ('cause' in event && decisiveCauses.includes(event.cause));
}

function isByApprover(event: ContractEvent, { name, email }: Link['recipient']): boolean {
  if (event.type === 'EntryVerified' || event.type === 'EntryRejected') return isSamePerson(event.by.email, email);
  if (event.type === 'ApprovalGiven' || event.type === 'ApprovalDenied' || event.type === 'ReturnedToStep')
    return isSamePerson(event.by.email, email);
  // Whoever sent it back is named, not addressed.
  return 'cause' in event && decisiveCauses.includes(event.cause) && 'by' in event && event.by === name;
}

/** Whether the reader decided the question with the event that closed it. Whoever passed it on, or was replaced, did not. */
export function isDecisionOf(event: ContractEvent, { question, recipient }: Link): boolean {
  return sideOf(question) === 'customer' ? isByCustomer(event) : isByApprover(event, recipient);
}

/**
 * Whether the link still gives something to read: to whoever is asked, and for good to whoever decided. A link of our own people opens without
 * a code, so that it gives nothing any more when its time is over.
 */
export function mayRead(contract: Contract, link: Link, closing: ContractEvent | null): boolean {
  if (isOpenQuestion(contract, link.question)) return !link.expired;
  return closing !== null && isDecisionOf(closing, link) && (!link.expired || sideOf(link.question) === 'customer');
}

function shown(contract: Contract, revision: number, document: FrozenDocument, question: Question): ShownDocument {
  // What reached the customer was approved by our side, and stays what they read, whatever became of it.
  const isWhole = sideOf(question) === 'customer' || isApproved(contract, revision);
  const own = document.kind === 'made' ? isWhole : document.mediaType === pdf;
  return { ...document, shownAs: own ? 'itself' : 'copy' };
}

/** The revision that the question is about or, where it is about something else, the contract as it was agreed. */
export async function loadReadable(db: Database, contract: Contract, { question }: Link): Promise<Readable | null> {
  const about = revisionOf(question);
  const { contractId } = contract;
  const upTo = about ?? { lte: contract.revision };
  const row = await db.revision.findFirst({ where: { contractId, revision: upTo }, orderBy: { revision: 'desc' } });
  if (!row) return null;
  const { revision } = row;
  // An agreed contract moves on with its amendments; a draft is not what the document says.
  const digest = about === null && isApproved(contract, revision) ? contract.terms.digest : row.termsDigest;
  const terms = (await loadTerms(db, [digest])).get(digest);
  const document = row.document as FrozenDocument | null; // written by the recorder
  return terms ? { revision, terms, document: document && shown(contract, revision, document, question) } : null;
}
