import { JobsBusyError } from '../../documents/jobs/job-pool';
import { setDocument, SettingFailedError } from '../../documents/pdf/set-document';
import { type Setting, type SettingJob } from '../../documents/pdf/set-job';
import { refuse } from '../../domain/contract/refusals';
import { refused } from '../http/problem';

/** Problems that making a document may end in while a person waits for it. */
export const ofSetting = ['DOCUMENTS_BUSY', 'DOCUMENT_FAILED'] as const;

/**
 * Composes and typesets a document for a waiting person.
 * @throws ProblemError 409 if it cannot be made; 503 while too many are waiting
 */
export async function setAsked(job: SettingJob): Promise<Setting> {
  try {
    return await setDocument(job);
  } catch (error) {
    if (error instanceof JobsBusyError) throw refused(refuse('DOCUMENTS_BUSY'));
    if (error instanceof SettingFailedError) throw refused(refuse('DOCUMENT_FAILED', error.sentence));
    throw error;
  }
}

/**
 * The file of the document, and the digest of all that is printed in it.
 * @throws ProblemError 409, 503
 */
export async function setFile(job: SettingJob): Promise<{ bytes: Buffer; contentDigest: string }> {
  const setting = await setAsked(job);
  if ('failed' in setting) throw refused(refuse('DOCUMENT_FAILED', setting.failed));
  return { bytes: Buffer.from(setting.bytes), contentDigest: setting.contentDigest };
}
