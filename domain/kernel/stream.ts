import { type Instant } from './days';
import { type Actor } from './people';

/**
 * A recorded event of an entity: its content, its number in the entity's stream (from 1, without a gap), its time by the entity's own
 * clock, who caused it and the id of the command.
 */
export type Recorded<Body> = Body & { seq: number; at: Instant; actor: Actor; commandId: string };

/** Turns event bodies into recorded events, numbered on from `seq`. */
export function stamp<Body extends object>(
  bodies: readonly Body[],
  seq: number,
  at: Instant,
  actor: Actor,
  commandId: string,
): Recorded<Body>[] {
  return bodies.map((body, index) => ({ ...body, seq: seq + index + 1, at, actor, commandId }));
}

/** Stored events that the rules could never have produced: an error in storage or code, not of a user. */
export class CorruptHistoryError extends Error {
  override readonly name = 'CorruptHistoryError';
}

/** An event type that this version of the program does not know, because a newer version recorded it. */
export class UnknownEventError extends Error {
  override readonly name = 'UnknownEventError';
  constructor(
    readonly streamId: string,
    readonly eventType: string,
    readonly seq: number,
  ) {
    super(`Event ${seq} of ${streamId} is of the type ${eventType}, which this version does not know.`);
  }
}
