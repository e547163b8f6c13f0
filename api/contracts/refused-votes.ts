import { randomUUID } from 'node:crypto';
import { type Command, type CommandType, type Envelope } from '../../domain/contract/commands';
import { type Refusal } from '../../domain/contract/refusals';
import { recheck } from '../people/recheck';
import { type Services } from '../services';

const votes: readonly CommandType[] = [
  ...(['approve', 'reject', 'requestChanges', 'returnToStep', 'delegate', 'addApprover'] as const),
  ...(['confirm', 'decline', 'forward'] as const),
];

/**
 * Keeps a vote that did not count: who tried what, and why not. Where the person may not decide, the contract looks at once whom to
 * ask instead. That it cannot be kept must not hide the refusal itself.
 */
export async function noteRefused(
  services: Services,
  { contractId, command, envelope }: { contractId: string; command: Command; envelope: Envelope },
  { code, sentence, sentenceZh }: Refusal,
): Promise<void> {
  if (!votes.includes(command.type)) return;
  const { db, log } = services;
  const { kind, id, name } = envelope.actor;
  try {
    await db.refusedVote.create({
      data: {
        ...{ refusedVoteId: randomUUID(), contractId, command: command.type, code, sentence, sentenceZh },
        actor: { kind, id, name },
      },
    });
  } catch (error) {
    log.error({ err: error, contractId, code }, 'A refused vote could not be kept.');
  }
  if (code === 'APPROVER_INACTIVE' || code === 'APPROVER_ABSENT' || code === 'APPROVER_CONFLICTED')
    await recheck(services, contractId);
}
