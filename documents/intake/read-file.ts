import os from 'node:os';
import { LRUCache } from 'lru-cache';
import { words } from '../../domain/kernel/words';
import { JobEndedError } from '../jobs/job-processes';
import { type JobPool, openJobPool } from '../jobs/job-pool';
import { digestOf } from '../store/digest';
import { damaged, faults } from './faults';
import { type Inspected } from './inspect-upload';
import { type Reading, type ReadingJob } from './read-job';
import { unreadable, WordTemplateError } from './template-faults';
import { type FilledWord, type Placeholder, type WordValues } from './word-template';

/** Waiting and reading together take less time than the client waits for an answer. */
const waitMs = 4_000;
const readingMs = 10_000;
/** Limited because each waiting job holds its file in memory. */
const mostWaiting = 16;

/** Number of processes in parallel. */
const processes = Math.max(2, Math.min(4, os.availableParallelism() - 1));

let pool: JobPool<ReadingJob, Reading> | undefined;

/**
 * Reads a file of foreign origin in a separate process, so that it cannot block other requests or use up the memory of this process,
 * whatever it contains.
 * @throws JobsBusyError; JobEndedError when reading takes longer than 10 s, uses too much memory, or fails
 */
function read(job: ReadingJob): Promise<Reading> {
  const limits = { limitMs: readingMs, sideBySide: processes, mostWaiting, waitMs };
  pool ??= openJobPool({ program: 'intake/reading-process', ...limits });
  return pool.run(job);
}

const noUpload = damaged(words('a file that can be uploaded', '可上传的文件'));

/** Digests of files that exceeded time or memory: if sent again they are refused at once. They expire, because a busy machine may have been the cause. */
const tooMuch = new LRUCache<string, true>({ max: 10_000, ttl: 3_600_000 });

/** The kind of the file, or why it is not accepted; also if reading it takes too long or crashes the reading process. */
export async function inspectFile(file: Buffer, name: string): Promise<Inspected> {
  const digest = digestOf(file);
  if (tooMuch.has(digest)) return { kind: 'refused', ...faults.tooComplex };
  try {
    const reading = await read({ to: 'inspect', file, name });
    if ('inspected' in reading) return reading.inspected;
    throw new Error('The process answered the inspection of a file with another result.');
  } catch (error) {
    if (!(error instanceof JobEndedError)) throw error;
    if (error.why !== 'failed') tooMuch.set(digest, true);
    return { kind: 'refused', ...(error.why === 'failed' ? noUpload : faults.tooComplex) };
  }
}

/** An error message for the author of the template. */
function whyNot(error: JobEndedError): WordTemplateError {
  const { why } = error;
  const cause = { cause: error };
  const seconds = readingMs / 1000;
  if (why === 'late')
    return new WordTemplateError(
      words(`It takes more than ${seconds} seconds to be read.`, `读取时间超过 ${seconds} 秒。`),
      cause,
    );
  if (why === 'ended')
    return new WordTemplateError(words('It takes more memory than a template may.', '读取所需内存超出限制。'), cause);
  return unreadable(error);
}

async function readTemplate(job: ReadingJob): Promise<Reading> {
  try {
    const reading = await read(job);
    if ('invalid' in reading) throw new WordTemplateError(reading.invalid);
    return reading;
  } catch (error) {
    if (error instanceof JobEndedError) throw whyNot(error);
    throw error;
  }
}

/** The placeholders of a Word file. @throws WordTemplateError, JobsBusyError */
export async function listPlaceholders(docx: Buffer): Promise<Placeholder[]> {
  const reading = await readTemplate({ to: 'list_placeholders', file: docx });
  return 'placeholders' in reading ? reading.placeholders : [];
}

/** The Word file with its placeholders filled in. @throws WordTemplateError, JobsBusyError */
export async function fillTemplate(docx: Buffer, values: WordValues): Promise<FilledWord> {
  const reading = await readTemplate({ to: 'fill', file: docx, values });
  if (!('filled' in reading)) throw new Error('The process answered the filling of a template with another result.');
  const { bytes, missing } = reading.filled;
  return { bytes: Buffer.from(bytes), missing };
}

/** Stops the processes; jobs in progress are lost. The next file starts them again. */
export async function closeReading(): Promise<void> {
  const closing = pool;
  pool = undefined;
  await closing?.close();
}
