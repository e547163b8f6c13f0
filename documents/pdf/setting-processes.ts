import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { compiledFile } from './compiled-file';
import { type Setting, type SettingJob } from './set-job';
import { type Told } from './setting-process';

/** What ends a job beside its setting: its time is up, its process never began or ended, or the program fails. */
export class SettingEndedError extends Error {
  override readonly name = 'SettingEndedError';

  constructor(
    readonly why: 'late' | 'unstarted' | 'ended' | 'failed',
    message = why as string,
  ) {
    super(message);
  }
}

/** Processes that set documents, one document each at a time; as many as are asked at once. */
export interface SettingProcesses {
  /** @throws SettingEndedError; the process of what is late is gone by then */
  run: (job: SettingJob) => Promise<Setting>;
  /** Ends all of them; what they set is lost. */
  close: () => Promise<void>;
}

/** So long a process is kept that has nothing to do. */
const idleMs = 60_000;

/** It knows nothing of the environment – no database, no key. */
function start(): ChildProcess {
  return fork(compiledFile('setting-process'), [], {
    ...{ serialization: 'advanced', execArgv: ['--max-old-space-size=512'] },
    env: { TZ: 'UTC', MALLOC_ARENA_MAX: '2' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

/** The next thing that a process tells; it is killed, and gone, when it does not in time. */
async function nextOf(child: ChildProcess, limitMs: number): Promise<Told | 'late' | 'ended'> {
  const silence = new AbortController();
  const { signal } = silence;
  const late = AbortSignal.timeout(limitMs);
  try {
    const told = await Promise.race([
      once(child, 'message', { signal }).then(([told]) => told as Told), // by setting-process.ts
      once(child, 'exit', { signal }).then(() => 'ended' as const),
      once(late, 'abort', { signal }).then(() => 'late' as const),
    ]);
    if (told === 'late') await end(child);
    return told;
  } finally {
    silence.abort();
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  // Typst hears no other signal while it sets.
  child.kill('SIGKILL');
  await ended;
}

/** While it works, whoever asked lives on; idle, it keeps nobody alive. */
function keepAliveFor(child: ChildProcess): void {
  child.ref();
  child.channel?.ref();
}

function letGo(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
}

/**
 * @param limitMs How long a document may take, from when its process has it.
 * @param mostDocuments After so many another process goes on: what is left behind of each adds up.
 */
export function openProcesses(limitMs: number, mostDocuments = 500): SettingProcesses {
  const all = new Set<ChildProcess>();
  const idle = new Map<ChildProcess, NodeJS.Timeout>();
  const made = new WeakMap<ChildProcess, number>();

  function forget(child: ChildProcess): void {
    clearTimeout(idle.get(child));
    idle.delete(child);
    all.delete(child);
  }

  async function begin(): Promise<ChildProcess> {
    const child = start();
    all.add(child);
    child.on('error', () => undefined); // it ends of it
    child.once('exit', () => {
      forget(child);
    });
    const told = await nextOf(child, limitMs).catch(() => 'ended' as const);
    if (told === 'ready') return child;
    forget(child);
    throw new SettingEndedError('unstarted');
  }

  function rest(child: ChildProcess): void {
    if (!all.has(child)) return;
    made.set(child, (made.get(child) ?? 0) + 1);
    if (Number(made.get(child)) >= mostDocuments) {
      void end(child);
      return;
    }
    letGo(child);
    idle.set(child, setTimeout(() => void end(child), idleMs).unref());
  }

  function wake(): ChildProcess | undefined {
    const [child] = [...idle.keys()].slice(-1);
    if (child === undefined) return undefined;
    clearTimeout(idle.get(child));
    idle.delete(child);
    keepAliveFor(child);
    return child;
  }

  return {
    run: async (job) => {
      const child = wake() ?? (await begin());
      child.send(job, () => undefined); // where it cannot be sent, the process has ended
      const told = await nextOf(child, limitMs);
      if (told === 'late' || told === 'ended' || told === 'ready')
        throw new SettingEndedError(told === 'late' ? 'late' : 'ended');
      rest(child);
      if ('failed' in told) throw new SettingEndedError('failed', told.failed);
      return told.setting;
    },
    close: async () => {
      await Promise.all([...all].map(end));
    },
  };
}
