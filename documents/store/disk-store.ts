import { readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { digestOf, isDigest } from './digest';
import { codeOf, asStoreError } from './disk-errors';
import { DamagedObjectError, MissingObjectError, type ObjectStore, type StoredObject } from './object-store';
import { makeFolder, syncFolders, removeLeftover, touch, writeWhole } from './write-whole';

/** Undefined if the file does not exist (any more). */
async function unlessMissing<Result>(work: Promise<Result>): Promise<Result | undefined> {
  try {
    return await work;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

const hexPair = /^[0-9a-f]{2}$/;
const namesIn = async (folder: string) => (await unlessMissing(readdir(folder))) ?? [];
const pairsIn = async (folder: string) =>
  (await namesIn(folder)).filter((name) => hexPair.test(name)).map((name) => path.join(folder, name));

/** All files, whatever their names. */
async function* filesIn(root: string): AsyncGenerator<string> {
  for (const first of await pairsIn(root))
    for (const second of await pairsIn(first)) for (const name of await namesIn(second)) yield path.join(second, name);
}

async function* objectsIn(root: string): AsyncGenerator<StoredObject> {
  for await (const file of filesIn(root)) {
    const digest = path.basename(file);
    if (isDigest(digest)) {
      const found = await unlessMissing(stat(file));
      if (found !== undefined) yield { digest, bytes: found.size, storedAt: found.mtime };
    } else {
      // A leftover that cannot be removed must not make the listing fail; the store may be read-only.
      await removeLeftover(file).catch(() => undefined);
    }
  }
}

/** If the object is already stored and intact, only its time is updated; a damaged one is written again. */
async function touchIfIntact(file: string, root: string, digest: string, bytes: number): Promise<boolean> {
  const renewed = await unlessMissing(
    (async () => {
      if ((await stat(file)).size !== bytes || digestOf(await readFile(file)) !== digest) return false;
      await touch(file);
      // A process may have crashed before the file's name was synced to disk.
      await syncFolders(file, root);
      return true;
    })(),
  );
  return renewed ?? false;
}

/**
 * Creates the folder of a store if it does not exist.
 * @throws StoreUnavailableError with the folder and the reason
 */
export async function makeStoreFolder(folder: string): Promise<void> {
  const root = path.resolve(folder);
  try {
    await makeFolder(root);
    // Also fails if it is a file, or a folder without permission, which `makeFolder` does not notice.
    await readdir(root);
  } catch (error) {
    throw asStoreError(root, error);
  }
}

/** A store in a folder: `<folder>/ab/cd/<SHA-256>`, readable only for this user. */
export function openDiskStore(folder: string): ObjectStore {
  const root = path.resolve(folder);
  const fileOf = (digest: string) => path.join(root, digest.slice(0, 2), digest.slice(2, 4), digest);

  const asStore = <Result>(work: Promise<Result>): Promise<Result> =>
    work.catch((error: unknown) => {
      throw asStoreError(root, error);
    });

  const put = async (bytes: Uint8Array) => {
    const digest = digestOf(bytes);
    const file = fileOf(digest);
    if (!(await touchIfIntact(file, root, digest, bytes.byteLength))) await writeWhole(file, root, bytes);
    return digest;
  };
  const get = async (digest: string) => {
    if (!isDigest(digest)) throw new MissingObjectError(digest);
    const bytes = await unlessMissing(readFile(fileOf(digest)));
    if (bytes === undefined) {
      // If the whole folder is missing, for example because a disk is not mounted, report that instead of a lost object.
      await stat(root);
      throw new MissingObjectError(digest);
    }
    if (digestOf(bytes) !== digest) throw new DamagedObjectError(digest);
    return bytes;
  };
  return {
    put: (bytes) => asStore(put(bytes)),
    get: (digest) => asStore(get(digest)),
    async *list() {
      try {
        yield* objectsIn(root);
      } catch (error) {
        throw asStoreError(root, error);
      }
    },
    remove: async (digest) => {
      if (isDigest(digest)) await asStore(rm(fileOf(digest), { force: true }));
    },
  };
}
