import { randomUUID } from 'node:crypto';
import { type Command, type Envelope } from '../../domain/contract/commands';
import { type Refusal, type RefusalCode } from '../../domain/contract/refusals';
import { questionRules } from '../../domain/contract/registry';
import { recheck } from '../people/recheck';
import { type Services } from '../services';

/** Commands that people give through links; every refusal of these is kept. */
const answers: ReadonlySet<string> = new Set(
  Object.values(questionRules).flatMap(({ choices }) => choices.map(({ value }) => value)),
);

/** Refusals of people who have no right to give the command; these are kept for every command. */
const ofStrangers: readonly RefusalCode[] = ['NOT_ALLOWED', 'NOT_YOURSELF'];

/**
 * Stores a refused answer, or a command of somebody who may not give it: who tried what, and why it was refused. If the refusal says that this
 * approver may not decide, the contract is asked to look for a replacement at once. A failure to store it is only logged, so that the caller still
 * receives the refusal.
 */
export async function noteRefused(
  services: Services,
  { contractId, command, envelope }: { contractId: string; command: Command; envelope: Envelope },
  { code, sentence, sentenceZh }: Refusal,
): Promise<void> {
  if (!answers.has(command.type) && !ofStrangers.includes(code)) return;
  const { db, log } = services;
  const { kind, id, name } = envelope.actor;
  try {
    await db.refusedCommand.create({
      data: {
        ...{ refusedCommandId: randomUUID(), contractId, command: command.type, code, sentence, sentenceZh },
        actor: { kind, id, name },
      },
    });
  } catch (error) {
    log.error({ err: error, contractId, code }, 'A refused command could not be stored.');
  }
  if (code === 'APPROVER_INACTIVE' || code === 'APPROVER_ABSENT' || code === 'APPROVER_CONFLICTED')
    await recheck(services, contractId);
}
