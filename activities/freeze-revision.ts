import { placeOf } from '../documents/text/engine';
import { words } from '../domain/kernel/words';
import { type Contract } from '../domain/contract/contract';
import { type FrozenDocument } from '../domain/drafting/document';
import { type PrintedDocument } from '../domain/drafting/printed';
import { type Instant } from '../domain/kernel/days';
import { refuse, type Refusal } from '../domain/contract/refusals';
import { type Paper, type Terms } from '../domain/drafting/terms';
import { pageCount } from '../documents/pdf/page-images';
import { renderDocument } from '../documents/pdf/render';
import { RenderError } from '../documents/pdf/render-error';
import {
  DamagedObjectError,
  MissingObjectError,
  type ObjectStore,
  StoreUnavailableError,
} from '../documents/store/object-store';
import { composeDocument, type Composed, withWatermark } from '../documents/text/compose';
import { type Connection } from '../prisma/client';
import { noteDamage } from '../prisma/note-damage';

const pdf = 'application/pdf';

/** Where documents are made and kept. */
export interface DocumentMaker {
  db: Connection;
  store: ObjectStore;
}

/** Why the text cannot be printed as it is; null when it can. */
function refuseText({ missing, faults }: Composed): Refusal | null {
  const [first] = faults;
  if (first) {
    const { en, 'zh-CN': zh } = placeOf(first.fault);
    return refuse('DOCUMENT_FAILED', words(`${first.heading}: ${en}`, `${first.heading}：${zh}`));
  }
  if (missing.length === 0) return null;
  const places = missing.map(({ heading, paragraph, variable }) => `${variable} (${heading}, ${paragraph})`);
  return refuse('VALUES_MISSING', [...new Set(places)].slice(0, 20).join('; '));
}

/** The sheet of facts that is shown beside a file of another making. */
function factsSheet(document: PrintedDocument): PrintedDocument {
  return { ...document, preamble: [], sections: [] };
}

async function kept(
  store: ObjectStore,
  document: PrintedDocument,
  made: Pick<FrozenDocument, 'kind'>,
): Promise<FrozenDocument> {
  const copy = renderDocument(withWatermark(document));
  const final = renderDocument(document);
  const [digest, copyDigest] = [await store.put(final.bytes), await store.put(copy.bytes)];
  const { pages, replaced, bytes } = final;
  return {
    ...{ ...made, digest, mediaType: pdf, bytes: bytes.length, copyDigest, pages },
    ...{ contentDigest: document.footer.digest, replaced },
  };
}

/** The customer's own paper is what counts; it is read once, so that nobody is asked about a file that is damaged. */
async function ofPaper(store: ObjectStore, paper: Paper, document: PrintedDocument): Promise<FrozenDocument> {
  const file = await store.get(paper.digest);
  const sheet = renderDocument(withWatermark(factsSheet(document)));
  const { mediaType, digest } = paper;
  return {
    ...{ kind: 'theirs', digest, mediaType, bytes: file.length, copyDigest: await store.put(sheet.bytes) },
    pages: mediaType === pdf ? await pageCount(file) : sheet.pages,
    ...{ contentDigest: document.footer.digest, replaced: sheet.replaced },
  };
}

/** Attachments that nobody uploaded: a signal may name anything. */
async function refuseAttachments(db: Connection, { attachments = [] }: Terms): Promise<Refusal | null> {
  if (attachments.length === 0) return null;
  const digests = [...new Set(attachments.map(({ digest }) => digest))];
  const known = await db.file.findMany({ where: { digest: { in: digests } }, select: { digest: true } });
  const missing = digests.find((digest) => known.every((file) => file.digest !== digest));
  return missing === undefined ? null : refuse('DOCUMENT_MISSING', missing);
}

/**
 * Makes the document of the revision as it would be submitted, and keeps it. Harmless a second time: the same data make the same bytes,
 * and the store keeps them once. What is not submitted after all is an orphan that is collected.
 */
export async function freezeRevision(
  { db, store }: DocumentMaker,
  { number, revision, contractId }: Pick<Contract, 'number' | 'revision' | 'contractId'>,
  terms: Terms,
  now: Instant,
): Promise<FrozenDocument | Refusal> {
  const lost = await refuseAttachments(db, terms);
  if (lost) return lost;
  const composed = composeDocument({ number, revision, terms, madeAt: now });
  try {
    const { paper } = terms;
    if (paper) return await ofPaper(store, paper, composed.document);
    return refuseText(composed) ?? (await kept(store, composed.document, { kind: 'made' }));
  } catch (error) {
    if (error instanceof StoreUnavailableError) return refuse('STORE_UNAVAILABLE', error.message);
    if (error instanceof RenderError) return refuse('DOCUMENT_FAILED', error.message.slice(0, 500));
    if (!(error instanceof DamagedObjectError) && !(error instanceof MissingObjectError)) throw error;
    const { digest } = error;
    const kind = error instanceof DamagedObjectError ? 'damaged' : 'missing';
    await noteDamage(db, { digest, kind, contractId });
    return refuse(kind === 'damaged' ? 'DOCUMENT_DAMAGED' : 'DOCUMENT_MISSING', digest);
  }
}
