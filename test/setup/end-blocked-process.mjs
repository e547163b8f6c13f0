/** Thread that watches the tests of one file; see never-block.ts. */
import { writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { workerData } from 'node:worker_threads';

const { turns, limitMs, testPath, serversDir } = workerData;
const say = (sentence) => writeSync(2, `${sentence}\n`); // directly to stderr: the blocked main thread would not forward output

async function stopServers() {
  const require = createRequire(import.meta.url);
  await require('../../dist/scripts/stack/child.js').reapOrphans(serversDir, say);
}

let seen = Atomics.load(turns, 0);
while (Atomics.wait(turns, 0, seen, limitMs) !== 'timed-out') seen = Atomics.load(turns, 0);
say(`${testPath} blocked its process for ${limitMs / 1000} s, as an endless loop does; the process was ended.`);
try {
  if (serversDir !== undefined) await stopServers();
} finally {
  process.kill(process.pid, 'SIGKILL');
}
