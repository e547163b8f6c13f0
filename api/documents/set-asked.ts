import { JobsBusyError } from '../../documents/jobs/job-room';
import { setDocument, SettingFailedError } from '../../documents/pdf/set-document';
import { type Setting, type SettingJob } from '../../documents/pdf/set-job';
import { refuse } from '../../domain/contract/refusals';
import { refused } from '../http/problem';

/** What setting a document for somebody who waits may meet. */
export const ofSetting = ['DOCUMENTS_BUSY', 'DOCUMENT_FAILED'] as const;

/** Composes and sets a document for somebody who waits for it. @throws ProblemError 409 where it cannot be set; 503 while too many wait */
export async function setAsked(job: SettingJob): Promise<Setting> {
  try {
    return await setDocument(job);
  } catch (error) {
    if (error instanceof JobsBusyError) throw refused(refuse('DOCUMENTS_BUSY'));
    if (error instanceof SettingFailedError) throw refused(refuse('DOCUMENT_FAILED', error.because));
    throw error;
  }
}

/** The file itself. @throws ProblemError 409, 503 */
export async function setFile(job: SettingJob): Promise<Buffer> {
  const setting = await setAsked(job);
  if ('failed' in setting) throw refused(refuse('DOCUMENT_FAILED', setting.failed));
  return Buffer.from(setting.bytes);
}
