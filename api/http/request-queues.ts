import { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { Admission, NotAdmittedError } from './admission';
import { actorOf } from './access';
import { problem } from './problem';

/** Separate queues for writing and reading, so that reads go on while Temporal does not answer. */
export interface RequestQueues {
  post: Admission;
  get: Admission;
  /** Requests that make a document take much longer, and few processes make them: too many at once would time out. */
  documents: Admission;
}

export function createRequestQueues(): RequestQueues {
  return {
    // Less than the 15 s that a command may take to be answered. Clients typically wait about half a minute.
    post: new Admission({ alone: 48, together: 12, maxWaitMs: 10_000 }),
    get: new Admission({ alone: 48, together: 32, maxWaitMs: 10_000 }),
    documents: new Admission({ alone: 8, together: 3, maxWaitMs: 10_000 }),
  };
}

/** Callers with an API key are distinguished by the key. */
export function nameOfCaller(request: Request): string {
  return actorOf(request).id;
}

/** Behind a link there is no key, so callers are distinguished by IP address; people in one office share it. */
export function addressOfCaller(request: Request): string {
  return `address ${request.ip ?? 'unknown'}`;
}

function rejected({ because, retryAfterSeconds }: NotAdmittedError) {
  const headers = { 'Retry-After': String(retryAfterSeconds) };
  return problem(because === 'own load' ? 'TOO_MANY_REQUESTS' : 'TOO_BUSY', '', [], headers);
}

type Work = (request: Request, response: Response, next: NextFunction) => unknown;

/**
 * Runs the work when its turn has come, and not at all if the caller has disconnected.
 * @throws ProblemError 429, 503
 */
export function queued(queue: Admission, callerOf: (request: Request) => string, work: Work): RequestHandler {
  return async (request, response, next) => {
    const whenGone = (leave: () => void) => response.once('close', leave);
    try {
      await queue.run(callerOf(request), () => Promise.resolve(work(request, response, next)), whenGone);
    } catch (error) {
      throw error instanceof NotAdmittedError ? rejected(error) : error;
    }
  };
}

/**
 * Rejects a POST before its body is read, if it would be rejected afterwards.
 * @throws ProblemError 429, 503
 */
export function rejectEarly({ post }: RequestQueues): RequestHandler {
  return (request, _response, next) => {
    try {
      if (request.method === 'POST') post.assertInTime(nameOfCaller(request));
    } catch (error) {
      throw error instanceof NotAdmittedError ? rejected(error) : error;
    }
    next();
  };
}
