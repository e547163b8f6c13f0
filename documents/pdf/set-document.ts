import os from 'node:os';
import { type Words, words } from '../../domain/kernel/words';
import { JobEndedError } from '../jobs/job-processes';
import { type JobRoom, openJobRoom } from '../jobs/job-room';
import { type Setting, type SettingJob } from './set-job';

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

/** Processes, not threads: Typst is native code, which a thread cannot be ended in. */
type Room = JobRoom<SettingJob, Setting>;
type Size = 'ordinary' | 'large';

const rooms = new Map<Size, Room>();

/** Large documents have a process of their own, so that the ordinary ones do not wait for them. */
function roomFor({ terms }: SettingJob): Room {
  const size: Size = JSON.stringify(terms).length > large ? 'large' : 'ordinary';
  const sideBySide = size === 'large' ? 1 : processes;
  const room: Room =
    rooms.get(size) ??
    openJobRoom({ program: 'pdf/setting-process', limitMs: settingMs, sideBySide, mostWaiting, waitMs });
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
 * @throws JobsBusyError when too many wait, or the processes are being ended; SettingFailedError when it takes longer than 7 s or
 * breaks its process
 */
export async function setDocument(job: SettingJob): Promise<Setting> {
  try {
    return await roomFor(job).run(job);
  } catch (error) {
    if (!(error instanceof JobEndedError)) throw error;
    throw new SettingFailedError(error.why === 'late' ? late : broken, { cause: error });
  }
}

/** Ends the processes; what is being set is lost. The next document starts them again. */
export async function closeSetting(): Promise<void> {
  const closing = [...rooms.values()];
  rooms.clear();
  await Promise.all(closing.map((room) => room.close()));
}
