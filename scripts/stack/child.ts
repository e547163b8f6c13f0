import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, fstatSync, mkdirSync, openSync, readSync, renameSync, statSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { identify, isStillAlive, processIdentity, signalQuietly, waitUntilGone } from './process-identity';
import type { Report } from './report';

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface ChildOptions {
  /** Name of the log file, of the record, and of the process in messages: `postgres`, `worker-1`. */
  name: string;
  command: string;
  args: readonly string[];
  /** Data folder of the stack; the log is in `logs/`, the record in `run/`. */
  dir: string;
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  uid?: number;
  gid?: number;
  stopSignal?: NodeJS.Signals;
  stopTimeoutMs?: number;
  ipc?: boolean;
}

export interface Child {
  readonly name: string;
  readonly pid: number;
  readonly process: ChildProcess;
  readonly exited: Promise<Exit>;
  /** Writes the record again: a wrapper script has another command line after it has replaced itself by the program. */
  recordNow: () => Promise<void>;
  /** The last lines of its log, to explain why it did not start. */
  lastLines: () => string;
  /** Sends the stop signal, and SIGKILL after the timeout. */
  stop: () => Promise<void>;
  /** Sends SIGKILL, like a crash; resolves when the process is gone. */
  kill: () => Promise<void>;
}

const logLimitBytes = 20_000_000;

/** The child writes directly to the file, not through a pipe to us, so that it keeps running if its launcher is killed. */
function openLog(path: string): number {
  mkdirSync(dirname(path), { recursive: true });
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > logLimitBytes) renameSync(path, `${path}.1`);
  return openSync(path, 'a');
}

function tail(path: string, from: number): string {
  const fd = openSync(path, 'r');
  try {
    const { size } = fstatSync(fd);
    const start = Math.max(from, size - 4000);
    const buffer = Buffer.alloc(Math.max(0, size - start));
    readSync(fd, buffer, 0, buffer.length, start);
    return buffer.toString('utf8').trim().split('\n').slice(-12).join('\n');
  } finally {
    closeSync(fd);
  }
}

const recordOf = (dir: string, name: string) => join(dir, 'run', `${name}.json`);

/**
 * Starts a program in its own process group, so that Ctrl-C in the terminal reaches only us and we can stop processes in order. It also writes a
 * record by which a later start recognises the process if we are killed.
 */
export async function startChild(options: ChildOptions): Promise<Child> {
  const { name, dir, stopSignal = 'SIGTERM', stopTimeoutMs = 15_000 } = options;
  const logFile = join(dir, 'logs', `${name}.log`);
  const log = openLog(logFile);
  const logStart = fstatSync(log).size;
  const child = spawn(options.command, options.args, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    detached: true,
    windowsHide: true,
    stdio: options.ipc === true ? ['ignore', log, log, 'ipc'] : ['ignore', log, log],
    ...(options.uid === undefined ? {} : { uid: options.uid }),
    ...(options.gid === undefined ? {} : { gid: options.gid }),
  });
  closeSync(log);
  const exited = new Promise<Exit>((resolve) => {
    child.once('exit', (code, signal) => {
      resolve({ code, signal });
    });
  });
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', reject);
  });
  const pid = child.pid ?? 0; // set once 'spawn' was emitted
  const record = recordOf(dir, name);
  await mkdir(dirname(record), { recursive: true });
  const recordNow = async () => {
    const identity = await identify(pid);
    if (identity !== undefined) await writeFile(record, JSON.stringify(identity));
  };
  await recordNow();
  const gone = exited.then(() => rm(record, { force: true }));

  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    const insist = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs);
    await gone;
    clearTimeout(insist);
  };
  return {
    name,
    pid,
    process: child,
    exited,
    recordNow,
    lastLines: () => tail(logFile, logStart),
    stop: () => end(stopSignal),
    kill: () => end('SIGKILL'),
  };
}

/**
 * Ends processes that a killed launcher left running. A record holds the pid, the start time and the command line; a process is ours only if all
 * three agree.
 * @returns the names of those that were ended
 */
export async function reapOrphans(dir: string, report: Report): Promise<string[]> {
  const run = join(dir, 'run');
  const files = (await readdir(run).catch(() => [])).filter(
    (file) => file.endsWith('.json') && file !== 'launcher.json',
  );
  const reaped: string[] = [];
  // Processes that use a server are ended before the server.
  const order = (file: string) => (file.startsWith('postgres') ? 2 : file.startsWith('temporal') ? 1 : 0);
  for (const file of files.sort((a, b) => order(a) - order(b))) {
    const path = join(run, file);
    const name = file.replace(/\.json$/, '');
    const recorded = processIdentity.safeParse(parse(await readFile(path, 'utf8')));
    if (recorded.success && (await isStillAlive(recorded.data))) {
      signalQuietly(recorded.data.pid, name === 'postgres' ? 'SIGINT' : 'SIGTERM');
      if (!(await waitUntilGone(recorded.data, 15_000))) signalQuietly(recorded.data.pid, 'SIGKILL');
      await waitUntilGone(recorded.data, 5000);
      report(`Ended ${name} (process ${recorded.data.pid}), which an interrupted run had left behind.`);
      reaped.push(name);
    }
    await rm(path, { force: true });
  }
  return reaped;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // only partly written when the launcher was killed
  }
}
