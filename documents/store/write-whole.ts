import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import { codeOf } from './disk-trouble';

/** How a file is called while it is written; what a killed process leaves behind can be told by it. */
const partName = /^\.[0-9a-f-]{36}\.part$/;
const abandonedAfterMs = 3_600_000;

/** Without it a rename survives a crash of ours, but not one of the machine. */
async function sync(fileOrFolder: string): Promise<void> {
  const handle = await open(fileOrFolder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Brings the names on the way to a file to the disk, its own and those of its folders. */
export async function settle(file: string, root: string): Promise<void> {
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    await sync(folder);
    if (folder === root || folder === path.dirname(folder)) return;
  }
}

/** Marks a file as written now. */
export async function touch(file: string): Promise<void> {
  const now = new Date();
  await utimes(file, now, now);
}

/** Not by mkdir's own `recursive`: on a read-only disk that tells ENOENT, as if the disk were not there. */
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

/** Whole under its name, or not there: written beside it, brought to the disk, then renamed. */
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
    // What went wrong with the writing is what the caller must hear of, not that tidying up went wrong too.
    await rm(part, { force: true }).catch(() => undefined);
    throw error;
  }
  await settle(file, root);
}

/** Removes what a process left that was killed while it wrote; nobody writes one file for an hour. */
export async function sweep(file: string): Promise<void> {
  if (!partName.test(path.basename(file))) return;
  const { mtimeMs } = await stat(file);
  if (Date.now() - mtimeMs > abandonedAfterMs) await rm(file, { force: true });
}
