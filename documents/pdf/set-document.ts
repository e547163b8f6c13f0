import os from 'node:os';
import { Piscina } from 'piscina';
import { type Lane, LaneBusyError, openLane } from './lane';
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

/** Waiting and setting together take less than whoever asks waits for an answer. */
const waitMs = 6_000;
const settingMs = 7_000;
const mostWaiting = 400;
/** One processor is left to the thread that serves. */
const threads = Math.max(1, Math.min(4, os.availableParallelism() - 1));
/** Characters from which on a document is large: more than a hundred pages, a second or longer. */
const large = 100_000;

interface Room {
  pool: Piscina;
  lane: Lane;
}

type Size = 'ordinary' | 'large';

const rooms = new Map<Size, Room>();

/** Its threads are started when they are needed. */
function openRoom(sideBySide: number): Room {
  const filename = require.resolve('./set-job');
  const pool = new Piscina({
    ...{ filename, execArgv: flagsFor(filename) },
    ...{ minThreads: 0, maxThreads: sideBySide, idleTimeout: 60_000 },
    resourceLimits: { maxOldGenerationSizeMb: 512 },
    // A thread that waits for its next job without turning its event loop frees nothing of what Typst has made.
    atomics: 'disabled',
  });
  return { pool, lane: openLane({ sideBySide, mostWaiting, waitMs }) };
}

/** Large documents have a thread of their own, so that the ordinary ones do not wait for them. */
function roomFor({ terms }: SettingJob): Room {
  const size: Size = JSON.stringify(terms).length > large ? 'large' : 'ordinary';
  const room = rooms.get(size) ?? openRoom(size === 'large' ? 1 : threads);
  rooms.set(size, room);
  return room;
}

/**
 * Composes a document and sets it as PDF/A-2b, in a thread of a pool: whatever is set, and however long it takes, keeps nobody else waiting.
 * @throws SettingBusyError when too many wait; SettingFailedError when it takes longer than 7 s or breaks its thread
 */
export async function setDocument(job: SettingJob): Promise<Setting> {
  const { pool, lane } = roomFor(job);
  try {
    return await lane.run(
      // The time counts from when the thread has it; a thread that is late is ended. What comes back is what `setJob` returns.
      () => pool.run(job, { signal: AbortSignal.timeout(settingMs) }) as Promise<Setting>,
    );
  } catch (error) {
    if (error instanceof LaneBusyError) throw new SettingBusyError(error.message);
    const { name, message } = error instanceof Error ? error : { name: '', message: String(error) };
    throw new SettingFailedError(
      name === 'AbortError'
        ? `The document takes more than ${settingMs / 1000} seconds to be set.`
        : `The document breaks the program that sets it: ${message}`,
    );
  }
}

/** Ends the threads; what is being set is lost. The next document starts them again. */
export async function closeSetting(): Promise<void> {
  const closing = [...rooms.values()];
  rooms.clear();
  await Promise.all(closing.map(({ pool }) => pool.destroy()));
}
