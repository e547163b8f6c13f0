import { createHash } from 'node:crypto';
import { chmod, chown, mkdir, readdir, readFile, readlink, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { identify, signalQuietly, waitUntilGone } from './process-identity';
import { Explained, type Report } from './report';
import { canReach, type SystemUser } from './system-user';

/**
 * Folder of the database files: under `dir` or, if root works in a folder that the Postgres user may not enter, under /var/lib/concordat in a folder
 * named after `dir`.
 */
export async function dataFolder(dir: string, user: SystemUser | undefined): Promise<string> {
  const usual = path.resolve(dir, 'postgres');
  await mkdir(usual, { recursive: true });
  if (user === undefined) return path.join(usual, 'data');
  await chmod(dir, (await stat(dir)).mode | 0o011); // our own folder: others may traverse it but not list it
  const name = createHash('sha256').update(path.resolve(dir)).digest('hex').slice(0, 16);
  const folder = (await canReach(path.dirname(usual), user)) ? usual : path.join('/var/lib/concordat', name);
  await mkdir(folder, { recursive: true, mode: 0o755 });
  await chown(folder, user.uid, user.gid);
  return path.join(folder, 'data');
}

/** Processes whose working folder is the data folder: Postgres's own children, also after their parent was killed. */
async function processesIn(data: string): Promise<number[]> {
  if (process.platform !== 'linux') return [];
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const folders = await Promise.all(pids.map((pid) => readlink(`/proc/${pid}/cwd`).catch(() => '')));
  return pids.filter((_, index) => folders[index] === data);
}

/**
 * Ends a Postgres that a killed launcher left on this data, and removes the lock file of one that is gone. Postgres only checks whether the recorded
 * pid is alive; after a reboot that may be another process, and Postgres would refuse to start. The process is ours if the folder in the lock file
 * and its command line agree.
 */
export async function clearTheWay(data: string, report: Report): Promise<void> {
  const lock = path.join(data, 'postmaster.pid');
  const [pidLine = '', folder = ''] = (await readFile(lock, 'utf8').catch(() => '')).split('\n');
  const pid = Number(pidLine);
  if (!Number.isInteger(pid) || pid <= 0) return;
  const owner = await identify(pid);
  if (owner !== undefined && folder === data && owner.command.includes(`postgres -D ${data}`)) {
    signalQuietly(pid, 'SIGINT');
    if (!(await waitUntilGone(owner, 20_000)))
      throw new Explained(
        `Postgres (process ${pid}) from an interrupted run holds ${data} and does not end. End it and start again.`,
      );
    report(`Ended Postgres (process ${pid}), which an interrupted run had left behind.`);
  }
  for (let wait = 0; (await processesIn(data)).length > 0; wait += 100) {
    if (wait > 20_000)
      throw new Explained(`Processes of an interrupted Postgres still use ${data}. End them and start again.`);
    await new Promise((done) => setTimeout(done, 100));
  }
  await rm(lock, { force: true });
}
