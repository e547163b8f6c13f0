import { type EventBody } from './events';
import { type Refusal, refuse } from './refusals';
import { checkTerms, makeTerms, type TermsDraft } from './terms';

/** Goes on with complete terms, or refuses with everything that is wrong with the typed ones. */
export function withSoundTerms(
  draft: TermsDraft,
  then: (terms: ReturnType<typeof makeTerms>) => EventBody[] | Refusal,
): EventBody[] | Refusal {
  const problems = checkTerms(draft);
  if (problems.length === 0) return then(makeTerms(draft));
  return refuse('INVALID_TERMS', problems.map(({ pointer, message }) => `${pointer}: ${message}`).join(' '));
}
