import { z } from 'zod';
import { comment, email, optional, person, reason, revision, text } from '../kernel/values';
import { type ConfirmationCommands } from './commands';

const contact = optional(email).meta({ description: 'In whose name it is entered, where that is to be checked' });

export const confirmationBodies = {
  confirm: z.strictObject({ revision, comment, contact }),
  askForChanges: z.strictObject({ revision, reason, contact }),
  decline: z.strictObject({ revision, reason, contact }),
  forward: z.strictObject({ revision, newContact: person, reason: text(2000).nullable().default(null), contact }),
} satisfies { [T in keyof ConfirmationCommands]: z.ZodType<ConfirmationCommands[T]> };
