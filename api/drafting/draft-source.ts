import { type Contract } from '../../domain/contract/contract';
import { type Terms } from '../../domain/drafting/terms';
import { type Database } from '../../prisma/client';
import { loadContractType, loadWording } from '../../prisma/load-drafting';
import { type DraftSource, type TermsBody } from './terms-body';

/** The uploaded files that a body names, by digest; files that were never uploaded are absent. */
export async function filesNamed(db: Database, { attachments = [], paper }: TermsBody): Promise<DraftSource['files']> {
  const digests = [...attachments.map(({ digest }) => digest), ...(paper ? [paper.digest] : [])];
  if (digests.length === 0) return new Map();
  // `touchedAt` restarts the grace period, so that `collectDocuments` does not remove the files before the contract names them.
  const rows = await db.file.updateManyAndReturn({
    where: { digest: { in: digests } },
    data: { touchedAt: new Date() },
  });
  return new Map(rows.map(({ digest, name, mediaType, bytes }) => [digest, { name, mediaType, bytes }]));
}

/** The questions and the wording that the contract was made from, in their versions of that time. */
export async function sourceOf(db: Database, contract: Contract, terms: Terms, body: TermsBody): Promise<DraftSource> {
  const { contractTypeId, contractTypeVersion } = contract;
  const [found, wording, files] = await Promise.all([
    loadContractType(db, contractTypeId, contractTypeVersion ?? 'published'),
    loadWording(db, terms),
    filesNamed(db, body),
  ]);
  return { fields: found?.contractType.fields ?? [], wording, files };
}
