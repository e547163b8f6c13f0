import { Worker } from 'node:worker_threads';
import { compiledFile } from './compiled-file';

/** What a process of `openJobProcesses` tells whoever asked. */
export type Told<Answer> = 'ready' | { answer: Answer } | { failed: string };

/**
 * What such a process runs: it says `ready`, and answers each job with what came of it or with an error's message. It ends with whoever asked.
 */
export function serveJobs(work: (job: never) => unknown): void {
  const tell = (told: Told<unknown>) => process.send?.(told);

  /** Between two jobs the event loop turns, and what Typst made of the first is freed: 3 MB. */
  async function serve(job: never): Promise<void> {
    try {
      tell({ answer: await work(job) });
    } catch (error) {
      tell({ failed: error instanceof Error ? error.message : String(error) });
    }
  }

  // Ctrl-C reaches every process of the terminal; whoever serves finishes what it has begun, and ends this one.
  process.on('SIGINT', () => undefined);
  process.on('disconnect', () => process.exit());
  process.on('message', (job) => void serve(job as never)); // by job-processes.ts

  new Worker(compiledFile('jobs/end-with-parent'), { workerData: { parent: process.ppid } }).unref();
  tell('ready');
}
