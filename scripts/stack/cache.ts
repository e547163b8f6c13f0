import { mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { identify, isStillAlive, processIdentity } from './process-identity';
import { codeOf, step, type Report } from './report';

/** Folder of tools that take long to download or build: shared by all checkouts, and kept when a checkout is deleted. */
export function cacheDir(env: NodeJS.ProcessEnv = process.env): string {
  if (env['CONCORDAT_CACHE']) return env['CONCORDAT_CACHE'];
  if (process.platform === 'darwin') return path.join(os.homedir(), 'Library', 'Caches', 'concordat');
  if (process.platform === 'win32')
    return path.join(env['LOCALAPPDATA'] ?? path.join(os.homedir(), 'AppData', 'Local'), 'concordat');
  return path.join(env['XDG_CACHE_HOME'] ?? path.join(os.homedir(), '.cache'), 'concordat');
}

/** Whether the owner of the lock is alive. An empty file has just been created and is about to be written, unless it is old. */
async function isHeld(file: string): Promise<boolean> {
  try {
    const text = await readFile(file, 'utf8');
    if (text === '') return Date.now() - (await stat(file)).mtimeMs < 10_000;
    return await isStillAlive(processIdentity.parse(JSON.parse(text)));
  } catch {
    return false;
  }
}

/** Tries to take the lock. A lock whose owner has died is removed, so that the next attempt succeeds. */
async function tryLock(file: string): Promise<boolean> {
  try {
    const handle = await open(file, 'wx');
    await handle.writeFile(JSON.stringify(await identify(process.pid)));
    await handle.close();
    return true;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
  if (!(await isHeld(file))) await rm(file, { force: true });
  return false;
}

/**
 * Takes a lock for as long as this process lives; a dead owner's lock is replaced.
 * @returns a function that releases it; undefined while a living process has it
 */
export async function takeLock(file: string): Promise<(() => Promise<void>) | undefined> {
  await mkdir(path.dirname(file), { recursive: true });
  if ((await tryLock(file)) || (await tryLock(file))) return () => rm(file, { force: true });
  return undefined;
}

/** Runs `run` in one process at a time; the others wait and then usually find the work done. */
export async function withLock<Result>(file: string, report: Report, run: () => Promise<Result>): Promise<Result> {
  await mkdir(path.dirname(file), { recursive: true });
  if (!(await tryLock(file)))
    await step(report, `Waiting for another process that prepares the same (${path.basename(file)})`, async () => {
      while (!(await tryLock(file))) await new Promise((done) => setTimeout(done, 500));
    });
  try {
    return await run();
  } finally {
    await rm(file, { force: true });
  }
}
