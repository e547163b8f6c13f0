import { ApplicationFailure } from '@temporalio/workflow';
import { type Refusal } from '../domain/contract/refusals';

/**
 * The only place where a refusal becomes a failure. It fails the Update, not the workflow. Type is the stable code, message the sentence, the first
 * detail the whole refusal.
 */
export function asFailure(refusal: Refusal): ApplicationFailure {
  return ApplicationFailure.create({
    message: refusal.sentence,
    type: refusal.code,
    nonRetryable: true,
    details: [refusal],
  });
}
