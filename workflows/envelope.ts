import { uuid4 } from '@temporalio/workflow';
import { type Command, type CommandType, type Envelope } from '../domain/contract/commands';
import { type Actor } from '../domain/kernel/people';
import { type CommandInput } from './messages';

const operator: Actor = { kind: 'operator', id: 'signal', name: 'Operator' };

/** A command and what is around it. */
export interface Received {
  command: Command;
  envelope: Envelope;
}

/** Takes apart what an Update or a Signal brings. */
export function received(type: CommandType, input: CommandInput): Received {
  const { commandId, fingerprint, actor, knownSeq, checkedSeq, ...payload }: Envelope = input;
  const envelope = {
    ...{ commandId, fingerprint, actor },
    ...(knownSeq === undefined ? {} : { knownSeq }),
    ...(checkedSeq === undefined ? {} : { checkedSeq }),
  };
  return { command: { ...payload, type } as unknown as Command, envelope }; // CommandInput is Command and Envelope, taken apart
}

function isPlain(value: unknown): value is string {
  return typeof value === 'string' && /^[^\p{Cc}\p{Cs}]{1,300}$/u.test(value);
}

const kinds: readonly Actor['kind'][] = ['user', 'service', 'link', 'operator'];

function isActorKind(kind: unknown): kind is Actor['kind'] {
  return kinds.some((known) => known === kind);
}

/**
 * An operator's hand-written signal may leave out who asks and under which id, or hold what nobody can store: what can be used is, the
 * rest is filled in.
 */
export function receivedByHand(type: CommandType, input: CommandInput | null | undefined): Received {
  const { commandId, fingerprint, actor, ...payload }: Partial<Envelope> = input ?? {}; // whatever was typed
  const known = actor && isActorKind(actor.kind) && isPlain(actor.id) && isPlain(actor.name) ? actor : operator;
  const { kind, id, name, email, side } = known;
  const envelope: Envelope = {
    commandId: isPlain(commandId) ? commandId : `signal:${uuid4()}`,
    fingerprint: isPlain(fingerprint) ? fingerprint : type,
    actor: {
      ...{ kind, id, name },
      ...(isPlain(email) ? { email } : {}),
      ...(side === 'ours' || side === 'customer' ? { side } : {}),
    },
  };
  return received(type, { ...payload, ...envelope }); // whatever was typed is read before it is decided
}
