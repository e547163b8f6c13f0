import { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { Admission, NotAdmittedError } from './admission';
import { actorOf } from './access';
import { problem } from './problem';

/** What changes something waits apart from what only looks: reading goes on while Temporal does not answer. */
export interface Gates {
  post: Admission;
  get: Admission;
  /** What sets a document takes many times as long, and few processes do it: too many at once would time out there. */
  documents: Admission;
}

export function openGates(): Gates {
  return {
    // Below the 15 s that a command may take for its answer: a caller's own patience is about half a minute.
    post: new Admission({ alone: 48, together: 12, patienceMs: 10_000 }),
    get: new Admission({ alone: 48, together: 32, patienceMs: 10_000 }),
    documents: new Admission({ alone: 8, together: 3, patienceMs: 10_000 }),
  };
}

/** Callers are told apart by their key. */
export function nameOfCaller(request: Request): string {
  return actorOf(request).id;
}

/** Behind a link there is no key; people of one office share an address and a turn. */
export function addressOfCaller(request: Request): string {
  return `address ${request.ip ?? 'unknown'}`;
}

function turnedAway({ because, retryAfterSeconds }: NotAdmittedError) {
  const headers = { 'Retry-After': String(retryAfterSeconds) };
  return problem(because === 'own crowd' ? 'TOO_MANY_REQUESTS' : 'TOO_BUSY', '', [], headers);
}

type Work = (request: Request, response: Response, next: NextFunction) => unknown;

/** The work when its turn has come; none where the caller has gone meanwhile. @throws ProblemError 429, 503 */
export function behind(gate: Admission, callerOf: (request: Request) => string, work: Work): RequestHandler {
  return async (request, response, next) => {
    const whenGone = (leave: () => void) => response.once('close', leave);
    try {
      await gate.run(callerOf(request), () => Promise.resolve(work(request, response, next)), whenGone);
    } catch (error) {
      throw error instanceof NotAdmittedError ? turnedAway(error) : error;
    }
  };
}

/** Sends away before the body is read what would be sent away after it. @throws ProblemError 429, 503 */
export function turnAwayEarly({ post }: Gates): RequestHandler {
  return (request, _response, next) => {
    try {
      if (request.method === 'POST') post.assertInTime(nameOfCaller(request));
    } catch (error) {
      throw error instanceof NotAdmittedError ? turnedAway(error) : error;
    }
    next();
  };
}
