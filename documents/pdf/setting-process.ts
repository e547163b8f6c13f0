/** What a process of `openProcesses` runs: it says `ready`, and answers each job with a setting or with an error's message. */
import { Worker } from 'node:worker_threads';
import { compiledFile } from './compiled-file';
import { setJob, type Setting, type SettingJob } from './set-job';

export type Told = 'ready' | { setting: Setting } | { failed: string };

const tell = (told: Told) => process.send?.(told);

/** Between two jobs the event loop turns, and what Typst made of the first is freed: 3 MB. */
function set(job: SettingJob): void {
  try {
    tell({ setting: setJob(job) });
  } catch (error) {
    tell({ failed: error instanceof Error ? error.message : String(error) });
  }
}

// Ctrl-C reaches every process of the terminal; whoever serves sets what it has begun, and ends this one.
process.on('SIGINT', () => undefined);
process.on('disconnect', () => process.exit());
process.on('message', set);

new Worker(compiledFile('end-with-parent'), { workerData: { parent: process.ppid } }).unref();
tell('ready');
