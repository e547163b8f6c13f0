import { inspectUpload } from '../../documents/intake/inspect-upload';

/** What becomes of a file that is uploaded: `accepted`, or the code of its refusal. */
export async function outcome(file: Buffer): Promise<string> {
  const inspected = await inspectUpload(file, 'a');
  return inspected.kind === 'accepted' ? 'accepted' : inspected.code;
}
