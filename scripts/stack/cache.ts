import { mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { identify, isStillAlive, processIdentity } from './process-identity';
import { codeOf, step, type Report } from './report';

/** Where tools are kept that took long to get: shared by all checkouts, kept when a checkout is deleted. */
export function cacheDir(env: NodeJS.ProcessEnv = process.env): string {
  if (env['CONCORDAT_CACHE']) return env['CONCORDAT_CACHE'];
  if (process.platform === 'darwin') return path.join(os.homedir(), 'Library', 'Caches', 'concordat');
  if (process.platform === 'win32')
    return path.join(env['LOCALAPPDATA'] ?? path.join(os.homedir(), 'AppData', 'Local'), 'concordat');
  return path.join(env['XDG_CACHE_HOME'] ?? path.join(os.homedir(), '.cache'), 'concordat');
}

/** Whether its owner lives. An empty file is being written in this moment, unless it has been empty for long. */
async function isHeld(file: string): Promise<boolean> {
  try {
    const text = await readFile(file, 'utf8');
    if (text === '') return Date.now() - (await stat(file)).mtimeMs < 10_000;
    return await isStillAlive(processIdentity.parse(JSON.parse(text)));
  } catch {
    return false;
  }
}

/** True when the lock is ours now; a lock whose owner died is removed, so that the next attempt gets it. */
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
 * Takes a lock for as long as this process lives; a dead owner's lock is no obstacle.
 * @returns What gives it back, or undefined while somebody alive has it.
 */
export async function takeLock(file: string): Promise<(() => Promise<void>) | undefined> {
  await mkdir(path.dirname(file), { recursive: true });
  if ((await tryLock(file)) || (await tryLock(file))) return () => rm(file, { force: true });
  return undefined;
}

/** Only one process at a time does `run`; the others wait and usually find the work done. */
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
