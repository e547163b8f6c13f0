import { ServiceError, WorkflowNotFoundError } from '@temporalio/client';
import pino from 'pino';
import { asProblem } from '../../api/http/errors';
import { isOverloaded } from '../../api/http/unavailable';

/** An error as Temporal's client throws it: its own sentence, with the gRPC error as the cause. */
function ofTemporal(code: number, words: string): ServiceError {
  const cause = Object.assign(new Error(`${code} ${words}`), { code, details: words, metadata: {} });
  return new ServiceError('Workflow Update failed', { cause });
}

const answerTo = (error: unknown) => asProblem(error, pino({ level: 'silent' }), 'r-1');

describe('a command that Temporal did not take', () => {
  it.each([
    ['the workflow task has failed', 9, 'FAILED_PRECONDITION: Workflow Task in failed state.'],
    ['no worker answers', 14, 'UNAVAILABLE: No connection established'],
    ['the time is up', 4, 'DEADLINE_EXCEEDED: Deadline exceeded after 15 s'],
    ['too many commands are sent', 8, 'RESOURCE_EXHAUSTED: limit exceeded'],
  ])('may be sent again later: %s', (_what, code, words) => {
    expect(answerTo(ofTemporal(code, words))).toMatchObject({
      ...{ code: 'UNAVAILABLE', headers: { 'Retry-After': '5' } },
      sentence: { en: expect.stringContaining('with the same Idempotency-Key') as string },
    });
  });

  it('is sent again at once while the workflow task has failed, as the Update had no effect', () => {
    expect(isOverloaded(ofTemporal(9, 'FAILED_PRECONDITION: Workflow Task in failed state.'))).toBe(true);
  });

  it.each([
    ['another precondition', ofTemporal(9, 'FAILED_PRECONDITION: Namespace is deprecated')],
    ['an argument that is none', ofTemporal(3, 'INVALID_ARGUMENT: UpdateId is too long')],
    ['no workflow', new WorkflowNotFoundError('not found', 'contract-1', undefined)],
  ])('is an internal error that no repetition mends: %s', (_what, error) => {
    expect(answerTo(error)).toMatchObject({ code: 'INTERNAL_ERROR', headers: {} });
  });
});
