import { z } from 'zod';
import { type CommandResult } from '../../domain/contract/commands';
import { type ProblemCode } from '../http/problem';
import { stage } from './views';

export const commandResult = z
  .object({
    contractId: z.uuid(),
    number: z.string().meta({ example: 'HT-2026-0001' }),
    stage,
    revision: z.int(),
    seq: z.int().meta({ description: 'Number of the last event of the command' }),
    events: z
      .array(z.string())
      .meta({ description: 'Types of the recorded events, with those that followed automatically' }),
    amendmentId: z.string().optional().meta({
      description: 'Only after `request-amendment`: id of the amendment, which the commands that follow name',
      example: 'HT-2026-0001-S01',
    }),
    terminationId: z.string().optional().meta({
      description: 'Only after `request-termination`: id of the termination, which the commands that follow name',
      example: 'HT-2026-0001-T01',
    }),
  })
  .meta({ id: 'CommandResult' });

/** Problems that any command with a body can be answered with. */
export const ofEveryCommand: ProblemCode[] = [
  ...(['IDEMPOTENCY_KEY_REUSED', 'BODY_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'] as const),
  ...(['MALFORMED_JSON', 'MALFORMED_COMMAND'] as const),
];

export function publicResult({ fingerprint: _, ...answer }: CommandResult) {
  return answer;
}
