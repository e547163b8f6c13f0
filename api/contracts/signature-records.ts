import { z } from 'zod';
import { side } from '../../domain/kernel/values';
import { type Database } from '../../prisma/client';
import { dayText, instant } from './views';

const subjectKinds = ['contract', 'amendment', 'termination'] as const;

export const signatureRecords = z
  .array(
    z.object({
      subject: z
        .object({ kind: z.enum(subjectKinds), id: z.string() })
        .meta({ description: 'What was signed, with its number: the contract, an amendment or a termination of it' }),
      ...{ side, signatory: z.string(), signedOn: dayText },
      authority: z.string().nullable().meta({ description: 'By what the signatory may sign, where that was said' }),
      digest: z.string().nullable().meta({ description: 'SHA-256 of what was signed, where it is not the contract' }),
      recordedAt: instant,
    }),
  )
  .meta({ description: 'Every signature on record, oldest first, also of amendments that were withdrawn afterwards' });

/** The signatures of one contract, of its amendments and of its termination. */
export async function loadSignatureRecords(
  db: Database,
  contractId: string,
): Promise<z.input<typeof signatureRecords>> {
  const rows = await db.signature.findMany({
    where: { contractId },
    orderBy: [{ recordedAt: 'asc' }, { side: 'desc' }],
  });
  return rows.map(({ subjectKind, subjectId, side: signer, signatory, signedOn, authority, digest, recordedAt }) => ({
    subject: { kind: subjectKind as (typeof subjectKinds)[number], id: subjectId }, // as the recorder wrote it
    ...{ side: signer as 'ours' | 'customer', signatory, authority, digest }, // as the recorder wrote it
    ...{ signedOn: signedOn.toISOString().slice(0, 10), recordedAt: recordedAt.toISOString() },
  }));
}
