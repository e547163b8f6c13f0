import { z } from 'zod';
import { day, email, line, optional, partId, reason, side, text } from '../kernel/values';
import { type SigningCommands } from './commands';

const agreement = z
  .strictObject({
    kind: z.enum(['amendment', 'termination']),
    id: line(80).meta({ description: 'Its number, such as HT-2026-0001-S01' }),
  })
  .meta({ id: 'AgreementSubject', description: 'An amendment or a termination that both sides have agreed to' });

export const signingBodies = {
  recordSignature: z.strictObject({
    ...{ side, signatory: line(100), signedOn: day },
    authority: optional(text(200)).meta({
      description:
        'By what the signatory may sign, such as the number of a power of attorney (授权书): needed for an amendment or a termination where the contract does not show it',
    }),
    subject: optional(agreement).meta({ description: 'What was signed, where it is not the contract itself' }),
  }),
  meetCondition: z.strictObject({
    conditionId: partId,
    metOn: day,
    evidence: text(2000).meta({ description: 'By what it can be shown, such as the number of the guarantee' }),
  }),
  waiveCondition: z.strictObject({
    conditionId: partId,
    decidedBy: email.meta({
      description:
        'Mail address of who has decided: somebody who approves as executive or, below the executive threshold, for legal; never the owner',
    }),
    reason,
  }),
} satisfies { [T in keyof SigningCommands]: z.ZodType<SigningCommands[T]> };
