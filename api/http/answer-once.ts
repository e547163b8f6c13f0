import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { type Logger } from 'pino';
import { canonical } from '../../domain/kernel/canonical';
import { type Database } from '../../prisma/client';
import {
  type Answer,
  type AnswerKey,
  claimAnswer,
  findAnswer,
  keepAnswer,
  releaseClaim,
  renewClaim,
} from '../../prisma/kept-answers';
import { actorOf } from './access';
import { idempotencyKeyOf, sha256 } from './idempotency';
import { problem } from './problem';

const renewEveryMs = 20_000;
/** How long a duplicate request waits for the answer of the first one. */
const duplicateWaitsMs = 10_000;
const pollEveryMs = 50;

/** Headers that are stored with an answer; all others are set again for each answer. */
const keptHeaders = ['Location', 'ETag'] as const;

const unfinished = new WeakSet<Response>();

/** Marks an answer as incomplete: it is not stored, and repeating the request continues with the rest. */
export function mayBeRepeated(response: Response): void {
  unfinished.add(response);
}

const secrets = new WeakMap<Response, readonly string[]>();

/** Fields of the answer that are told once and never stored: a repeated request is answered with null for them. */
export function toldOnce(response: Response, fields: readonly string[]): void {
  secrets.set(response, fields);
}

/** The answer as it is stored. */
function withoutSecrets(response: Response, answer: Answer): Answer {
  const fields = secrets.get(response);
  if (!fields) return answer;
  const body = JSON.parse(answer.body) as Record<string, unknown>; // made by `held` from a JSON object
  return { ...answer, body: JSON.stringify({ ...body, ...Object.fromEntries(fields.map((name) => [name, null])) }) };
}

function fingerprintOf(request: Request): string {
  const body: unknown = request.body;
  const content = Buffer.isBuffer(body) ? createHash('sha256').update(body).digest('hex') : canonical(body ?? null);
  return sha256(`${request.method} ${request.originalUrl}\n${content}`);
}

function send(response: Response, { status, headers, body }: Answer): void {
  response.status(status).set(headers).type('application/json').send(body);
}

/** Intercepts `response.json`, so that the answer can be stored before it is sent. */
function held(response: Response): () => Answer | null {
  let answer: Answer | null = null;
  response.json = (content: unknown) => {
    const headers = keptHeaders.flatMap((name) => {
      const value = response.get(name);
      return value === undefined ? [] : [[name, value]];
    });
    answer = {
      status: response.statusCode,
      headers: Object.fromEntries(headers) as Answer['headers'],
      body: JSON.stringify(content),
    }; // string pairs made above
    return response;
  };
  return () => answer;
}

type Work = (request: Request, response: Response, next: NextFunction) => unknown;

/** The dependencies of storing answers. */
export interface OnceNeeds {
  db: Database;
  log: Logger;
}

async function answerFirst(
  { db, log }: OnceNeeds,
  key: AnswerKey,
  claim: string,
  work: () => unknown,
  response: Response,
) {
  const answerOf = held(response);
  const renewing = setInterval(() => {
    renewClaim(db, key, claim).catch((error: unknown) => {
      log.warn({ err: error, path: key.path }, 'The claim of a running request could not be renewed.');
    });
  }, renewEveryMs).unref();
  try {
    await work();
    const answer = answerOf();
    if (!answer) throw new Error(`${key.path} was not answered.`);
    if (unfinished.has(response)) await releaseClaim(db, key, claim);
    else await keepAnswer(db, key, claim, withoutSecrets(response, answer));
    send(response, answer);
  } catch (error) {
    await releaseClaim(db, key, claim).catch((failed: unknown) => {
      log.warn(
        { err: failed, path: key.path },
        'The Idempotency-Key of a refused request could not be released; it expires after a minute.',
      );
    });
    throw error;
  } finally {
    clearInterval(renewing);
  }
}

/**
 * Executes a request with an Idempotency-Key once. Repeating the request returns the stored answer; a duplicate that arrives meanwhile waits for the
 * first one; other content under the same key is refused. A refused or failed request leaves the key free. If the process dies between the change and
 * storing the answer, the repeated request runs again: every handler behind this must be safe to run twice.
 */
export function answeredOnce(needed: OnceNeeds, work: Work): RequestHandler {
  return async (request, response, next) => {
    const idempotencyKey = idempotencyKeyOf(request);
    if (idempotencyKey === null) {
      await work(request, response, next);
      return;
    }
    const key = { caller: actorOf(request).id, path: request.path, idempotencyKey };
    const [fingerprint, claim, giveUpAt] = [fingerprintOf(request), randomUUID(), Date.now() + duplicateWaitsMs];
    while (!(await claimAnswer(needed.db, key, { fingerprint, claim }))) {
      const known = await findAnswer(needed.db, key);
      if (known && known.fingerprint !== fingerprint) throw problem('IDEMPOTENCY_KEY_REUSED');
      if (known?.answer) {
        send(response, known.answer);
        return;
      }
      if (Date.now() > giveUpAt) throw problem('UNAVAILABLE', '', [], { 'Retry-After': '5' });
      await wait(pollEveryMs);
    }
    await answerFirst(needed, key, claim, () => work(request, response, next), response);
  };
}
