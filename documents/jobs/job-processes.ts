import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { compiledFile } from './compiled-file';
import { type Told } from './serve-jobs';

/** What ends a job without an answer: its time is up, its process never began or ended, or the program fails. */
export class JobEndedError extends Error {
  override readonly name = 'JobEndedError';

  constructor(
    readonly why: 'late' | 'unstarted' | 'ended' | 'failed',
    message = why as string,
  ) {
    super(message);
  }
}

/** Processes that do jobs, one each at a time; as many as are asked at once. */
export interface JobProcesses<Job, Answer> {
  /** @throws JobEndedError; the process of what is late is gone by then */
  run: (job: Job) => Promise<Answer>;
  /** Ends all of them; what they work on is lost. */
  close: () => Promise<void>;
}

/** It knows nothing of the environment – no database, no key. */
function start(program: string): ChildProcess {
  return fork(compiledFile(program), [], {
    ...{ serialization: 'advanced', execArgv: ['--max-old-space-size=512'] },
    env: { TZ: 'UTC', MALLOC_ARENA_MAX: '2' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

/** The next thing that a process tells; it is killed, and gone, when it does not in time. */
async function nextOf<Answer>(child: ChildProcess, limitMs: number): Promise<Told<Answer> | 'late' | 'ended'> {
  const silence = new AbortController();
  const { signal } = silence;
  const late = AbortSignal.timeout(limitMs);
  try {
    const told = await Promise.race([
      once(child, 'message', { signal }).then(([told]) => told as Told<Answer>), // by serve-jobs.ts
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
  // Native code hears no other signal.
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

function answerIn<Answer>(told: Told<Answer> | 'late' | 'ended'): Answer {
  if (told === 'late' || told === 'ended' || told === 'ready')
    throw new JobEndedError(told === 'late' ? 'late' : 'ended');
  if ('failed' in told) throw new JobEndedError('failed', told.failed);
  return told.answer;
}

/** What is done in processes of their own, so that it keeps nobody else waiting, whatever it is given. */
export interface Work {
  /** File that runs `serveJobs`, by its name in `documents/`. */
  program: string;
  /** How long a job may take, from when its process has it. */
  limitMs: number;
  /** After so many jobs another process goes on: what is left behind of each adds up. */
  mostJobs?: number;
  /** So long a process is kept that has nothing to do. */
  idleMs?: number;
}

/** Processes that have nothing to do; each ends when it has had nothing for so long. */
function openIdle(idleMs: number) {
  const idle = new Map<ChildProcess, NodeJS.Timeout>();
  function forget(child: ChildProcess): void {
    clearTimeout(idle.get(child));
    idle.delete(child);
  }
  return {
    forget,
    rest: (child: ChildProcess) => {
      letGo(child);
      const dismiss = () => {
        // From here on nobody may wake it: it would end in the middle of a job, and the job would be blamed.
        forget(child);
        void end(child);
      };
      idle.set(child, setTimeout(dismiss, idleMs).unref());
    },
    wake: (): ChildProcess | undefined => {
      const [child] = [...idle.keys()].slice(-1);
      if (child === undefined) return undefined;
      forget(child);
      keepAliveFor(child);
      return child;
    },
  };
}

export function openJobProcesses<Job extends object, Answer>({
  program,
  limitMs,
  mostJobs = 500,
  idleMs = 60_000,
}: Work): JobProcesses<Job, Answer> {
  const all = new Set<ChildProcess>();
  const idle = openIdle(idleMs);
  const made = new WeakMap<ChildProcess, number>();

  function forget(child: ChildProcess): void {
    idle.forget(child);
    all.delete(child);
  }

  async function begin(): Promise<ChildProcess> {
    const child = start(program);
    all.add(child);
    child.on('error', () => undefined); // it ends of it
    child.once('exit', () => {
      forget(child);
    });
    const told = await nextOf<Answer>(child, limitMs).catch(() => 'ended' as const);
    if (told === 'ready') return child;
    forget(child);
    throw new JobEndedError('unstarted');
  }

  function rest(child: ChildProcess): void {
    if (!all.has(child)) return;
    const jobs = (made.get(child) ?? 0) + 1;
    if (jobs >= mostJobs) return void end(child);
    made.set(child, jobs);
    idle.rest(child);
  }

  return {
    run: async (job) => {
      const child = idle.wake() ?? (await begin());
      child.send(job, () => undefined); // where it cannot be sent, the process has ended
      const told = await nextOf<Answer>(child, limitMs);
      if (typeof told === 'object') rest(child);
      return answerIn(told);
    },
    close: async () => {
      await Promise.all([...all].map(end));
    },
  };
}
