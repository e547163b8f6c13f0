import { type ErrorRequestHandler, type RequestHandler, type Response } from 'express';
import { type Logger } from 'pino';
import { JobsBusyError } from '../../documents/jobs/job-pool';
import { type Language } from '../../domain/kernel/people';
import { unknownEvent } from '../../domain/contract/refusals';
import { UnknownEventError } from '../../domain/kernel/stream';
import { languageOf } from './language';
import { type Fault, problem, ProblemError, refused, statusOf } from './problem';
import { titleOf } from './titles';
import { requestIdOf } from './request-id';
import { isUnavailable } from './unavailable';

const oneMegabyte = 1024 * 1024;

/** Maps errors of body-parser and the router by their `type` and `status`. */
function fromExpress(error: unknown): ProblemError | null {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return null;
  const type = 'type' in error ? String(error.type) : '';
  if (type === 'entity.parse.failed') return problem('MALFORMED_JSON');
  if (error.status === 413)
    return problem('limit' in error && Number(error.limit) > oneMegabyte ? 'FILE_TOO_LARGE' : 'BODY_TOO_LARGE');
  if (error.status === 415) return problem('UNSUPPORTED_MEDIA_TYPE');
  return error.status < 500 ? problem('INVALID_REQUEST') : null;
}

/** Turns any error into the problem to be answered. Unexpected errors are logged here with their request id. */
export function asProblem(error: unknown, log: Logger, requestId: string): ProblemError {
  const known = error instanceof ProblemError ? error : fromExpress(error);
  if (known) return known;
  if (error instanceof UnknownEventError) return refused(unknownEvent(error));
  if (error instanceof JobsBusyError) return problem('TOO_BUSY', '', [], { 'Retry-After': '5' });
  if (isUnavailable(error)) {
    log.warn({ err: error, requestId }, 'Postgres or Temporal did not answer.');
    return problem('UNAVAILABLE', '', [], { 'Retry-After': '5' });
  }
  log.error({ err: error, requestId }, 'The request failed.');
  return problem('INTERNAL_ERROR');
}

/** A fault without the internal fields that some checks add. */
function faultShown({ pointer, parameter, code, message }: Fault): Fault {
  return {
    ...(pointer === undefined ? {} : { pointer }),
    ...(parameter === undefined ? {} : { parameter }),
    ...{ code, message },
  };
}

export function sendProblem(response: Response, error: ProblemError, language: Language): void {
  const { code, sentence, errors, headers } = error;
  const status = statusOf(code);
  response.status(status).set(headers).set('Content-Language', language).vary('Accept-Language');
  response.type('application/problem+json');
  response.send(
    JSON.stringify({
      type: `/problems/${code}`,
      title: titleOf(code)[language],
      status,
      code,
      detail: sentence[language],
      sentence,
      ...(errors.length > 0 ? { errors: errors.map(faultShown) } : {}),
      requestId: requestIdOf(response),
    }),
  );
}

export function problemAnswers(log: Logger): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    sendProblem(response, asProblem(error, log, requestIdOf(response)), languageOf(request));
  };
}

export const notFound: RequestHandler = () => {
  throw problem('NOT_FOUND');
};

export function methodNotAllowed(allowed: string): RequestHandler {
  return () => {
    throw problem('METHOD_NOT_ALLOWED', '', [], { Allow: allowed });
  };
}
