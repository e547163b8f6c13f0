import { uuid4 } from '@temporalio/workflow';
import { type Command, type CommandType, type Envelope } from '../domain/contract/commands';
import { type Actor } from '../domain/kernel/people';
import { type CommandInput } from './messages';

const operator: Actor = { kind: 'operator', id: 'signal', name: 'Operator' };

/** A command and its envelope. */
export interface Received {
  command: Command;
  envelope: Envelope;
}

/** Separates the command from its envelope in the input of an Update or a Signal. */
export function received(type: CommandType, input: CommandInput): Received {
  const { commandId, fingerprint, actor, knownSeq, checkedSeq, ...payload }: Envelope = input;
  const envelope = {
    ...{ commandId, fingerprint, actor },
    ...(knownSeq === undefined ? {} : { knownSeq }),
    ...(checkedSeq === undefined ? {} : { checkedSeq }),
  };
  return { command: { ...payload, type } as unknown as Command, envelope }; // CommandInput is Command & Envelope; here they are separated
}

function isPlain(value: unknown): value is string {
  return typeof value === 'string' && /^[^\p{Cc}\p{Cs}]{1,300}$/u.test(value);
}

const kinds: readonly Actor['kind'][] = ['user', 'service', 'link', 'operator'];

function isActorKind(kind: unknown): kind is Actor['kind'] {
  return kinds.some((known) => known === kind);
}

/**
 * An operator's hand-written signal may lack the sender or the command id, or contain values that cannot be stored. Usable values are kept, the rest
 * is filled in.
 */
export function receivedByHand(type: CommandType, input: CommandInput | null | undefined): Received {
  const { commandId, fingerprint, actor, ...payload }: Partial<Envelope> = input ?? {}; // typed by hand: any field may be missing
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
  return received(type, { ...payload, ...envelope }); // typed by hand: `recordTransition` parses the command before it decides
}
