import { randomUUID } from 'node:crypto';
import { type RequestHandler, type Response } from 'express';
import { type Logger } from 'pino';

/** The token of a link is a secret, so it is cut from the logged path. The router also accepts `/L/`, so this does too. */
function loggablePath(path: string): string {
  return /^\/l\//i.test(path) ? '/l/…' : path;
}

/** Gives every request an id and logs how it ended. A caller's own X-Request-Id is kept if it is harmless. */
export function withRequestId(log: Logger): RequestHandler {
  return (request, response, next) => {
    const given = request.get('x-request-id') ?? '';
    const requestId = /^[\w.-]{1,64}$/.test(given) ? given : randomUUID();
    response.setHeader('X-Request-Id', requestId);
    const start = performance.now();
    const path = loggablePath(request.path);
    response.on('finish', () => {
      const ms = Math.round(performance.now() - start);
      log.info({ requestId, method: request.method, path, status: response.statusCode, ms }, 'answered');
    });
    next();
  };
}

export function requestIdOf(response: Response): string {
  return String(response.getHeader('X-Request-Id') ?? '');
}
