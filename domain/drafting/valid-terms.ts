import { checkTerms } from './check-terms';
import { earliestDayAnywhere, type Instant } from '../kernel/days';
import { refuse } from '../contract/refusals';
import { type Decision } from '../contract/rule';
import { makeTerms, type Terms, type TermsDraft } from './terms';
import { listed, type Problem, problemAt } from '../kernel/problem';

/** A contract may take effect before it is made only with a reason. */
export function checkBackdating({ effectiveOn, backdatedReason }: TermsDraft, now: Instant): Problem[] {
  if (effectiveOn === undefined || backdatedReason !== undefined || effectiveOn >= earliestDayAnywhere(now)) return [];
  return [
    problemAt(
      '/effectiveOn',
      'backdated_without_reason',
      `The contract takes effect on ${effectiveOn}, which has passed; say why in backdatedReason.`,
      `合同生效日期 ${effectiveOn} 早于今天，请在 backdatedReason 中说明原因。`,
    ),
  ];
}

/** Continues with complete terms, or refuses with all validation errors of the typed ones. */
export function withValidTerms(draft: TermsDraft, now: Instant, then: (terms: Terms) => Decision): Decision {
  const problems = [...checkTerms(draft), ...checkBackdating(draft, now)];
  if (problems.length === 0) return then(makeTerms(draft));
  return refuse('INVALID_TERMS', listed(problems));
}
