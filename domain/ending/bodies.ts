import { z } from 'zod';
import { comment, email, line, reason, side, text } from '../kernel/values';
import { type EndingCommands } from './commands';

const terminationId = line(80);

export const endingBodies = {
  requestTermination: z.strictObject({ requestedBy: side, reason, settlement: text(4000) }),
  agreeToTermination: z.strictObject({ terminationId, comment }),
  refuseTermination: z.strictObject({ terminationId, reason }),
  lapse: z.strictObject({
    decidedBy: email.meta({
      description:
        'Mail address of who has decided: somebody who approves as executive or, below the executive threshold, for legal; never the owner',
    }),
    reason,
  }),
  archive: z.strictObject({ fileNumber: line(100) }),
} satisfies { [T in keyof EndingCommands]: z.ZodType<EndingCommands[T]> };
