import os from 'node:os';
import { type Pool, pool as openPool, Promise as PoolPromise, TerminateError } from 'workerpool';
import { compiledFile } from './compiled-file';
import { type Lane, LaneBusyError, openLane } from './lane';
import { type Setting, type SettingJob } from './set-job';

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
/** So long after its last document a room keeps its processes. */
const idleMs = 60_000;
const mostWaiting = 400;
/** Side by side; the machine shares itself out between them and whoever serves. */
const processes = Math.max(2, Math.min(4, os.availableParallelism() - 1));
/** Characters from which on a document is large: more than a hundred pages, a second or longer. */
const large = 100_000;

interface Room {
  pool: Pool;
  lane: Lane;
  underWay: number;
  idle?: NodeJS.Timeout;
}

type Size = 'ordinary' | 'large';

const rooms = new Map<Size, Room>();

/**
 * Processes, not threads: Typst is native code, which a thread cannot be ended in. They are started when they are needed, and know nothing
 * of the environment – no database, no key.
 */
function openRoom(sideBySide: number): Room {
  const pool = openPool(compiledFile('setting-process'), {
    ...{ workerType: 'process', maxWorkers: sideBySide, workerTerminateTimeout: 50 },
    forkOpts: {
      ...{ serialization: 'advanced', execArgv: ['--max-old-space-size=512'] },
      env: { TZ: 'UTC', MALLOC_ARENA_MAX: '2' },
    },
  });
  return { pool, lane: openLane({ sideBySide, mostWaiting, waitMs }), underWay: 0 };
}

const sizeOf = ({ terms }: SettingJob): Size => (JSON.stringify(terms).length > large ? 'large' : 'ordinary');

/** Large documents have a process of their own, so that the ordinary ones do not wait for them. */
async function inRoom<T>(size: Size, work: (room: Room) => Promise<T>): Promise<T> {
  const room = rooms.get(size) ?? openRoom(size === 'large' ? 1 : processes);
  rooms.set(size, room);
  clearTimeout(room.idle);
  room.underWay += 1;
  try {
    return await work(room);
  } finally {
    room.underWay -= 1;
    if (room.underWay === 0 && rooms.get(size) === room) room.idle = setTimeout(() => void close(size), idleMs).unref();
  }
}

async function close(size: Size): Promise<void> {
  const room = rooms.get(size);
  if (!room) return;
  rooms.delete(size);
  clearTimeout(room.idle);
  await room.pool.terminate(true);
}

function reasonOf(error: unknown): string {
  if (error instanceof PoolPromise.TimeoutError)
    return `The document takes more than ${settingMs / 1000} seconds to be set.`;
  const said = error instanceof Error ? error.message : String(error);
  return `The document breaks the program that sets it: ${error instanceof TerminateError ? 'its process has ended.' : said}`;
}

/**
 * Composes a document and sets it as PDF/A-2b, in a process of its own: whatever is set, and however long it takes, keeps nobody else
 * waiting, and its process is gone before its place is given to another.
 * @throws SettingBusyError when too many wait, or the processes are being ended; SettingFailedError when it takes longer than 7 s or
 * breaks its process
 */
export function setDocument(job: SettingJob): Promise<Setting> {
  const size = sizeOf(job);
  return inRoom(size, async (room) => {
    try {
      // The time counts from when the process has it. What comes back is what `setJob` returns.
      return await room.lane.run(async () => (await room.pool.exec('setJob', [job]).timeout(settingMs)) as Setting);
    } catch (error) {
      if (error instanceof LaneBusyError) throw new SettingBusyError(error.message);
      if (rooms.get(size) !== room) throw new SettingBusyError('What sets documents is being ended.');
      throw new SettingFailedError(reasonOf(error));
    }
  });
}

/** Ends the processes; what is being set is lost. The next document starts them again. */
export async function closeSetting(): Promise<void> {
  await Promise.all([...rooms.keys()].map(close));
}
