import { effectFailedCommandId } from '../domain/kernel/effects';
import { type Stream } from './append-events';
import { type Connection } from './client';

type Queries = Pick<Connection, '$queryRaw' | '$executeRaw'>;

/** An effect in the outbox that is due. */
export interface DueEffect<Body> {
  effectId: string;
  stream: Stream;
  target: string;
  /** `sending`: an earlier attempt has not reported its outcome. */
  status: 'due' | 'sending';
  attempts: number;
  body: Body;
}

/** An effect that has finally failed. */
export interface FailedEffect {
  effectId: string;
  stream: Stream;
  reason: string;
}

/**
 * Due effects of a kind, oldest first, except those of `busy` streams and those whose recipient has an earlier effect of the same
 * stream that waits for a retry. An effect that is scheduled for later does not block others.
 */
export function dueEffects<Body>(
  db: Queries,
  kind: string,
  busy: readonly string[],
  limit: number,
): Promise<DueEffect<Body>[]> {
  return db.$queryRaw<DueEffect<Body>[]>`
    SELECT effect_id AS "effectId", target, status, attempts, body, jsonb_build_object('kind', stream_kind, 'id', stream_id) AS stream
    FROM outbox
    WHERE kind = ${kind} AND status IN ('due', 'sending') AND next_attempt_at <= clock_timestamp()
      AND NOT stream_id = ANY(${[...busy]})
      AND NOT EXISTS (SELECT 1 FROM outbox earlier
        WHERE earlier.stream_kind = outbox.stream_kind AND earlier.stream_id = outbox.stream_id AND earlier.kind = outbox.kind
          AND earlier.status IN ('due', 'sending') AND earlier.target = outbox.target AND earlier.seq < outbox.seq
          AND earlier.attempts > 0 AND earlier.next_attempt_at > clock_timestamp())
    ORDER BY created_at, seq, effect_id LIMIT ${limit}`;
}

const unknownOutcome = 'The outcome of an earlier attempt is unknown; a second copy was sent.';

/** An attempt is left alone for this time unless it is extended with `holdEffects`; after it the attempt counts as lost. */
const heldSeconds = 20;

/** Extends attempts that are still running, so that no other worker takes them. */
export async function holdEffects(db: Queries, effectIds: readonly string[]): Promise<void> {
  if (effectIds.length === 0) return;
  await db.$executeRaw`
    UPDATE outbox SET next_attempt_at = clock_timestamp() + ${heldSeconds} * interval '1 second'
    WHERE effect_id = ANY(${[...effectIds]}) AND status = 'sending'`;
}

/** The fields of an effect that were read before claiming it. */
export type Claim = Pick<DueEffect<unknown>, 'effectId' | 'status' | 'attempts'>;

/** Claims each effect for this attempt; false if another attempt has claimed it since it was read. */
export async function claimEffects(db: Queries, effects: readonly Claim[]): Promise<boolean[]> {
  const asked = JSON.stringify(effects.map(({ effectId, status, attempts }) => ({ effectId, status, attempts })));
  const taken = await db.$queryRaw<{ effectId: string }[]>`
    UPDATE outbox o SET status = 'sending', attempts = o.attempts + 1,
      next_attempt_at = clock_timestamp() + ${heldSeconds} * interval '1 second',
      copies = copies + CASE o.status WHEN 'sending' THEN 1 ELSE 0 END,
      last_error = CASE o.status WHEN 'sending' THEN ${unknownOutcome} ELSE last_error END
    FROM jsonb_to_recordset(${asked}::jsonb) AS asked ("effectId" text, status text, attempts int)
    WHERE o.effect_id = asked."effectId" AND o.status = asked.status AND o.attempts = asked.attempts
    RETURNING effect_id AS "effectId"`;
  const ids = new Set(taken.map(({ effectId }) => effectId));
  return effects.map(({ effectId }) => ids.has(effectId));
}

export async function markDone(db: Queries, effectIds: readonly string[]): Promise<void> {
  await db.$executeRaw`
    UPDATE outbox SET status = 'sent', done_at = clock_timestamp() WHERE effect_id = ANY(${[...effectIds]})`;
}

/** Marks an effect as finally failed. */
export async function markFailed(db: Queries, effectId: string, reason: string): Promise<void> {
  await db.$executeRaw`UPDATE outbox SET status = 'failed', last_error = ${reason} WHERE effect_id = ${effectId}`;
}

/** Schedules a retry after 1 s, 2 s, 4 s …, at most 30 s. Status `sending` records that the outcome of the attempt is unknown. */
export async function tryAgain(
  db: Queries,
  effectId: string,
  status: 'due' | 'sending',
  reason: string,
): Promise<void> {
  await db.$executeRaw`
    UPDATE outbox SET status = ${status}, last_error = ${reason},
      next_attempt_at = clock_timestamp() + LEAST(30, 2 ^ LEAST(attempts - 1, 5)) * interval '1 second'
    WHERE effect_id = ${effectId}`;
}

/** Failed effects that are not in the audit trail yet, because the workflow may not have been told. */
export function unnotedFailures(db: Queries, kind: string): Promise<FailedEffect[]> {
  return db.$queryRaw<FailedEffect[]>`
    SELECT o.effect_id AS "effectId", COALESCE(o.last_error, '') AS reason,
      jsonb_build_object('kind', o.stream_kind, 'id', o.stream_id) AS stream
    FROM outbox o
    WHERE o.kind = ${kind} AND o.status = 'failed' AND NOT EXISTS (
      SELECT 1 FROM events e WHERE e.stream_kind = o.stream_kind AND e.stream_id = o.stream_id
        AND e.command_id = ${effectFailedCommandId('')} || o.effect_id)
    ORDER BY o.created_at LIMIT 500`;
}
