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
        .meta({ description: 'What was signed: the contract, an amendment or a termination, with its number' }),
      ...{ side, signatory: z.string(), signedOn: dayText },
      authority: z.string().nullable().meta({ description: 'On what ground the signatory may sign, if it was given' }),
      digest: z
        .string()
        .nullable()
        .meta({ description: 'SHA-256 of the signed amendment or termination; null for the contract' }),
      recordedAt: instant,
    }),
  )
  .meta({
    description: 'All recorded signatures, oldest first, including those of amendments that were withdrawn afterwards',
  });

/** The signatures of a contract, of its amendments and of its termination. */
export async function loadSignatureRecords(
  db: Database,
  contractId: string,
): Promise<z.input<typeof signatureRecords>> {
  const rows = await db.signature.findMany({
    where: { contractId },
    orderBy: [{ recordedAt: 'asc' }, { side: 'desc' }],
  });
  return rows.map(({ subjectKind, subjectId, side: signer, signatory, signedOn, authority, digest, recordedAt }) => ({
    subject: { kind: subjectKind as (typeof subjectKinds)[number], id: subjectId }, // as `recordTransition` wrote it
    ...{ side: signer as 'ours' | 'customer', signatory, authority, digest }, // as `recordTransition` wrote it
    ...{ signedOn: signedOn.toISOString().slice(0, 10), recordedAt: recordedAt.toISOString() },
  }));
}
