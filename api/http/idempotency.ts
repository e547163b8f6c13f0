import { words } from '../../domain/kernel/words';
import { createHash, randomUUID } from 'node:crypto';
import { type Request } from 'express';
import { canonical } from '../../domain/kernel/canonical';
import { type Actor } from '../../domain/kernel/people';
import { problem } from './problem';

/** Identity of a request: the id of its command and a fingerprint of its content. */
export interface RequestIdentity {
  actor: Actor;
  commandId: string;
  fingerprint: string;
  /** The header as sent; null if the caller sent none and cannot safely repeat the request. */
  idempotencyKey: string | null;
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Derives the id of a new entity from the API key and the Idempotency-Key, so that a repeated creation finds the first entity. */
export function idFor(kind: 'contract' | 'customer', { actor, idempotencyKey }: RequestIdentity): string {
  if (idempotencyKey === null) return randomUUID();
  const hex = sha256(`${kind} ${actor.id} ${idempotencyKey}`);
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

/**
 * The Idempotency-Key header; null if absent.
 * @throws ProblemError 400 unless it has 1 to 200 visible ASCII characters
 */
export function idempotencyKeyOf(request: Request): string | null {
  const idempotencyKey = request.get('idempotency-key') ?? null;
  if (idempotencyKey === null || /^[\x21-\x7e]{1,200}$/.test(idempotencyKey)) return idempotencyKey;
  throw problem('INVALID_REQUEST', '', [
    {
      parameter: 'Idempotency-Key',
      code: 'invalid_format',
      message: words(
        'Give 1 to 200 visible ASCII characters, such as a UUID.',
        '请使用 1 至 200 个可见 ASCII 字符，例如 UUID。',
      ),
    },
  ]);
}

/**
 * The identity of a request whose command id is recorded in the trail.
 * @throws ProblemError 400
 */
export function askedBy(request: Request, actor: Actor, body: unknown): RequestIdentity {
  const idempotencyKey = idempotencyKeyOf(request);
  const path = request.baseUrl + request.path;
  return {
    actor,
    idempotencyKey,
    commandId: `key:${actor.id}:${idempotencyKey ?? randomUUID()}`,
    fingerprint: sha256(`${request.method} ${path}\n${canonical(body ?? null)}`),
  };
}
