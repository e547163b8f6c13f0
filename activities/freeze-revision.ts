import { placeOf } from '../documents/text/engine';
import { words } from '../domain/kernel/words';
import { type Contract } from '../domain/contract/contract';
import { type FrozenDocument } from '../domain/drafting/document';
import { type Instant } from '../domain/kernel/days';
import { refuse, type Refusal } from '../domain/contract/refusals';
import { type Unshown } from '../domain/drafting/unshown';
import { type Paper, type Terms } from '../domain/drafting/terms';
import { partyNameProblems } from '../documents/pdf/names';
import { comparePages, pageCount, PageImageError } from '../documents/pdf/page-images';
import { JobsBusyError } from '../documents/jobs/job-pool';
import { setDocument, SettingFailedError } from '../documents/pdf/set-document';
import { type Setting } from '../documents/pdf/set-job';
import {
  DamagedObjectError,
  MissingObjectError,
  type ObjectStore,
  StoreUnavailableError,
} from '../documents/store/object-store';
import { type Printable } from '../documents/text/compose';
import { type Connection } from '../prisma/client';
import { noteDamage } from '../prisma/note-damage';

const pdf = 'application/pdf';

/** What an activity needs to make and store documents. */
export interface DocumentMaker {
  db: Connection;
  store: ObjectStore;
}

/** What an activity needs to make documents and record transitions. */
export interface Recorder extends DocumentMaker {
  /** Whether mails to customers are sent in working hours only. */
  customerMail: 'working_hours' | 'any_time';
}

/** Returns the reason why the text cannot be printed as it is; null if it can be printed. */
function refuseText({ missing, faults }: Pick<Setting, 'missing' | 'faults'>): Refusal | null {
  const [first] = faults;
  if (first) {
    const { en, 'zh-CN': zh } = placeOf(first.fault);
    return refuse('DOCUMENT_FAILED', words(`${first.heading}: ${en}`, `${first.heading}：${zh}`));
  }
  if (missing.length === 0) return null;
  const places = missing.map(({ heading, paragraph, variable }) => `${variable} (${heading}, ${paragraph})`);
  return refuse('VALUES_MISSING', [...new Set(places)].slice(0, 20).join('; '));
}

async function ofData(store: ObjectStore, printable: Printable): Promise<FrozenDocument | Refusal> {
  const setting = await setDocument({ ...printable, as: 'document' });
  const refusal = refuseText(setting);
  if (refusal) return refusal;
  if ('failed' in setting) return refuse('DOCUMENT_FAILED', setting.failed);
  const { bytes, pages, replaced, contentDigest } = setting;
  const digest = await store.put(bytes);
  return { kind: 'made', digest, mediaType: pdf, bytes: bytes.length, pages, contentDigest, replaced };
}

/** Compares the text of the PDF with its pages. If that takes too long, the pages are marked as unchecked and the approver must read them. */
async function compared(file: Buffer): Promise<{ pages: number; unshown: Unshown[] }> {
  try {
    return await comparePages(file);
  } catch (error) {
    if (!(error instanceof PageImageError)) throw error;
    return { pages: await pageCount(file), unshown: [{ page: 1, what: 'unchecked', detail: '' }] };
  }
}

/** The customer's own file is the binding document. It is read once here, so that nobody is asked to approve a damaged file. */
async function ofPaper(store: ObjectStore, paper: Paper, printable: Printable): Promise<FrozenDocument | Refusal> {
  const file = await store.get(paper.digest);
  const sheet = await setDocument({ ...printable, as: 'facts' });
  if ('failed' in sheet) return refuse('DOCUMENT_FAILED', sheet.failed);
  const { mediaType, digest } = paper;
  const { pages, unshown } = mediaType === pdf ? await compared(file) : { pages: sheet.pages, unshown: [] };
  return {
    ...{ kind: 'theirs', digest, mediaType, bytes: file.length },
    ...{ pages, contentDigest: sheet.contentDigest, replaced: sheet.replaced },
    ...(unshown.length > 0 ? { unshown } : {}),
  };
}

/** Refuses attachments that were never uploaded: a signal may name any digest. */
async function refuseAttachments(db: Connection, { attachments = [] }: Terms): Promise<Refusal | null> {
  if (attachments.length === 0) return null;
  const digests = [...new Set(attachments.map(({ digest }) => digest))];
  const known = await db.file.findMany({ where: { digest: { in: digests } }, select: { digest: true } });
  const missing = digests.find((digest) => known.every((file) => file.digest !== digest));
  return missing === undefined ? null : refuse('DOCUMENT_MISSING', missing);
}

/**
 * Makes the document of the revision as it would be submitted, and stores it. Safe to run twice: the same data make the same bytes, and the store
 * keeps equal bytes once. If the revision is not submitted after all, nothing refers to the document and `collectDocuments` removes it.
 */
export async function freezeRevision(
  { db, store }: DocumentMaker,
  { number, revision, contractId }: Pick<Contract, 'number' | 'revision' | 'contractId'>,
  terms: Terms,
  now: Instant,
): Promise<FrozenDocument | Refusal> {
  const [unreadable] = partyNameProblems(terms.parties);
  if (unreadable) return refuse('NAME_NOT_PRINTABLE', unreadable.message);
  const lost = await refuseAttachments(db, terms);
  if (lost) return lost;
  const printable = { number, revision, terms, madeAt: now };
  try {
    return await (terms.paper ? ofPaper(store, terms.paper, printable) : ofData(store, printable));
  } catch (error) {
    if (error instanceof StoreUnavailableError) return refuse('STORE_UNAVAILABLE', error.sentence);
    if (error instanceof JobsBusyError) return refuse('DOCUMENTS_BUSY');
    if (error instanceof PageImageError)
      return refuse('DOCUMENT_FAILED', words(error.message, '对方提供的 PDF 无法读取，请打印成新的 PDF 后重新上传。'));
    if (error instanceof SettingFailedError) return refuse('DOCUMENT_FAILED', error.sentence);
    if (!(error instanceof DamagedObjectError) && !(error instanceof MissingObjectError)) throw error;
    const { digest } = error;
    const kind = error instanceof DamagedObjectError ? 'damaged' : 'missing';
    await noteDamage(db, { digest, kind, contractId });
    return refuse(kind === 'damaged' ? 'DOCUMENT_DAMAGED' : 'DOCUMENT_MISSING', digest);
  }
}
