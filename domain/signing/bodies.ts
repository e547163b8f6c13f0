import { z } from 'zod';
import { day, email, line, partId, reason, side, text } from '../kernel/values';
import { type SigningCommands } from './commands';

export const signingBodies = {
  recordSignature: z.strictObject({ side, signatory: line(100), signedOn: day }),
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
