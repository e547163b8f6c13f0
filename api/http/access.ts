import { createHash } from 'node:crypto';
import { type Request, type RequestHandler } from 'express';
import { type Actor } from '../../domain/kernel/people';
import { type Database } from '../../prisma/client';
import { problem } from './problem';

const actors = new WeakMap<Request, Actor>();

/** From here on it is this one who asks. */
export function actAs(request: Request, actor: Actor): void {
  actors.set(request, actor);
}

/** Lets in who holds a key. Keys are compared by their SHA-256, found by an index: nothing to time. */
export function requireKey(db: Database): RequestHandler {
  return async (request, response, next) => {
    response.set('Cache-Control', 'private, no-cache');
    const key = /^Bearer +([\x21-\x7e]{1,200})$/i.exec(request.get('authorization') ?? '')?.[1];
    const unauthorized = problem('UNAUTHORIZED', '', [], { 'WWW-Authenticate': 'Bearer realm="concordat"' });
    if (key === undefined) throw unauthorized;
    const keyHash = createHash('sha256').update(key).digest('hex');
    const [known] = await db.$queryRaw<{ name: string }[]>`SELECT name FROM api_keys WHERE key_hash = ${keyHash}`;
    if (!known) throw unauthorized;
    actAs(request, { kind: 'service', id: keyHash.slice(0, 12), name: known.name });
    next();
  };
}

/** Who asks; every request behind `requireKey` has one. */
export function actorOf(request: Request): Actor {
  const actor = actors.get(request);
  if (!actor) throw problem('UNAUTHORIZED');
  return actor;
}
