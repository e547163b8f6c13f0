import path from 'node:path';
import { Worker } from 'node:worker_threads';

/** How long the event loop may be blocked: far longer than any computation here takes on a slow machine. */
const limitMs = Number(process.env['CONCORDAT_BLOCKED_LIMIT_MS'] ?? 300_000);

/**
 * Jest's own limits are timers, which never fire during an endless loop. A separate thread watches a counter that the event loop increments, and
 * kills the process if it stands still for too long; Jest then names the file.
 */
const turns = new Int32Array(new SharedArrayBuffer(4));
const watcher = new Worker(path.join(__dirname, 'end-blocked-process.mjs'), {
  workerData: {
    ...{ turns, limitMs, testPath: expect.getState().testPath },
    // Without Jest workers, this process started the servers and nobody else will stop them.
    serversDir: process.connected ? undefined : process.env['CONCORDAT_TEST_DIR'],
  },
});
watcher.unref();
const startedBy = process.connected ? process.ppid : undefined;
const turning = setInterval(
  () => {
    // Jest was killed or interrupted, so nobody needs the result any more.
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
