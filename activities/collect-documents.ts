import { collectOrphans } from '../documents/store/collect-orphans';
import { DamagedObjectError, MissingObjectError, type ObjectStore } from '../documents/store/object-store';
import { type Database } from '../prisma/client';
import { noteDamage } from '../prisma/note-damage';

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
    UNION SELECT digest FROM revision_copies WHERE digest = ANY(${digests})`;
  return new Set(rows.map(({ digest }) => digest));
}

/** A round looks at so many files that were found damaged or gone. */
const mostRechecked = 50;

/** Files that were damaged or gone and are whole again, from a backup or uploaded anew, or that nothing names any more, leave the list. */
async function recheckDamaged({ db, store }: { db: Database; store: ObjectStore }): Promise<string[]> {
  const rows = await db.damagedFile.findMany({ orderBy: { seenAt: 'asc' }, take: mostRechecked });
  const mended: string[] = [];
  const named = await namedOf(
    db,
    rows.map(({ digest }) => digest),
  );
  for (const { digest, contractId } of rows) {
    try {
      // What nothing names any more is missed by nobody.
      if (named.has(digest)) await store.get(digest);
      await db.damagedFile.deleteMany({ where: { digest } });
      mended.push(digest);
    } catch (error) {
      const isDamaged = error instanceof DamagedObjectError;
      if (!isDamaged && !(error instanceof MissingObjectError)) throw error;
      await noteDamage(db, { digest, contractId, kind: isDamaged ? 'damaged' : 'missing' });
    }
  }
  return mended;
}

/**
 * Removes files that nothing names: left by a process that died before it wrote their row, by a submission that failed after its document
 * was made, or uploaded for a contract that never came; and looks again at those that were found damaged. Safe to repeat, and to run on several machines at once.
 * @param now by which the grace of a day is counted
 * @throws StoreUnavailableError; then some may have been removed
 */
export async function collectDocuments(
  { db, store }: { db: Database; store: ObjectStore },
  now: Date,
): Promise<{ uploads: number; objects: string[]; mended: string[] }> {
  const uploads = await forgetUploads(db);
  const { removed } = await collectOrphans({ store, isReferenced: (digests) => namedOf(db, digests), now, graceMs });
  return { uploads, objects: removed, mended: await recheckDamaged({ db, store }) };
}
