import { type Request, type RequestHandler } from 'express';
import { LRUCache } from 'lru-cache';
import { type Actor } from '../../domain/kernel/people';
import { type Database } from '../../prisma/client';
import { findApiKey, noteKeyUsed } from '../../prisma/api-keys';
import { problem } from './problem';

const actors = new WeakMap<Request, Actor>();

/** Sets the actor of the request. */
export function actAs(request: Request, actor: Actor): void {
  actors.set(request, actor);
}

const noteEveryMs = 60_000;

/**
 * Returns a function that records when a key was last used, at most once a minute for each key. Requests do not wait for it, and a failure to record
 * is ignored.
 */
function useNoted(db: Database): (keyId: string) => void {
  const noted = new LRUCache<string, true>({ max: 1_000, ttl: noteEveryMs });
  return (keyId) => {
    if (noted.has(keyId)) return;
    noted.set(keyId, true);
    noteKeyUsed(db, keyId).catch(() => noted.delete(keyId));
  };
}

/** Admits requests with a valid API key. Keys are looked up by their SHA-256 through an index, so that response times reveal nothing about them. */
export function requireKey(db: Database): RequestHandler {
  const noteUse = useNoted(db);
  return async (request, response, next) => {
    response.set('Cache-Control', 'private, no-cache');
    const key = /^Bearer +([\x21-\x7e]{1,200})$/i.exec(request.get('authorization') ?? '')?.[1];
    const unauthorized = problem('UNAUTHORIZED', '', [], { 'WWW-Authenticate': 'Bearer realm="concordat"' });
    if (key === undefined) throw unauthorized;
    const known = await findApiKey(db, key);
    if (!known) throw unauthorized;
    actAs(request, { kind: 'service', id: known.keyId, name: known.name });
    noteUse(known.keyId);
    next();
  };
}

/**
 * The actor of the request; every request behind `requireKey` has one.
 * @throws ProblemError 401
 */
export function actorOf(request: Request): Actor {
  const actor = actors.get(request);
  if (!actor) throw problem('UNAUTHORIZED');
  return actor;
}
