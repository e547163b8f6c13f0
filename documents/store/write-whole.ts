import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import { codeOf } from './disk-errors';

/** Name of a file while it is written; leftovers of killed processes are recognised by it. */
const partName = /^\.[0-9a-f-]{36}\.part$/;
const abandonedAfterMs = 3_600_000;

/** Without fsync a rename survives a crash of the process, but not of the machine. */
async function sync(fileOrFolder: string): Promise<void> {
  const handle = await open(fileOrFolder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Syncs the folders on the path to a file, so that their entries are on disk. */
export async function syncFolders(file: string, root: string): Promise<void> {
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    await sync(folder);
    if (folder === root || folder === path.dirname(folder)) return;
  }
}

/** Sets the file's modification time to now. */
export async function touch(file: string): Promise<void> {
  const now = new Date();
  await utimes(file, now, now);
}

/** Does not use mkdir's `recursive`, which reports ENOENT on a read-only disk, as if the disk were missing. */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT' || folder === path.dirname(folder)) throw error;
    await makeFolder(path.dirname(folder));
    await makeFolder(folder);
  }
}

/** Writes a file completely or not at all: to a temporary name, synced to disk, then renamed. */
export async function writeWhole(file: string, root: string, bytes: Uint8Array): Promise<void> {
  const part = path.join(path.dirname(file), `.${randomUUID()}.part`);
  await makeFolder(path.dirname(file));
  try {
    const handle = await open(part, 'wx', 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(part, file);
  } catch (error) {
    // The caller must get the error of writing, not one of the clean-up.
    await rm(part, { force: true }).catch(() => undefined);
    throw error;
  }
  await syncFolders(file, root);
}

/** Removes the leftover of a process that was killed while writing; no file takes an hour to write. */
export async function removeLeftover(file: string): Promise<void> {
  if (!partName.test(path.basename(file))) return;
  const { mtimeMs } = await stat(file);
  if (Date.now() - mtimeMs > abandonedAfterMs) await rm(file, { force: true });
}
