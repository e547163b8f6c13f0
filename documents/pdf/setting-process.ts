/** What a process of `openProcesses` runs: it says `ready`, and answers each job with a setting or with an error's message. */
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { compiledFile } from './compiled-file';
import { setJob, type Setting, type SettingJob } from './set-job';

export type Told = 'ready' | { setting: Setting } | { failed: string };

const tell = (told: Told) => process.send?.(told);

async function set(job: SettingJob): Promise<void> {
  try {
    tell({ setting: setJob(job) });
  } catch (error) {
    tell({ failed: error instanceof Error ? error.message : String(error) });
  }
  // What Typst made of the job is given back before the next: 3 MB that are freed when the event loop turns.
  await setImmediate();
}

// Ctrl-C reaches every process of the terminal; whoever serves sets what it has begun, and ends this one.
process.on('SIGINT', () => undefined);
process.on('disconnect', () => process.exit());
process.on('message', (job: SettingJob) => void set(job));

new Worker(compiledFile('end-with-parent'), { workerData: { parent: process.ppid } }).unref();
tell('ready');
