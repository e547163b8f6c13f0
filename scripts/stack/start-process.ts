import path from 'node:path';
import { z } from 'zod';
import { startChild, type Child, type Exit } from './child';
import { duration, Explained, silent, type Report } from './report';

const above = path.resolve(__dirname, '..', '..');
/** The checkout, also as seen from the compiled files in `dist/`. */
export const root = path.basename(above) === 'dist' ? path.dirname(above) : above;

export interface RunningProcess {
  readonly name: string;
  readonly pid: number;
  /** Where it can be reached, when it said so. */
  readonly url: string | undefined;
  readonly exited: Promise<Exit>;
  lastLines: () => string;
  /** SIGTERM, and SIGKILL after 15 seconds. */
  stop: () => Promise<void>;
  /** SIGKILL at once. */
  kill: () => Promise<void>;
}

export interface ProcessOptions {
  /** Relative to the project, such as `worker/main.ts`. */
  file: string;
  /** Data folder of the stack, for its log and its record. */
  dir: string;
  /** Needed when the same file runs more than once. */
  name?: string;
  /** On top of our own environment. */
  env?: Record<string, string>;
  report?: Report;
  readyTimeoutMs?: number;
}

const readyMessage = z.object({ ready: z.literal(true), url: z.string().optional() });

function waitUntilReady(child: Child, timeoutMs: number): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(
        new Explained(
          `${child.name} did not get ready within ${duration(timeoutMs)}. Its last words:\n${child.lastLines()}`,
        ),
      );
    }, timeoutMs);
    child.process.on('message', (message) => {
      const parsed = readyMessage.safeParse(message);
      if (!parsed.success) return;
      clearTimeout(timer);
      resolve(parsed.data.url);
    });
    void child.exited.then(({ code, signal }) => {
      clearTimeout(timer);
      reject(
        new Explained(
          `${child.name} ended while it started (${signal ?? `exit code ${code ?? '?'}`}). Its last words:\n${child.lastLines()}`,
        ),
      );
    });
  });
}

/** Where the build has put a file of ours. */
export const compiled = (file: string) => path.join(root, 'dist', file.replace(/\.ts$/, '.js'));

/** Runs one of our files, as it was compiled, as a process of its own and resolves once it says `{ ready: true }`. */
export async function startProcess(options: ProcessOptions): Promise<RunningProcess> {
  const { file, dir, report = silent, readyTimeoutMs = 120_000 } = options;
  const name = options.name ?? path.dirname(file);
  const start = Date.now();
  const child = await startChild({
    name,
    command: process.execPath,
    args: ['--max-semi-space-size=16', '--require', compiled('scripts/stack/follow-parent.ts'), compiled(file)],
    dir,
    cwd: root,
    // As in the image: see the Dockerfile.
    env: { ...process.env, TZ: 'UTC', MALLOC_ARENA_MAX: '2', ...options.env },
    ipc: true,
  });
  try {
    const url = await waitUntilReady(child, readyTimeoutMs);
    report(`${name} is ready – ${duration(Date.now() - start)}`);
    const { pid, exited, lastLines, stop, kill } = child;
    return { name, pid, url, exited, lastLines, stop, kill };
  } catch (error) {
    await child.kill();
    throw error;
  }
}
