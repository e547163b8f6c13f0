import { type Words } from '../../domain/kernel/words';
import { inspectUpload, type Inspected } from './inspect-upload';
import { fillWord, type FilledWord, type Placeholder, placeholdersIn, type WordValues } from './word-template';
import { WordTemplateError } from './template-faults';

/** A job for the process that reads foreign files. */
export type ReadingJob =
  | { to: 'inspect'; file: Uint8Array; name: string }
  | { to: 'list_placeholders'; file: Uint8Array }
  | { to: 'fill'; file: Uint8Array; values: WordValues };

/** The result; `invalid` tells the author why the file is not a valid template. */
export type Reading =
  { inspected: Inspected } | { placeholders: Placeholder[] } | { filled: FilledWord } | { invalid: Words };

async function read(job: ReadingJob): Promise<Reading> {
  const file = Buffer.from(job.file.buffer, job.file.byteOffset, job.file.byteLength);
  switch (job.to) {
    case 'inspect':
      return { inspected: await inspectUpload(file, job.name) };
    case 'list_placeholders':
      return { placeholders: await placeholdersIn(file) };
    case 'fill':
      return { filled: await fillWord(file, job.values) };
  }
}

/** Reads a foreign file; runs in a separate process. */
export async function readJob(job: ReadingJob): Promise<Reading> {
  try {
    return await read(job);
  } catch (error) {
    if (error instanceof WordTemplateError) return { invalid: error.sentence };
    throw error;
  }
}
