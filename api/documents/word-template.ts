import { mediaTypes } from '../../documents/intake/kinds';
import { listPlaceholders } from '../../documents/intake/read-file';
import { WordTemplateError } from '../../documents/intake/template-faults';
import { words } from '../../domain/kernel/words';
import { problem } from '../http/problem';

/**
 * Turns an error of the template into the answer.
 * @throws ProblemError 422
 */
export async function readable<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof WordTemplateError) throw problem('WORD_TEMPLATE_INVALID', error.sentence);
    throw error;
  }
}

/** @throws ProblemError 422 if the file is not a Word document */
export function assertWord(mediaType: string): void {
  if (mediaType !== mediaTypes.docx)
    throw problem('WORD_TEMPLATE_INVALID', words('It is no Word document.', '文件不是 Word 文档。'));
}

/**
 * Checks that an uploaded template can be filled.
 * @throws ProblemError 422 with the place of the error
 */
export async function checkTemplate(bytes: Buffer, mediaType: string): Promise<void> {
  assertWord(mediaType);
  await readable(listPlaceholders(bytes));
}
