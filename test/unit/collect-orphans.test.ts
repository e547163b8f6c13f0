import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, utimes } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { collectOrphans } from '../../documents/store/collect-orphans';
import { openDiskStore } from '../../documents/store/disk-store';
import { type ObjectStore } from '../../documents/store/object-store';
import { listed } from '../build/store-laws';

const now = new Date('2030-06-01T12:00:00Z');
const graceMs = 86_400_000;

let folder: string;
let store: ObjectStore;

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'concordat-orphans-'));
  store = openDiskStore(folder);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function age(digest: string, ms: number): Promise<void> {
  const then = new Date(now.getTime() - ms);
  await utimes(path.join(folder, digest.slice(0, 2), digest.slice(2, 4), digest), then, then);
}

/** As the crash of a process leaves it that has put a document and not yet written its row. */
async function orphan(ms: number): Promise<string> {
  const digest = await store.put(randomBytes(40));
  await age(digest, ms);
  return digest;
}

const collect = (
  rows: Iterable<string>,
  beforeEach_: (digests: string[]) => Promise<void> = () => Promise.resolve(),
) => {
  const named = new Set(rows);
  const isReferenced = async (digests: string[]) => {
    await beforeEach_(digests);
    return new Set(digests.filter((digest) => named.has(digest)));
  };
  return collectOrphans({ store, isReferenced, now, graceMs });
};
const kept = async () => (await listed(store)).map(({ digest }) => digest).sort();

describe('documents that nothing names', () => {
  it('stay while the grace lasts, and go once it is over', async () => {
    const digest = await orphan(graceMs);
    expect(await collect([])).toEqual({ seen: 1, removed: [] });
    await age(digest, graceMs + 1000);
    expect(await collect([])).toEqual({ seen: 1, removed: [digest] });
    expect(await kept()).toEqual([]);
    expect(await collect([])).toEqual({ seen: 0, removed: [] });
  });

  it('stay when they are put again while they are searched for', async () => {
    const bytes = randomBytes(40);
    const digest = await store.put(bytes);
    await age(digest, graceMs * 2);
    const putAgain = async () => {
      await store.put(bytes);
      await age(digest, 0);
    };
    let asked = 0;
    expect(await collect([], async () => (asked++ === 0 ? putAgain() : undefined))).toEqual({ seen: 1, removed: [] });
    expect(await kept()).toEqual([digest]);
  });

  it('stay when something names them while they are searched for', async () => {
    const digest = await orphan(graceMs * 2);
    const rows = new Set<string>();
    const isReferenced = (digests: string[]) => {
      const answer = new Set(digests.filter((one) => rows.has(one)));
      rows.add(digest);
      return Promise.resolve(answer);
    };
    expect(await collectOrphans({ store, isReferenced, now, graceMs })).toEqual({ seen: 1, removed: [] });
    expect(await kept()).toEqual([digest]);
  });

  it('all stay when it cannot be asked what names them', async () => {
    const digest = await orphan(graceMs * 2);
    await expect(collect([], () => Promise.reject(new Error('no database')))).rejects.toThrow('no database');
    expect(await kept()).toEqual([digest]);
  });

  it('are exactly those that go', async () => {
    const objects = fc.array(fc.record({ isOld: fc.boolean(), isNamed: fc.boolean() }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(objects, async (wanted) => {
        const made = await Promise.all(
          wanted.map(async ({ isOld, isNamed }) => ({
            digest: await orphan(isOld ? graceMs + 1 : graceMs - 1),
            goes: isOld && !isNamed,
            isNamed,
          })),
        );
        const stays = made.filter(({ goes }) => !goes).map(({ digest }) => digest);
        const { seen, removed } = await collect(made.filter(({ isNamed }) => isNamed).map(({ digest }) => digest));
        expect(seen).toBe(made.length);
        expect(removed.sort()).toEqual(
          made
            .filter(({ goes }) => goes)
            .map(({ digest }) => digest)
            .sort(),
        );
        expect(await kept()).toEqual(stays.sort());
        for (const digest of stays) await store.remove(digest);
      }),
      { numRuns: 30 },
    );
  });

  it('are asked about in bundles, however many there are', async () => {
    const digests: string[] = [];
    for (let count = 0; count < 1001; count += 1) digests.push(await orphan(graceMs * 2));
    const bundles: number[] = [];
    const { removed } = await collect(digests, (asked) => Promise.resolve(void bundles.push(asked.length)));
    expect(removed).toEqual([]);
    expect(bundles).toEqual([500, 500, 1]);
  });
});
