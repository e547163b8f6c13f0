import { mkdir, readFile, statfs } from 'node:fs/promises';
import path from 'node:path';
import { takeLock } from '../stack/cache';
import { Explained } from '../stack/report';

/** A first start writes about 100 MB; the rest keeps the databases from running out of space within a day. */
const neededMegabytes = 400;

async function assertSpace(folder: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const free = Math.floor((bavail * bsize) / 1_000_000);
  if (free >= neededMegabytes) return;
  throw new Explained(
    `Only ${free} MB are free where ${folder} lies; Concordat needs ${neededMegabytes} MB to start. Free some space, or set CONCORDAT_HOME to a folder on another disk.`,
  );
}

/**
 * Locks the data folder for this process: two launchers on one folder would end each other's servers.
 * @returns a function that releases it
 */
export async function takeDataFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw new Explained(
      `The folder ${folder} cannot be created: ${String(error)}. Set CONCORDAT_HOME to another folder.`,
    );
  });
  const lock = path.join(folder, 'run', 'launcher.json');
  const release = await takeLock(lock);
  if (release === undefined) {
    const pid = /"pid":(\d+)/.exec(await readFile(lock, 'utf8').catch(() => ''))?.[1] ?? 'unknown';
    throw new Explained(
      `Concordat is already running with the data in ${folder} (process ${pid}). Stop it with Ctrl-C in its terminal first, or start a second one beside it with CONCORDAT_HOME, PORT, INBOX_PORT and TEMPORAL_UI_PORT of its own.`,
    );
  }
  try {
    await assertSpace(folder);
  } catch (error) {
    await release();
    throw error;
  }
  return release;
}
