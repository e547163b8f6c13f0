import { readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { digestOf, isDigest } from './digest';
import { codeOf, troubleWith } from './disk-trouble';
import { DamagedObjectError, MissingObjectError, type ObjectStore, type StoredObject } from './object-store';
import { makeFolder, settle, sweep, touch, writeWhole } from './write-whole';

/** Undefined for what is not there, or is not there any more. */
async function ifThere<Result>(work: Promise<Result>): Promise<Result | undefined> {
  try {
    return await work;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

const hexPair = /^[0-9a-f]{2}$/;
const namesIn = async (folder: string) => (await ifThere(readdir(folder))) ?? [];
const pairsIn = async (folder: string) =>
  (await namesIn(folder)).filter((name) => hexPair.test(name)).map((name) => path.join(folder, name));

/** Every file there is, whatever its name. */
async function* filesIn(root: string): AsyncGenerator<string> {
  for (const first of await pairsIn(root))
    for (const second of await pairsIn(first)) for (const name of await namesIn(second)) yield path.join(second, name);
}

async function* objectsIn(root: string): AsyncGenerator<StoredObject> {
  for await (const file of filesIn(root)) {
    const digest = path.basename(file);
    if (isDigest(digest)) {
      const found = await ifThere(stat(file));
      if (found !== undefined) yield { digest, bytes: found.size, storedAt: found.mtime };
    } else {
      // Whether it goes now or later is nothing to fail a listing for; a store may be read-only.
      await sweep(file).catch(() => undefined);
    }
  }
}

/** An object that stands there whole already is only marked as put anew; a damaged one is written again. */
async function renew(file: string, root: string, digest: string, bytes: number): Promise<boolean> {
  const renewed = await ifThere(
    (async () => {
      if ((await stat(file)).size !== bytes || digestOf(await readFile(file)) !== digest) return false;
      await touch(file);
      // It may have been written by a process that died before its name was on the disk.
      await settle(file, root);
      return true;
    })(),
  );
  return renewed ?? false;
}

/**
 * Makes the folder of a store where there is none.
 * @throws StoreUnavailableError with the folder and the reason
 */
export async function makeStoreFolder(folder: string): Promise<void> {
  const root = path.resolve(folder);
  try {
    await makeFolder(root);
    // What makes no difference to `makeFolder`: a file of that name, or a folder that is somebody else's.
    await readdir(root);
  } catch (error) {
    throw troubleWith(root, error);
  }
}

/** A store in a folder: `<folder>/ab/cd/<SHA-256>`, for us alone to read. */
export function openDiskStore(folder: string): ObjectStore {
  const root = path.resolve(folder);
  const fileOf = (digest: string) => path.join(root, digest.slice(0, 2), digest.slice(2, 4), digest);

  const asStore = <Result>(work: Promise<Result>): Promise<Result> =>
    work.catch((error: unknown) => {
      throw troubleWith(root, error);
    });

  const put = async (bytes: Uint8Array) => {
    const digest = digestOf(bytes);
    const file = fileOf(digest);
    if (!(await renew(file, root, digest, bytes.byteLength))) await writeWhole(file, root, bytes);
    return digest;
  };
  const get = async (digest: string) => {
    if (!isDigest(digest)) throw new MissingObjectError(digest);
    const bytes = await ifThere(readFile(fileOf(digest)));
    if (bytes === undefined) {
      // Without its whole folder, say on a disk that is not mounted, the store has lost nothing.
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
        throw troubleWith(root, error);
      }
    },
    remove: async (digest) => {
      if (isDigest(digest)) await asStore(rm(fileOf(digest), { force: true }));
    },
  };
}
