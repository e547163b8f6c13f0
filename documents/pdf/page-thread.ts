import { Worker } from 'node:worker_threads';
import { type PageAnswer, type PageJob, type Told } from './draw-pages';
import { compiledFile } from '../jobs/compiled-file';
import { JobsBusyError } from '../jobs/job-pool';
import { QueueBusyError, openWorkQueue } from '../jobs/work-queue';

/** PDFium's memory never shrinks, so the thread is replaced after this many files or bytes. */
const filesPerThread = 50;
const bytesPerThread = 256 * 1024 ** 2;
/** Each waiting job holds its file in memory. They wait at most as long as one file that uses up its time limit. */
const mostWaiting = 128;
const waitMs = 16_000;

function startThread(): Promise<Worker> {
  // Emscripten's last messages are not read, because reading a stream keeps the process alive.
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

/** The thread's answer to the job, or that it timed out or crashed. */
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
 * A thread in which PDFium counts and draws pages, one file at a time, because it needs each file in memory as a whole. The thread is started
 * with the first file, and again after a file that crashes it or takes longer than `limitMs`; that file is refused. An idle thread does not
 * keep the process alive.
 * @returns a function that runs a job. It rejects with JobsBusyError when the job could not start in time or no thread can be started.
 * `beforehand` can answer when the job's turn has come, without using the thread.
 */
export function createPageThread(
  limitMs: number,
): (job: PageJob, beforehand?: () => PageAnswer | null) => Promise<PageAnswer> {
  let current: { started: Promise<Worker>; files: number } | undefined;
  const queue = openWorkQueue({ sideBySide: 1, mostWaiting, waitMs });

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
    queue
      .run(async () => beforehand() ?? (await ask(job)))
      .catch((error: unknown) => {
        throw error instanceof QueueBusyError ? new JobsBusyError(error.message) : error;
      });
}
