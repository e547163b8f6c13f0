import { collectOrphans } from '../documents/store/collect-orphans';
import { DamagedObjectError, MissingObjectError, type ObjectStore } from '../documents/store/object-store';
import { type Database } from '../prisma/client';
import { noteDamage } from '../prisma/note-damage';

/** Grace period: a user may upload a file and still need time to fill in the form before a contract names the file. */
const graceMs = 24 * 60 * 60 * 1000;

/** Deletes the rows of uploads that no contract ever named and that nobody has requested within the grace period. */
async function forgetUploads(db: Database): Promise<number> {
  return db.$executeRaw`
    DELETE FROM files WHERE NOT named AND touched_at < clock_timestamp() - ${graceMs}::float8 * interval '1 millisecond'`;
}

/** Returns those of the given digests that the database refers to: an upload, or a document or copy of a revision. */
async function namedOf(db: Database, digests: string[]): Promise<Set<string>> {
  const rows = await db.$queryRaw<{ digest: string }[]>`
    SELECT digest FROM files WHERE digest = ANY(${digests})
    UNION SELECT digest FROM revisions WHERE digest = ANY(${digests})
    UNION SELECT digest FROM revision_copies WHERE digest = ANY(${digests})`;
  return new Set(rows.map(({ digest }) => digest));
}

/** Upper limit of damaged or missing files that one run reads again. */
const mostRechecked = 50;

/**
 * Removes from the list of damaged files those that can be read again (restored from a backup or uploaded again) and those that nothing refers to any
 * more.
 */
async function recheckDamaged({ db, store }: { db: Database; store: ObjectStore }): Promise<string[]> {
  const rows = await db.damagedFile.findMany({ orderBy: { seenAt: 'asc' }, take: mostRechecked });
  const mended: string[] = [];
  const named = await namedOf(
    db,
    rows.map(({ digest }) => digest),
  );
  for (const { digest, contractId } of rows) {
    try {
      // If nothing refers to the file any more, nobody needs it: drop it from the list without reading it.
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
 * Removes files that no row refers to: the process crashed before it wrote the row, a submission failed after its document was made, or a file was
 * uploaded for a contract that was never created. Then reads the files again that were found damaged or missing. Safe to repeat, and to run on
 * several machines at once.
 * @param now the instant from which the grace period of one day is counted back
 * @throws StoreUnavailableError; some files may already have been removed by then
 */
export async function collectDocuments(
  { db, store }: { db: Database; store: ObjectStore },
  now: Date,
): Promise<{ uploads: number; objects: string[]; mended: string[] }> {
  const uploads = await forgetUploads(db);
  const { removed } = await collectOrphans({ store, isReferenced: (digests) => namedOf(db, digests), now, graceMs });
  return { uploads, objects: removed, mended: await recheckDamaged({ db, store }) };
}
