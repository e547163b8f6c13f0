import { checkTerms } from './check-terms';
import { earliestDayAnywhere, type Instant } from './days';
import { type EventBody } from './events';
import { type Refusal, refuse } from './refusals';
import { makeTerms, type TermsDraft } from './terms';
import { type TermsProblem } from './terms-problem';

/** A contract may take effect before it is made, but somebody must say why. */
export function checkBackdating({ effectiveOn, backdatedReason }: TermsDraft, now: Instant): TermsProblem[] {
  if (effectiveOn === undefined || backdatedReason !== undefined || effectiveOn >= earliestDayAnywhere(now)) return [];
  const message = `The contract takes effect on ${effectiveOn}, which has passed; say why in backdatedReason.`;
  return [{ pointer: '/effectiveOn', code: 'backdated_without_reason', message }];
}

/** Goes on with complete terms, or refuses with everything that is wrong with the typed ones. */
export function withSoundTerms(
  draft: TermsDraft,
  now: Instant,
  then: (terms: ReturnType<typeof makeTerms>) => EventBody[] | Refusal,
): EventBody[] | Refusal {
  const problems = [...checkTerms(draft), ...checkBackdating(draft, now)];
  if (problems.length === 0) return then(makeTerms(draft));
  return refuse('INVALID_TERMS', problems.map(({ pointer, message }) => `${pointer}: ${message}`).join(' '));
}
