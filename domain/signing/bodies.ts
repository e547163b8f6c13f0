import { z } from 'zod';
import { day, line, side } from '../kernel/values';
import { type SigningCommands } from './commands';

export const signingBodies = {
  recordSignature: z.strictObject({ side, signatory: line(100), signedOn: day }),
} satisfies { [T in keyof SigningCommands]: z.ZodType<SigningCommands[T]> };
