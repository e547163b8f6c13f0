import path from 'node:path';
import { z } from 'zod';
import { startChild, type Child, type Exit } from './child';
import { duration, Explained, silent, type Report } from './report';

const above = path.resolve(__dirname, '..', '..');
/** The checkout, also when called from the compiled files in `dist/`. */
export const root = path.basename(above) === 'dist' ? path.dirname(above) : above;

export interface RunningProcess {
  readonly name: string;
  readonly pid: number;
  /** Its URL, if it reported one. */
  readonly url: string | undefined;
  readonly exited: Promise<Exit>;
  lastLines: () => string;
  /** Sends SIGTERM, and SIGKILL after 15 seconds. */
  stop: () => Promise<void>;
  /** Sends SIGKILL at once. */
  kill: () => Promise<void>;
}

export interface ProcessOptions {
  /** Path relative to the project, such as `worker/main.ts`. */
  file: string;
  /** Data folder of the stack, for its log and its record. */
  dir: string;
  /** Needed if the same file runs more than once. */
  name?: string;
  /** Added to our own environment. */
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
          `${child.name} did not get ready within ${duration(timeoutMs)}. The end of its log:\n${child.lastLines()}`,
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
          `${child.name} ended while it started (${signal ?? `exit code ${code ?? '?'}`}). The end of its log:\n${child.lastLines()}`,
        ),
      );
    });
  });
}

/** Path of the compiled form of one of our files. */
export const compiled = (file: string) => path.join(root, 'dist', file.replace(/\.ts$/, '.js'));

/** Runs one of our compiled files as a process of its own and resolves when it reports `{ ready: true }`. */
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
    // The same as in the image: see the Dockerfile.
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
