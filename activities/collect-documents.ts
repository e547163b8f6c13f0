import { collectOrphans } from '../documents/store/collect-orphans';
import { type ObjectStore } from '../documents/store/object-store';
import { type Database } from '../prisma/client';

/** So long a file may lie there without a contract: whoever uploads it still fills in the form. */
const graceMs = 24 * 60 * 60 * 1000;

/** Uploads that no contract ever named, and that nobody has asked for within the grace. */
async function forgetUploads(db: Database): Promise<number> {
  return db.$executeRaw`
    DELETE FROM files WHERE NOT named AND touched_at < clock_timestamp() - ${graceMs}::float8 * interval '1 millisecond'`;
}

/** Of these digests, those that a row names: an upload, or the document of a revision. */
async function namedOf(db: Database, digests: string[]): Promise<Set<string>> {
  const rows = await db.$queryRaw<{ digest: string }[]>`
    SELECT digest FROM files WHERE digest = ANY(${digests})
    UNION SELECT digest FROM revisions WHERE digest = ANY(${digests})
    UNION SELECT copy_digest FROM revisions WHERE copy_digest = ANY(${digests})`;
  return new Set(rows.map(({ digest }) => digest));
}

/**
 * Removes files that nothing names: left by a process that died before it wrote their row, by a submission that failed after its document
 * was made, or uploaded for a contract that never came. Safe to repeat, and to run on several machines at once.
 * @param now by which the grace of a day is counted
 * @throws StoreUnavailableError; then some may have been removed
 */
export async function collectDocuments(
  { db, store }: { db: Database; store: ObjectStore },
  now: Date,
): Promise<{ uploads: number; objects: string[] }> {
  const uploads = await forgetUploads(db);
  const { removed } = await collectOrphans({ store, isReferenced: (digests) => namedOf(db, digests), now, graceMs });
  return { uploads, objects: removed };
}
