import os from 'node:os';
import { Piscina } from 'piscina';
import { type Setting, type SettingJob } from './set-job';
import { flagsFor } from './thread-flags';

/** More documents wait already than can be set in time; later there may be fewer. */
export class SettingBusyError extends Error {
  override readonly name = 'SettingBusyError';
}

/** The document takes longer to be set than a document may, or breaks the program that sets it. */
export class SettingFailedError extends Error {
  override readonly name = 'SettingFailedError';
}

/** For waiting and setting together: less than whoever asks waits for an answer. */
const limitMs = 12_000;
const mostWaiting = 400;
/** One processor is left to the thread that serves. */
const threads = Math.max(1, Math.min(4, os.availableParallelism() - 1));

let pool: Piscina | undefined;

/** Its threads are started when they are needed. */
function getPool(): Piscina {
  const filename = require.resolve('./set-job');
  return (pool ??= new Piscina({
    ...{ filename, execArgv: flagsFor(filename) },
    ...{ minThreads: 0, maxThreads: threads, idleTimeout: 60_000, maxQueue: mostWaiting },
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  }));
}

/**
 * Composes a document and sets it as PDF/A-2b, in a thread of a pool: whatever is set, and however long it takes, keeps nobody else waiting.
 * @throws SettingBusyError when too many wait; SettingFailedError when it takes longer than 12 s by itself
 */
export async function setDocument(job: SettingJob): Promise<Setting> {
  const threadsPool = getPool();
  const isAlone = threadsPool.queueSize === 0 && threadsPool.utilization === 0;
  try {
    return (await threadsPool.run(job, { signal: AbortSignal.timeout(limitMs) })) as Setting; // what `setJob` returns
  } catch (error) {
    const { name, message } = error instanceof Error ? error : { name: '', message: String(error) };
    if (message.includes('queue is at limit')) throw new SettingBusyError('Too many documents wait to be set.');
    if (name !== 'AbortError') throw new SettingFailedError(`The document breaks the program that sets it: ${message}`);
    if (isAlone) throw new SettingFailedError(`The document takes more than ${limitMs / 1000} seconds to be set.`);
    throw new SettingBusyError(`The document was not set within ${limitMs / 1000} seconds.`);
  }
}

/** Ends the threads; what is being set is lost. The next document starts them again. */
export async function closeSetting(): Promise<void> {
  const closing = pool;
  pool = undefined;
  await closing?.destroy();
}
