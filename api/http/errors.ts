import { type ErrorRequestHandler, type RequestHandler, type Response } from 'express';
import { type Logger } from 'pino';
import { JobsBusyError } from '../../documents/jobs/job-pool';
import { type Language } from '../../domain/kernel/people';
import { words } from '../../domain/kernel/words';
import { unknownEvent } from '../../domain/contract/refusals';
import { UnknownEventError } from '../../domain/kernel/stream';
import { languageOf } from './language';
import { type Fault, problem, ProblemError, refused, statusOf } from './problem';
import { titleOf } from './titles';
import { requestIdOf } from './request-id';
import { isUnavailable } from './unavailable';

const oneMegabyte = 1024 * 1024;

const mustBeObject = words('This must be an object.', '此处应为对象。');
const notCompressed = words(
  'The body is not compressed as Content-Encoding says.',
  '请求体与 Content-Encoding 声明的压缩方式不符。',
);
const notAnAddress = words('The address has a percent sign that encodes no character.', '地址中的百分号编码无效。');
const incomplete = words('The body could not be read to its end; send it again.', '请求体未能完整读取，请重新发送。');

/** Whether the text is JSON: body-parser rejects a number, a text and null like broken JSON. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function notAnObject(): ProblemError {
  return problem('INVALID_REQUEST', '', [{ pointer: '', code: 'invalid_type', message: mustBeObject }]);
}

/** What is wrong with a request that cannot be read: its compression, its address, or its transfer. */
function unreadable(error: Error): ProblemError {
  const code = 'code' in error ? String(error.code) : '';
  if (/^(Z_|ZSTD_|ERR_(_|PADDING|BROTLI|ZSTD))/.test(code))
    return problem('INVALID_REQUEST', '', [
      { parameter: 'Content-Encoding', code: 'not_compressed', message: notCompressed },
    ]);
  if (error instanceof URIError)
    return problem('INVALID_REQUEST', '', [{ parameter: 'path', code: 'not_an_address', message: notAnAddress }]);
  return problem('INVALID_REQUEST', '', [{ pointer: '', code: 'incomplete', message: incomplete }]);
}

/** Maps errors of body-parser and the router by their `type` and `status`. */
function fromExpress(error: unknown): ProblemError | null {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return null;
  const type = 'type' in error ? String(error.type) : '';
  if (type === 'entity.parse.failed')
    return 'body' in error && isJson(String(error.body)) ? notAnObject() : problem('MALFORMED_JSON');
  if (error.status === 413)
    return problem('limit' in error && Number(error.limit) > oneMegabyte ? 'FILE_TOO_LARGE' : 'BODY_TOO_LARGE');
  if (error.status === 415) return problem('UNSUPPORTED_MEDIA_TYPE');
  return error.status < 500 ? unreadable(error) : null;
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
