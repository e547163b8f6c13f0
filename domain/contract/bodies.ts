import { type z } from 'zod';
import { amendmentBodies } from '../amendment/bodies';
import { approvalBodies, remarkBodies } from '../approval/bodies';
import { confirmationBodies } from '../confirmation/bodies';
import { deliveryBodies } from '../delivery/bodies';
import { draftingBodies } from '../drafting/bodies';
import { endingBodies } from '../ending/bodies';
import { paymentBodies } from '../payment/bodies';
import { signingBodies } from '../signing/bodies';
import { verificationBodies } from '../verification/bodies';
import { cut } from '../kernel/cut';
import { type Language } from '../kernel/people';
import { pointerOf, readBody } from '../kernel/read-body';
import { words } from '../kernel/words';
import { type Command, type Commands } from './commands';
import { type Refusal, refuse } from './refusals';

/** The body of every command, one line per area. A field that is missing, unknown or of another type does not compile. */
export const commandBodies = {
  ...draftingBodies,
  ...approvalBodies,
  ...remarkBodies,
  ...confirmationBodies,
  ...signingBodies,
  ...deliveryBodies,
  ...paymentBodies,
  ...amendmentBodies,
  ...endingBodies,
  ...verificationBodies,
} satisfies { [T in keyof Commands]: z.ZodType<Commands[T]> };

/** Unknown field names may contain characters that Postgres cannot store: NUL, half a surrogate pair. */
function storable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}]/gu, '?');
}

/** Validates a command that bypassed the API, such as an operator's signal; returns it, or a refusal that lists the validation errors. */
export function readCommand({ type, ...payload }: Command): Command | Refusal {
  const read = readBody(commandBodies[type], payload);
  if ('data' in read) return { type, ...read.data } as Command; // `commandBodies satisfies` ties each body to its type
  const told = (language: Language) =>
    read.faults.map(({ path, message }) => `${pointerOf(path)} ${message[language]}`.trim()).join(' ');
  const kept = (language: Language) => cut(storable(told(language)), 1000);
  return refuse('MALFORMED_COMMAND', type, words(kept('en'), kept('zh-CN')));
}
