import { inspectUpload } from '../../documents/intake/inspect-upload';

/** The result of inspecting an uploaded file: `accepted`, or the code of its refusal. */
export async function outcome(file: Buffer): Promise<string> {
  const inspected = await inspectUpload(file, 'a');
  return inspected.kind === 'accepted' ? 'accepted' : inspected.code;
}
