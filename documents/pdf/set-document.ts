import os from 'node:os';
import { type Words, words } from '../../domain/kernel/words';
import { JobEndedError, type JobProcesses, openJobProcesses } from '../jobs/job-processes';
import { type Lane, LaneBusyError, openLane } from '../jobs/lane';
import { type Setting, type SettingJob } from './set-job';

/** More documents wait already than can be set in time; later there may be fewer. */
export class SettingBusyError extends Error {
  override readonly name = 'SettingBusyError';
}

/** The document takes longer to be set than a document may, or breaks the program that sets it. */
export class SettingFailedError extends Error {
  override readonly name = 'SettingFailedError';

  constructor(
    /** For whoever asked; the technical reason is the cause. */
    readonly because: Words,
    options: ErrorOptions,
  ) {
    super(because.en, options);
  }
}

/** Waiting and setting together take less than whoever asks waits for an answer. */
const waitMs = 6_000;
const settingMs = 7_000;
const mostWaiting = 400;
/** Side by side; the machine shares itself out between them and whoever serves. */
const processes = Math.max(2, Math.min(4, os.availableParallelism() - 1));
/** Characters from which on a document is large: more than a hundred pages, a second or longer. */
const large = 100_000;

interface Room {
  lane: Lane;
  /** Processes, not threads: Typst is native code, which a thread cannot be ended in. */
  processes: JobProcesses<SettingJob, Setting>;
}

type Size = 'ordinary' | 'large';

const rooms = new Map<Size, Room>();

/** Large documents have a process of their own, so that the ordinary ones do not wait for them. */
function roomFor({ terms }: SettingJob): Room {
  const size: Size = JSON.stringify(terms).length > large ? 'large' : 'ordinary';
  const sideBySide = size === 'large' ? 1 : processes;
  const room = rooms.get(size) ?? {
    lane: openLane({ sideBySide, mostWaiting, waitMs }),
    processes: openJobProcesses({ program: 'pdf/setting-process', limitMs: settingMs }),
  };
  rooms.set(size, room);
  return room;
}

const late = words(
  `It takes more than ${settingMs / 1000} seconds to be set. Shorten it, or move a part of it to an attachment.`,
  `排版时间超过 ${settingMs / 1000} 秒。请缩短内容，或将部分内容改为附件。`,
);
const broken = words('Something in it breaks the program that sets it.', '其中的内容导致排版程序中断。');

/**
 * Composes a document and sets it as PDF/A-2b, in a process of its own: whatever is set, and however long it takes, keeps nobody else
 * waiting, and its process is gone before its place is given to another.
 * @throws SettingBusyError when too many wait, or the processes are being ended; SettingFailedError when it takes longer than 7 s or
 * breaks its process
 */
export async function setDocument(job: SettingJob): Promise<Setting> {
  const room = roomFor(job);
  try {
    return await room.lane.run(() => room.processes.run(job));
  } catch (error) {
    if (error instanceof LaneBusyError) throw new SettingBusyError(error.message);
    if (!(error instanceof JobEndedError)) throw error;
    const isClosed = ![...rooms.values()].includes(room);
    if (isClosed || error.why === 'unstarted') throw new SettingBusyError('What sets documents does not run.');
    throw new SettingFailedError(error.why === 'late' ? late : broken, { cause: error });
  }
}

/** Ends the processes; what is being set is lost. The next document starts them again. */
export async function closeSetting(): Promise<void> {
  const closing = [...rooms.values()];
  rooms.clear();
  await Promise.all(closing.map((room) => room.processes.close()));
}
