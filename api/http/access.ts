import { type Request, type RequestHandler } from 'express';
import { LRUCache } from 'lru-cache';
import { type Access, mayAsk } from '../../domain/kernel/access';
import { type Actor } from '../../domain/kernel/people';
import { isPermission, type Permission, permissions as allThereAre } from '../../domain/kernel/permissions';
import { allPermissions, findApiKey, noteKeyUsed } from '../../prisma/api-keys';
import { type Database } from '../../prisma/client';
import { words } from '../../domain/kernel/words';
import { problem } from './problem';

/** The sender of a request; `permissions` are names of permissions, or `*` for all. */
interface Caller {
  actor: Actor;
  permissions: ReadonlySet<string>;
}

const callers = new WeakMap<Request, Caller>();

/** Sets the actor of the request and what they may do. */
export function actAs(request: Request, actor: Actor, permissions: Iterable<Permission | typeof allPermissions>): void {
  callers.set(request, { actor, permissions: new Set(permissions) });
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
    const { accountId, name, permissions } = known;
    actAs(request, { kind: 'service', id: accountId, name }, permissions.filter(isKnown));
    noteUse(known.keyId);
    next();
  };
}

/** A newer version of the program may have stored a permission that this one does not know; it is ignored. */
function isKnown(name: string): name is Permission | typeof allPermissions {
  return name === allPermissions || isPermission(name);
}

function callerOf(request: Request): Caller {
  const caller = callers.get(request);
  if (!caller) throw problem('UNAUTHORIZED');
  return caller;
}

/**
 * The actor of the request; every request behind `requireKey` has one.
 * @throws ProblemError 401
 */
export function actorOf(request: Request): Actor {
  return callerOf(request).actor;
}

function missing(name: Permission): ReturnType<typeof problem> {
  const { en, 'zh-CN': zh } = allThereAre[name];
  return problem('MISSING_PERMISSION', words(`${name} (${en})`, `${name}（${zh}）`));
}

/**
 * Nobody gives a key more permissions than they have themselves.
 * @param names of permissions, or `*`, which only somebody with all permissions may give
 * @throws ProblemError 401, 403
 */
export function assertMayGive(request: Request, names: readonly string[]): void {
  const { permissions } = callerOf(request);
  if (permissions.has(allPermissions)) return;
  const lacking = names.find((name) => !permissions.has(name));
  if (lacking === undefined) return;
  // `*`, or a permission that only a newer version of the program knows.
  throw isPermission(lacking) ? missing(lacking) : problem('FORBIDDEN');
}

/** @throws ProblemError 401, 403 if the caller may not do this */
export function assertMayAsk(request: Request, access: Access): void {
  const { actor, permissions } = callerOf(request);
  if (!mayAsk(access, actor)) throw problem('FORBIDDEN');
  const { permission } = access;
  // A mail link has no permissions: the question that it asks is all it may answer.
  if (permission === null || actor.kind === 'link' || permissions.has(allPermissions) || permissions.has(permission))
    return;
  throw missing(permission);
}
