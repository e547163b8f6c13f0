import { cleanName } from './clean-name';
import { faults, type IntakeFault, nameDoesNotMatch, Refusal, tooLarge } from './faults';
import { inspectJpeg } from './inspect-jpeg';
import { inspectOffice } from './inspect-office';
import { inspectPdf } from './inspect-pdf';
import { inspectPng } from './inspect-png';
import { containerOf, type IntakeKind, kindOfName, largestUpload, mediaTypes } from './kinds';

/** The kind of the file, independent of its name, or why it is not accepted. */
export type Inspected =
  { kind: 'accepted'; name: string; mediaType: string; pages: number | null } | ({ kind: 'refused' } & IntakeFault);

async function kindOf(file: Buffer): Promise<{ kind: IntakeKind; pages: number | null }> {
  switch (containerOf(file)) {
    case 'pdf':
      return { kind: 'pdf', pages: await inspectPdf(file) };
    case 'png':
      inspectPng(file);
      return { kind: 'png', pages: null };
    case 'jpeg':
      inspectJpeg(file);
      return { kind: 'jpeg', pages: null };
    case 'zip':
      return { kind: await inspectOffice(file), pages: null };
    case 'old_office':
      throw new Refusal(faults.oldOffice);
    case undefined:
      throw new Refusal(faults.unknownKind);
  }
}

/**
 * Inspects an uploaded file. Its bytes determine its kind; its name is cleaned and must not contradict them. PDF, Word, Excel,
 * PNG and JPEG up to 25 MB are accepted. Passwords, scripts, macros, external content and files that unpack to far more are refused with a
 * reason. Time and memory are limited, whatever the file claims about itself.
 */
export async function inspectUpload(file: Buffer, name: string): Promise<Inspected> {
  try {
    if (file.length === 0) throw new Refusal(faults.empty);
    if (file.length > largestUpload) throw new Refusal(tooLarge(file.length, largestUpload));
    const { kind, pages } = await kindOf(file);
    const said = kindOfName(name);
    if (said !== undefined && said !== kind) throw new Refusal(nameDoesNotMatch(cleanName(name, said), kind));
    return { kind: 'accepted', name: cleanName(name, kind), mediaType: mediaTypes[kind], pages };
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'refused', ...error.fault };
    throw error;
  }
}
