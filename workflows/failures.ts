import { ApplicationFailure } from '@temporalio/workflow';
import { type Refusal } from '../domain/contract/refusals';

/**
 * The one place where a refusal becomes a failure: it fails the Update and nothing else. Type is the stable code, message the
 * sentence, the first detail the whole refusal.
 */
export function asFailure(refusal: Refusal): ApplicationFailure {
  return ApplicationFailure.create({
    message: refusal.sentence,
    type: refusal.code,
    nonRetryable: true,
    details: [refusal],
  });
}
