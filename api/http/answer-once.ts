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
/** How long a twin waits for the answer of the request that came first. */
const twinWaitsMs = 10_000;
const lookEveryMs = 50;

/** Headers that belong to an answer; the others are made anew for each. */
const keptHeaders = ['Location', 'ETag'] as const;

const unfinished = new WeakSet<Response>();

/** Not everything came about that was asked: the answer is not kept, and the same request goes on with the rest. */
export function mayBeRepeated(response: Response): void {
  unfinished.add(response);
}

function fingerprintOf(request: Request): string {
  const body: unknown = request.body;
  const content = Buffer.isBuffer(body) ? createHash('sha256').update(body).digest('hex') : canonical(body ?? null);
  return sha256(`${request.method} ${request.originalUrl}\n${content}`);
}

function send(response: Response, { status, headers, body }: Answer): void {
  response.status(status).set(headers).type('application/json').send(body);
}

/** Holds back what is answered until it is kept. */
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
    }; // pairs made above
    return response;
  };
  return () => answer;
}

type Work = (request: Request, response: Response, next: NextFunction) => unknown;

/** What keeping answers needs. */
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
      log.warn({ err: error, path: key.path }, 'It could not be said that a request is still being answered.');
    });
  }, renewEveryMs).unref();
  try {
    await work();
    const answer = answerOf();
    if (!answer) throw new Error(`${key.path} was not answered.`);
    if (unfinished.has(response)) await releaseClaim(db, key, claim);
    else await keepAnswer(db, key, claim, answer);
    send(response, answer);
  } catch (error) {
    await releaseClaim(db, key, claim).catch((failed: unknown) => {
      log.warn(
        { err: failed, path: key.path },
        'The Idempotency-Key of a refused request is free after a minute only.',
      );
    });
    throw error;
  } finally {
    clearInterval(renewing);
  }
}

/**
 * Answers a request with an Idempotency-Key once: the same one again is answered the same, one that comes at the same time waits for the first, and
 * another content under the same key is refused. What was refused or failed leaves the key free. Should the process die between the change and
 * its answer being kept, the same request is worked on again: everything behind this may be done twice without counting twice.
 */
export function answeredOnce(needed: OnceNeeds, work: Work): RequestHandler {
  return async (request, response, next) => {
    const idempotencyKey = idempotencyKeyOf(request);
    if (idempotencyKey === null) {
      await work(request, response, next);
      return;
    }
    const key = { caller: actorOf(request).id, path: request.path, idempotencyKey };
    const [fingerprint, claim, giveUpAt] = [fingerprintOf(request), randomUUID(), Date.now() + twinWaitsMs];
    while (!(await claimAnswer(needed.db, key, { fingerprint, claim }))) {
      const known = await findAnswer(needed.db, key);
      if (known && known.fingerprint !== fingerprint) throw problem('IDEMPOTENCY_KEY_REUSED');
      if (known?.answer) {
        send(response, known.answer);
        return;
      }
      if (Date.now() > giveUpAt) throw problem('UNAVAILABLE', '', [], { 'Retry-After': '5' });
      await wait(lookEveryMs);
    }
    await answerFirst(needed, key, claim, () => work(request, response, next), response);
  };
}
