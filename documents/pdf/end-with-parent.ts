/**
 * A thread of a process that sets documents: Typst lets its main thread hear nothing, neither that whoever asked has been killed
 * nor that its time is up.
 */
import { workerData } from 'node:worker_threads';

const { parent } = workerData as { parent: number }; // given by setting-process.ts

setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
}, 500);
