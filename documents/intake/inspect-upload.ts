import { cleanName } from './clean-name';
import { faults, type IntakeFault, nameDoesNotMatch, Refusal, tooLarge } from './faults';
import { inspectJpeg } from './inspect-jpeg';
import { inspectOffice } from './inspect-office';
import { inspectPdf } from './inspect-pdf';
import { inspectPng } from './inspect-png';
import { containerOf, type IntakeKind, kindOfName, largestUpload, mediaTypes } from './kinds';

/** What a file is, whatever it was called, or why it is not taken. */
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
 * Looks a file through that somebody uploads: what it is, its bytes say; its name is cleaned and must not say otherwise. PDF, Word, Excel,
 * PNG and JPEG are taken, up to 25 MB; refused with a reason are passwords, scripts, macros, what loads from elsewhere, and what unpacks to
 * far more. It is read within limits, whatever it says of itself.
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
