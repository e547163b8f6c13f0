import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { compiledFile } from './compiled-file';
import { type Told } from './serve-jobs';

/** A job ended without an answer: it timed out, its process did not start or died, or its code threw an error. */
export class JobEndedError extends Error {
  override readonly name = 'JobEndedError';

  constructor(
    readonly why: 'late' | 'unstarted' | 'ended' | 'failed',
    message = why as string,
  ) {
    super(message);
  }
}

/** A pool of processes that each run one job at a time; it starts as many as there are concurrent jobs. */
export interface JobProcesses<Job, Answer> {
  /** @throws JobEndedError; a process whose job timed out has been killed by then */
  run: (job: Job) => Promise<Answer>;
  /** Kills all processes; jobs in progress are lost. */
  close: () => Promise<void>;
}

/** The process gets no environment, so it has no access to database or keys. */
function start(program: string): ChildProcess {
  return fork(compiledFile(program), [], {
    ...{ serialization: 'advanced', execArgv: ['--max-old-space-size=512'] },
    env: { TZ: 'UTC', MALLOC_ARENA_MAX: '2' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

/** The next message of a process; if none comes in time, the process is killed. */
async function nextOf<Answer>(child: ChildProcess, limitMs: number): Promise<Told<Answer> | 'late' | 'ended'> {
  const silence = new AbortController();
  const { signal } = silence;
  const late = AbortSignal.timeout(limitMs);
  try {
    const told = await Promise.race([
      once(child, 'message', { signal }).then(([told]) => told as Told<Answer>), // sent by serve-jobs.ts
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
  // Native code does not react to other signals.
  child.kill('SIGKILL');
  await ended;
}

/** A working process keeps this process alive; an idle one does not. */
function keepAliveFor(child: ChildProcess): void {
  child.ref();
  child.channel?.ref();
}

function stopKeepingAlive(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
}

function answerIn<Answer>(told: Told<Answer> | 'late' | 'ended'): Answer {
  if (told === 'late' || told === 'ended' || told === 'ready')
    throw new JobEndedError(told === 'late' ? 'late' : 'ended');
  if ('failed' in told) throw new JobEndedError('failed', told.failed);
  return told.answer;
}

/** Configuration of the pool. */
export interface Work {
  /** File that calls `serveJobs`, by its name in `documents/`. */
  program: string;
  /** Maximum duration of a job, counted from when its process gets it. */
  limitMs: number;
  /** Number of jobs after which a process is replaced, because each job leaks some memory. */
  mostJobs?: number;
  /** How long an idle process is kept. */
  idleMs?: number;
}

/** Idle processes; each is stopped when it has been idle for `idleMs`. */
function openIdleProcesses(idleMs: number) {
  const idle = new Map<ChildProcess, NodeJS.Timeout>();
  function forget(child: ChildProcess): void {
    clearTimeout(idle.get(child));
    idle.delete(child);
  }
  return {
    forget,
    rest: (child: ChildProcess) => {
      stopKeepingAlive(child);
      const stop = () => {
        // Forget it first: if a new job got a process that is being killed, the job would be blamed for its end.
        forget(child);
        void end(child);
      };
      idle.set(child, setTimeout(stop, idleMs).unref());
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
  const idle = openIdleProcesses(idleMs);
  const jobsDone = new WeakMap<ChildProcess, number>();

  function forget(child: ChildProcess): void {
    idle.forget(child);
    all.delete(child);
  }

  async function begin(): Promise<ChildProcess> {
    const child = start(program);
    all.add(child);
    child.on('error', () => undefined); // the process exits after an error
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
    const jobs = (jobsDone.get(child) ?? 0) + 1;
    if (jobs >= mostJobs) return void end(child);
    jobsDone.set(child, jobs);
    idle.rest(child);
  }

  return {
    run: async (job) => {
      const child = idle.wake() ?? (await begin());
      child.send(job, () => undefined); // if sending fails, the process has exited
      const told = await nextOf<Answer>(child, limitMs);
      if (typeof told === 'object') rest(child);
      return answerIn(told);
    },
    close: async () => {
      await Promise.all([...all].map(end));
    },
  };
}
