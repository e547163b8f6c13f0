import { type ObjectStore } from './object-store';

export interface OrphanSearch {
  store: ObjectStore;
  /** Of these digests, those that a document or a row still names. */
  isReferenced: (digests: string[]) => Promise<Set<string>>;
  now: Date;
  /** An object is put before the row that names it is written: so long it may stand there without one. */
  graceMs: number;
}

/** For so many digests at a time it is asked whether they are still needed. */
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
 * Removes what nothing names and what is older than the grace: left by a process that died between putting a document
 * and writing its row. Each is looked at twice, the second time just before it goes: an object that was put again or
 * got a name since stays. Safe to repeat and to run beside everything else.
 * @throws StoreUnavailableError, and whatever `isReferenced` throws; then some may have been removed.
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
  // Listed anew, since only a list tells when an object was last put.
  for await (const { digest, storedAt } of store.list()) {
    if (!suspects.has(digest) || !isOld(storedAt) || (await isReferenced([digest])).has(digest)) continue;
    await store.remove(digest);
    removed.push(digest);
  }
  return { seen, removed };
}
