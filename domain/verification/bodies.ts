import { z } from 'zod';
import { comment, email, partId, reason } from '../kernel/values';
import { type VerificationCommands } from './commands';

const by = email.meta({
  description:
    'Mail address of who has compared it: somebody who approves for finance, never the owner or who recorded it',
});

export const verificationBodies = {
  verifyEntry: z.strictObject({ entryId: partId, by, comment }),
  rejectEntry: z.strictObject({ entryId: partId, by, reason }),
} satisfies { [T in keyof VerificationCommands]: z.ZodType<VerificationCommands[T]> };
