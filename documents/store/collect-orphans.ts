import { type ObjectStore } from './object-store';

export interface OrphanSearch {
  store: ObjectStore;
  /** Returns those of the digests that a document or a row still refers to. */
  isReferenced: (digests: string[]) => Promise<Set<string>>;
  now: Date;
  /** Minimum age for removal: an object is stored before the row that refers to it is written. */
  graceMs: number;
}

/** Number of digests per call of `isReferenced`. */
const askedTogether = 500;

async function* batches<Item>(items: AsyncIterable<Item>): AsyncGenerator<Item[]> {
  let batch: Item[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < askedTogether) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/**
 * Removes objects that nothing refers to and that are older than `graceMs`; they are left by a process that crashed after storing a document and
 * before writing its row. Each object is checked twice, the second time directly before removal, so that an object stored again or
 * referred to in the meantime stays. Can be repeated, and can run while the system is in use.
 * @throws StoreUnavailableError, and errors of `isReferenced`; some objects may have been removed by then
 */
export async function collectOrphans(search: OrphanSearch): Promise<{ seen: number; removed: string[] }> {
  const { store, isReferenced, now, graceMs } = search;
  const isOld = (storedAt: Date) => now.getTime() - storedAt.getTime() > graceMs;
  let seen = 0;
  const suspects = new Set<string>();
  for await (const batch of batches(store.list())) {
    seen += batch.length;
    const old = batch.filter(({ storedAt }) => isOld(storedAt)).map(({ digest }) => digest);
    if (old.length === 0) continue;
    const named = await isReferenced(old);
    for (const digest of old) if (!named.has(digest)) suspects.add(digest);
  }
  const removed: string[] = [];
  if (suspects.size === 0) return { seen, removed };
  // List again, because only the listing tells when an object was last stored.
  for await (const { digest, storedAt } of store.list()) {
    if (!suspects.has(digest) || !isOld(storedAt) || (await isReferenced([digest])).has(digest)) continue;
    await store.remove(digest);
    removed.push(digest);
  }
  return { seen, removed };
}
