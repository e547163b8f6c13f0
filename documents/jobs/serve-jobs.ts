import { Worker } from 'node:worker_threads';
import { compiledFile } from './compiled-file';

/** A message from a process of `openJobProcesses`. */
export type Told<Answer> = 'ready' | { answer: Answer } | { failed: string };

/**
 * Main loop of such a process: it reports `ready`, then answers each job with a result or an error message. It exits with its parent process.
 */
export function serveJobs(work: (job: never) => unknown): void {
  const tell = (told: Told<unknown>) => process.send?.(told);

  /** `async`, because Typst's memory of a job (3 MB) is only freed when the event loop turns between two jobs. */
  async function serve(job: never): Promise<void> {
    try {
      tell({ answer: await work(job) });
    } catch (error) {
      tell({ failed: error instanceof Error ? error.message : String(error) });
    }
  }

  // Ctrl-C reaches all processes of the terminal; the parent finishes its work and then stops this process.
  process.on('SIGINT', () => undefined);
  process.on('disconnect', () => process.exit());
  process.on('message', (job) => void serve(job as never)); // sent by job-processes.ts

  new Worker(compiledFile('jobs/end-with-parent'), { workerData: { parent: process.ppid } }).unref();
  tell('ready');
}
