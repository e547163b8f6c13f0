import { Worker } from 'node:worker_threads';
import { type PageAnswer, type PageJob, type Told } from './draw-pages';
import { compiledFile } from '../jobs/compiled-file';
import { JobsBusyError } from '../jobs/job-room';
import { LaneBusyError, openLane } from '../jobs/lane';

/** The memory of PDFium never shrinks: after so many files, or at so many bytes, it is given back with its thread. */
const filesPerThread = 50;
const bytesPerThread = 256 * 1024 ** 2;
/** Each of them holds its file in memory; they wait no longer than for one file that uses up its time. */
const mostWaiting = 128;
const waitMs = 16_000;

function startThread(): Promise<Worker> {
  // Emscripten's last words are not read: a stream that is read keeps the process alive.
  const worker = new Worker(compiledFile('pdf/draw-pages'), { stdout: true, stderr: true });
  return new Promise((resolve, reject) => {
    worker.once('message', () => {
      resolve(worker);
    });
    worker.on('error', reject);
    worker.once('exit', (code) => {
      reject(new Error(`The thread that shows PDF files ended with ${code} before it began.`));
    });
  });
}

/** What the thread tells of the job, or that it took too long or died of it. */
function tellOf(worker: Worker, { pdf, want }: PageJob, limitMs: number): Promise<Told | 'late' | 'dead'> {
  return new Promise((resolve) => {
    const end = (told: Told | 'late' | 'dead') => {
      clearTimeout(timer);
      worker.off('message', end).off('exit', die).unref();
      resolve(told);
    };
    const die = () => {
      end('dead');
    };
    const timer = setTimeout(end, limitMs, 'late');
    worker.once('message', end).once('exit', die).ref();
    const copy = new Uint8Array(pdf);
    worker.postMessage({ pdf: copy, want } satisfies PageJob, [copy.buffer]);
  });
}

/**
 * A thread in which PDFium counts and draws pages, one file after the other: each is in its memory as a whole. It is started with the
 * first file, and again after one that it dies of or that takes more than so many milliseconds, which is refused. Idle, it keeps no
 * process alive.
 * @returns What asks it; rejects with a JobsBusyError where it could not begin in time, and where no thread can be started. `beforehand` may answer
 * when the job’s turn has come, and the thread is not asked.
 */
export function createPageThread(
  limitMs: number,
): (job: PageJob, beforehand?: () => PageAnswer | null) => Promise<PageAnswer> {
  let current: { started: Promise<Worker>; files: number } | undefined;
  const lane = openLane({ sideBySide: 1, mostWaiting, waitMs });

  function begin() {
    const thread = { started: startThread(), files: 0 };
    const forget = () => {
      if (current === thread) current = undefined;
    };
    thread.started.then((worker) => worker.once('exit', forget), forget);
    return (current = thread);
  }

  async function ask(job: PageJob): Promise<PageAnswer> {
    const thread = current ?? begin();
    const worker = await thread.started;
    const told = await tellOf(worker, job, limitMs);
    thread.files += 1;
    const isFresh = typeof told === 'object' && told.memory < bytesPerThread && thread.files < filesPerThread;
    if (!isFresh) await worker.terminate();
    if (told === 'late')
      return { refused: `The PDF takes more than ${limitMs / 1000} seconds to be read or drawn.`, isLate: true };
    if (told === 'dead' || told.answer === null)
      return { refused: 'The PDF breaks the program that reads and draws it.' };
    return told.answer;
  }

  return (job, beforehand = () => null) =>
    lane
      .run(async () => beforehand() ?? (await ask(job)))
      .catch((error: unknown) => {
        throw error instanceof LaneBusyError ? new JobsBusyError(error.message) : error;
      });
}
