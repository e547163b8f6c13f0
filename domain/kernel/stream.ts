import { type Instant } from './days';
import { type Actor } from './people';

/**
 * A recorded event of an entity: what happened, its number in the entity's stream (from 1, without a gap), when by the entity's own
 * time, by whom and on which command.
 */
export type Recorded<Body> = Body & { seq: number; at: Instant; actor: Actor; commandId: string };

/** Numbers the bodies on from `seq` and says when, by whom and on which command. */
export function stamp<Body extends object>(
  bodies: readonly Body[],
  seq: number,
  at: Instant,
  actor: Actor,
  commandId: string,
): Recorded<Body>[] {
  return bodies.map((body, index) => ({ ...body, seq: seq + index + 1, at, actor, commandId }));
}

/** A history that the rules could not have made: a fault of storage or of code, never of a person. */
export class CorruptHistoryError extends Error {
  override readonly name = 'CorruptHistoryError';
}

/** An event that this version of the program does not know: it was recorded by a newer one. */
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
