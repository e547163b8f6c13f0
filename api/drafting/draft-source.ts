import { type Contract } from '../../domain/contract/contract';
import { type Terms } from '../../domain/drafting/terms';
import { type Database } from '../../prisma/client';
import { loadContractType, loadWording } from '../../prisma/load-drafting';
import { type DraftSource, type TermsBody } from './terms-body';

/** The uploaded files that a body names, by their digest; those that nobody uploaded are not there. */
export async function filesNamed(db: Database, { attachments = [], paper }: TermsBody): Promise<DraftSource['files']> {
  const digests = [...attachments.map(({ digest }) => digest), ...(paper ? [paper.digest] : [])];
  if (digests.length === 0) return new Map();
  // Named before long: the collection of uploads that nobody wants leaves them alone meanwhile.
  const rows = await db.file.updateManyAndReturn({
    where: { digest: { in: digests } },
    data: { touchedAt: new Date() },
  });
  return new Map(rows.map(({ digest, name, mediaType, bytes }) => [digest, { name, mediaType, bytes }]));
}

/** What a contract was made from, in the versions it was made from. */
export async function sourceOf(db: Database, contract: Contract, terms: Terms, body: TermsBody): Promise<DraftSource> {
  const { contractTypeId, contractTypeVersion } = contract;
  const [found, wording, files] = await Promise.all([
    loadContractType(db, contractTypeId, contractTypeVersion ?? 'published'),
    loadWording(db, terms),
    filesNamed(db, body),
  ]);
  return { fields: found?.contractType.fields ?? [], wording, files };
}
