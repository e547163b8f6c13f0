import { type Contract } from '../../domain/contract/contract';
import { type FrozenDocument } from '../../domain/drafting/document';
import { problem } from '../http/problem';
import { type Services } from '../services';
import { keepObject, ofReading, readObject } from './read-object';
import { frozenRevision, type FrozenRevision, isApproved } from './revisions';
import { ofSetting, setFile } from './set-asked';

/** Problems that showing a document may end in. */
export const ofShowing = [...ofReading, ...ofSetting] as const;

const pdf = 'application/pdf';

/** The file that is shown to people, and its SHA-256. */
export interface ShownFile {
  bytes: Buffer;
  digest: string;
}

type Shared = Pick<Services, 'db' | 'store'>;

/**
 * The copy (with a watermark, or the sheet of facts) of a revision's document. It is made at the first request and stored; the same data always make
 * the same bytes. If this version of the product would word the copy differently from the frozen file, the file itself is shown, without a watermark:
 * nobody may decide on a text other than the one that becomes binding.
 */
async function copyOf(
  services: Shared,
  { contractId, number }: Contract,
  { revision, terms, frozenAt: madeAt, document }: FrozenRevision,
): Promise<ShownFile> {
  const { db } = services;
  const kept = await db.revisionCopy.findUnique({ where: { contractId_revision: { contractId, revision } } });
  if (kept) return { bytes: await readObject(services, kept.digest, contractId), digest: kept.digest };
  const as = document?.kind === 'theirs' ? 'facts' : 'copy';
  const { bytes, contentDigest } = await setFile({ number, revision, terms, madeAt, as });
  if (document?.kind === 'made' && document.contentDigest !== contentDigest)
    return ownFile(services, contractId, document);
  const digest = await keepObject(services, bytes);
  await db.$executeRaw`
    INSERT INTO revision_copies (contract_id, revision, digest) VALUES (${contractId}, ${revision}, ${digest}) ON CONFLICT DO NOTHING`;
  return { bytes, digest };
}

/**
 * The binding file itself.
 * @throws ProblemError 409, 503
 */
export async function ownFile(services: Shared, contractId: string, { digest }: FrozenDocument): Promise<ShownFile> {
  return { bytes: await readObject(services, digest, contractId), digest };
}

/**
 * The copy, whether or not the document is approved.
 * @throws ProblemError 404, 409, 503
 */
export async function shownCopy(services: Shared, contract: Contract, revision: number): Promise<ShownFile> {
  return copyOf(services, contract, await frozenRevision(services.db, contract.contractId, revision));
}

/**
 * The file that is shown to people: the copy with a watermark until the document is approved.
 * @throws ProblemError 404, 409, 503
 */
export async function shownFile(services: Shared, contract: Contract, revision: number): Promise<ShownFile> {
  const found = await frozenRevision(services.db, contract.contractId, revision);
  const { document } = found;
  if (!document) throw problem('REVISION_NOT_FOUND', String(revision));
  const isWhole = isApproved(contract, revision) && document.mediaType === pdf;
  return isWhole ? ownFile(services, contract.contractId, document) : copyOf(services, contract, found);
}
