import { randomUUID } from 'node:crypto';
import { type Command, type Envelope } from '../../domain/contract/commands';
import { type Refusal, type RefusalCode } from '../../domain/contract/refusals';
import { questionRules } from '../../domain/contract/registry';
import { recheck } from '../people/recheck';
import { type Services } from '../services';

/** What people decide through links; of these every refusal is kept. */
const answers: ReadonlySet<string> = new Set(
  Object.values(questionRules).flatMap(({ choices }) => choices.map(({ value }) => value)),
);

/** Whoever asked for what is not theirs to ask is on record, whatever it was. */
const ofStrangers: readonly RefusalCode[] = ['NOT_ALLOWED', 'NOT_YOURSELF'];

/**
 * Keeps an answer that did not count, or a command of somebody who may not ask: who tried what, and why not. Where the person may not decide, the contract looks at once whom to
 * ask instead. That it cannot be kept must not hide the refusal itself.
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
    log.error({ err: error, contractId, code }, 'A refused command could not be kept.');
  }
  if (code === 'APPROVER_INACTIVE' || code === 'APPROVER_ABSENT' || code === 'APPROVER_CONFLICTED')
    await recheck(services, contractId);
}
