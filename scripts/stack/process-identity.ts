import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { z } from 'zod';

/**
 * Distinguishes a process from a later one with the same pid, by its start time and command line. A process is signalled only after its identity was
 * compared.
 */
export const processIdentity = z.object({ pid: z.number().int().positive(), began: z.string(), command: z.string() });
export type ProcessIdentity = z.infer<typeof processIdentity>;

async function identifyOnLinux(pid: number): Promise<ProcessIdentity | undefined> {
  const [stat, command, boot] = await Promise.all([
    readFile(`/proc/${pid}/stat`, 'utf8'),
    readFile(`/proc/${pid}/cmdline`, 'utf8'),
    readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => ''),
  ]);
  // The second field is the program's name in parentheses and may itself hold spaces and parentheses.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  // A process that is ending has no command line any more; a zombie has ended, and its parent has not collected it yet.
  if (fields[0] === 'Z' || command === '') return undefined;
  return { pid, began: `${boot.trim()}/${fields[19] ?? ''}`, command: command.replaceAll('\0', ' ').trim() };
}

async function identifyByPs(pid: number): Promise<ProcessIdentity | undefined> {
  const args = ['-ww', '-o', 'lstart=,command=', '-p', String(pid)];
  const { stdout } = await promisify(execFile)('ps', args, { env: { ...process.env, LC_ALL: 'C' } });
  const began = stdout.slice(0, 24);
  return began.trim() === '' ? undefined : { pid, began, command: stdout.slice(24).trim() };
}

/** The process with this pid; undefined if there is none or the system does not tell. */
export async function identify(pid: number): Promise<ProcessIdentity | undefined> {
  try {
    return await (process.platform === 'linux' ? identifyOnLinux(pid) : identifyByPs(pid));
  } catch {
    return undefined;
  }
}

/** Whether the recorded process is still alive, and is the same one. */
export async function isStillAlive(recorded: ProcessIdentity): Promise<boolean> {
  const now = await identify(recorded.pid);
  return now?.began === recorded.began && now.command === recorded.command;
}

/** Resolves to true when the process is gone, to false if it is still there at the time limit. */
export async function waitUntilGone(recorded: ProcessIdentity, timeoutMs: number): Promise<boolean> {
  const limit = Date.now() + timeoutMs;
  while (await isStillAlive(recorded)) {
    if (Date.now() > limit) return false;
    await new Promise((done) => setTimeout(done, 50));
  }
  return true;
}

export function signalQuietly(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // The process has just ended, which is what the signal was for.
  }
}
