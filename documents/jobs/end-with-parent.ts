/** A thread of a process that does jobs: the main thread, busy with one, does not hear that whoever asked has been killed. */
import { workerData } from 'node:worker_threads';

const { parent } = workerData as { parent: number }; // given by serve-jobs.ts

setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
}, 500);
