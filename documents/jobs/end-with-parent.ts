/** A thread in a job process. It kills the process if the parent process has died, which the main thread cannot notice while it is busy. */
import { workerData } from 'node:worker_threads';

const { parent } = workerData as { parent: number }; // passed by serve-jobs.ts

setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
}, 500);
