import fc from 'fast-check';
import { createHash, randomBytes } from 'node:crypto';
import {
  DamagedObjectError,
  MissingObjectError,
  type ObjectStore,
  type StoredObject,
} from '../../documents/store/object-store';

export interface StoreUnderTest {
  store: ObjectStore;
  /** Changes a stored object behind the store's back. */
  overwrite: (digest: string, bytes: Buffer) => Promise<void>;
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
export const absent = sha256(Buffer.from('nobody put this'));

export async function listed(store: ObjectStore): Promise<StoredObject[]> {
  const objects: StoredObject[] = [];
  for await (const object of store.list()) objects.push(object);
  return objects;
}

const foundIn = async (store: ObjectStore, digest: string) =>
  (await listed(store)).filter((object) => object.digest === digest);

/** Texts that look like digests but are not; none may become part of a path. */
const noDigests = [
  '',
  '..',
  '../../../../etc/passwd',
  `../${'a'.repeat(61)}`,
  `${'a'.repeat(64)}\n`,
  `${'a'.repeat(64)}/..`,
  'A'.repeat(64),
  'a'.repeat(63),
  'a'.repeat(65),
  `${'a'.repeat(63)}\0`,
];

/** Properties of every document store; each runs on a store that others use at the same time. */
export const storeLaws: Record<string, (tested: StoreUnderTest) => Promise<void>> = {
  'gives back what was put, under its SHA-256': async ({ store }) => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 5000 }), async (bytes) => {
        const digest = await store.put(bytes);
        expect(digest).toBe(sha256(bytes));
        expect(Buffer.compare(await store.get(digest), bytes)).toBe(0);
      }),
      { numRuns: 25 },
    );
  },
  'keeps a file of no bytes and one of 25 MB': async ({ store }) => {
    for (const bytes of [Buffer.alloc(0), randomBytes(25 * 1024 * 1024)])
      expect(sha256(await store.get(await store.put(bytes)))).toBe(sha256(bytes));
  },
  'says that it has no object that nobody put': async ({ store }) => {
    await expect(store.get(absent)).rejects.toThrow(new MissingObjectError(absent));
  },
  'takes nothing but a digest for one': async ({ store }) => {
    for (const text of noDigests) {
      await expect(store.get(text)).rejects.toBeInstanceOf(MissingObjectError);
      await store.remove(text);
    }
  },
  'lists each object once, with its size and when it was put': async ({ store }) => {
    const before = Date.now();
    const bytes = randomBytes(321);
    const digest = await store.put(bytes);
    await store.put(bytes);
    const [object, ...more] = await foundIn(store, digest);
    expect(more).toEqual([]);
    expect(object?.bytes).toBe(321);
    // Servers report whole seconds.
    expect(object?.storedAt.getTime()).toBeGreaterThanOrEqual(before - 1000);
    expect(object?.storedAt.getTime()).toBeLessThanOrEqual(Date.now() + 1000);
  },
  'takes an object that is put again for new': async ({ store }) => {
    const bytes = randomBytes(100);
    const digest = await store.put(bytes);
    const [first] = await foundIn(store, digest);
    await new Promise((done) => setTimeout(done, 1100));
    await store.put(bytes);
    const [second] = await foundIn(store, digest);
    expect(second?.storedAt.getTime()).toBeGreaterThan(first?.storedAt.getTime() ?? Infinity);
  },
  'has no object any more that was removed, however often': async ({ store }) => {
    const digest = await store.put(randomBytes(100));
    await store.remove(digest);
    await store.remove(digest);
    await expect(store.get(digest)).rejects.toBeInstanceOf(MissingObjectError);
    expect(await foundIn(store, digest)).toEqual([]);
  },
  'never serves a damaged object, and heals it when it is put again': async ({ store, overwrite }) => {
    const bytes = randomBytes(1000);
    const digest = await store.put(bytes);
    const flipped = Buffer.from(bytes);
    flipped[500] = (flipped[500] ?? 0) ^ 1;
    for (const damaged of [flipped, bytes.subarray(0, 999), Buffer.concat([bytes, bytes]), Buffer.alloc(0)]) {
      await overwrite(digest, damaged);
      await expect(store.get(digest)).rejects.toThrow(new DamagedObjectError(digest));
      await store.put(bytes);
      expect(Buffer.compare(await store.get(digest), bytes)).toBe(0);
    }
  },
  'keeps what twenty put at once, some of it twice': async ({ store }) => {
    const files = Array.from({ length: 10 }, () => randomBytes(2000));
    const digests = await Promise.all([...files, ...files].map((bytes) => store.put(bytes)));
    for (const [index, digest] of digests.entries())
      expect(Buffer.compare(await store.get(digest), files[index % 10] ?? Buffer.alloc(0))).toBe(0);
  },
};
