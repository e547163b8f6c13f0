import path from 'node:path';
import { Worker } from 'node:worker_threads';

/** How long the event loop may stand still: far longer than anything here computes on a slow machine. */
const limitMs = Number(process.env['CONCORDAT_BLOCKED_LIMIT_MS'] ?? 300_000);

/**
 * Jest's own limits are timers, which never fire while code loops without an end. A thread beside the tests waits for
 * the event loop to say that it turns, and ends the process when it has not for too long; Jest then names the file.
 */
const turns = new Int32Array(new SharedArrayBuffer(4));
const watcher = new Worker(path.join(__dirname, 'end-blocked-process.mjs'), {
  workerData: {
    ...{ turns, limitMs, testPath: expect.getState().testPath },
    // Without workers the servers of the tests were started from this process, and nobody else will stop them.
    serversDir: process.connected ? undefined : process.env['CONCORDAT_TEST_DIR'],
  },
});
watcher.unref();
const startedBy = process.connected ? process.ppid : undefined;
const turning = setInterval(
  () => {
    // Jest has been killed or interrupted: nobody wants to know any more.
    if (startedBy !== undefined && process.ppid !== startedBy) process.kill(process.pid, 'SIGKILL');
    Atomics.add(turns, 0, 1);
    Atomics.notify(turns, 0);
  },
  Math.min(1000, limitMs / 10),
);
turning.unref();

afterAll(async () => {
  clearInterval(turning);
  await watcher.terminate();
});
