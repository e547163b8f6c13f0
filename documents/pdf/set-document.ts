import os from 'node:os';
import { SentenceError } from '../../domain/kernel/sentence-error';
import { words } from '../../domain/kernel/words';
import { JobEndedError } from '../jobs/job-processes';
import { type JobPool, openJobPool } from '../jobs/job-pool';
import { type Setting, type SettingJob } from './set-job';

/** Setting the document took too long or crashed the process. */
export class SettingFailedError extends SentenceError {
  override readonly name = 'SettingFailedError';
}

/** Waiting and setting together take less time than the client waits for an answer. */
const waitMs = 6_000;
const settingMs = 7_000;
const mostWaiting = 400;
/** Number of processes; the CPU is shared between them and the server. */
const processes = Math.max(2, Math.min(4, os.availableParallelism() - 1));
/** Characters from which a document counts as large: more than a hundred pages, which take a second or longer. */
const large = 100_000;

/** Processes and not threads, because Typst is native code, which cannot be stopped in a thread. */
type Pool = JobPool<SettingJob, Setting>;
type Size = 'ordinary' | 'large';

const pools = new Map<Size, Pool>();

/** Large documents have their own process, so that others do not wait for them. */
function poolFor({ terms }: SettingJob): Pool {
  const size: Size = JSON.stringify(terms).length > large ? 'large' : 'ordinary';
  const sideBySide = size === 'large' ? 1 : processes;
  const pool: Pool =
    pools.get(size) ??
    openJobPool({ program: 'pdf/setting-process', limitMs: settingMs, sideBySide, mostWaiting, waitMs });
  pools.set(size, pool);
  return pool;
}

const late = words(
  `It takes more than ${settingMs / 1000} seconds to be set. Shorten it, or move a part of it to an attachment.`,
  `排版时间超过 ${settingMs / 1000} 秒。请缩短内容，或将部分内容改为附件。`,
);
const broken = words('Something in it breaks the program that sets it.', '其中的内容导致排版程序中断。');

/**
 * Composes a document and sets it as PDF/A-2b in a separate process, so that it cannot block other requests. After a timeout the process
 * is killed before the next job gets its place.
 * @throws JobsBusyError when too many jobs are waiting or the processes are being stopped; SettingFailedError when it takes longer than 7 s or
 * crashes its process
 */
export async function setDocument(job: SettingJob): Promise<Setting> {
  try {
    return await poolFor(job).run(job);
  } catch (error) {
    if (!(error instanceof JobEndedError)) throw error;
    throw new SettingFailedError(error.why === 'late' ? late : broken, { cause: error });
  }
}

/** Stops the processes; jobs in progress are lost. The next document starts them again. */
export async function closeSetting(): Promise<void> {
  const closing = [...pools.values()];
  pools.clear();
  await Promise.all(closing.map((pool) => pool.close()));
}
