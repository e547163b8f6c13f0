/** A thread of a process that sets documents: Typst does not let the main thread hear that whoever asked has been killed. */
import { workerData } from 'node:worker_threads';

const { parent } = workerData as { parent: number }; // given by setting-process.ts

setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
}, 500);
