import { ApplicationFailure } from '@temporalio/workflow';
import { isRefusal, type Refusal } from '../domain/refusals';

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

/** The refusal inside a failure made by `asFailure`, or null. */
export function refusalIn(error: unknown): Refusal | null {
  if (!(error instanceof ApplicationFailure)) return null;
  const detail: unknown = error.details?.[0];
  return isRefusal(detail) ? detail : null;
}
