import { type Active } from '../contract/contract';
import { refuse, type Refusal } from '../contract/refusals';
import { checkTerms } from '../drafting/check-terms';
import { makeTerms, type Terms } from '../drafting/terms';
import { canonical } from '../kernel/canonical';
import { compare, isMoney, subtract } from '../kernel/money';
import { listed } from '../kernel/problem';
import { words } from '../kernel/words';
import { amendedDraft } from './amended-terms';
import { type Changes } from './state';

/** What is done stays done: an accepted milestone or a settled line does not move, no line falls below what came in. */
export function touchesDone({ delivery, payment }: Active, terms: Terms, changes: Changes): string | null {
  const isAccepted = (id: string) => delivery.open.every(({ milestoneId }) => milestoneId !== id);
  const milestone = changes.milestones?.find(({ milestoneId }) => isAccepted(milestoneId));
  if (milestone) return milestone.milestoneId;
  for (const change of changes.paymentPlan ?? []) {
    const line = terms.paymentPlan.find(({ paymentLineId }) => paymentLineId === change.paymentLineId);
    if (line === undefined) continue;
    const open = payment.open.find(({ paymentLineId }) => paymentLineId === line.paymentLineId);
    if (!open) return line.paymentLineId;
    const received = subtract(line.amount, open.outstanding);
    const amount = change.amount ?? line.amount;
    if (isMoney(amount) && amount.currency === received.currency && compare(amount, received) < 0)
      return line.paymentLineId;
  }
  return null;
}

function unknownId(terms: Terms, changes: Changes, number: string): Refusal | null {
  const milestone = changes.milestones?.find(
    ({ milestoneId }) => !terms.milestones.some((known) => known.milestoneId === milestoneId),
  );
  if (milestone) return refuse('UNKNOWN_MILESTONE', milestone.milestoneId, number);
  const line = changes.paymentPlan?.find(
    ({ paymentLineId }) => !terms.paymentPlan.some((known) => known.paymentLineId === paymentLineId),
  );
  return line ? refuse('UNKNOWN_PAYMENT_LINE', line.paymentLineId, number) : null;
}

/** What the changes ask for twice; of two different wishes nobody could say which one was agreed. */
function repeatedId({ milestones = [], paymentPlan = [] }: Changes): string | null {
  const twice = (ids: string[]) => ids.find((id, index) => ids.indexOf(id) < index) ?? null;
  return (
    twice(milestones.map(({ milestoneId }) => milestoneId)) ??
    twice(paymentPlan.map(({ paymentLineId }) => paymentLineId))
  );
}

/** Why these changes cannot be made to the terms as they stand and as far as they are performed; null when they can. */
export function refuseChanges(contract: Active, before: Terms, changes: Changes): Refusal | null {
  const unknown = unknownId(before, changes, contract.number);
  if (unknown) return unknown;
  const repeated = repeatedId(changes);
  if (repeated !== null)
    return refuse('INVALID_TERMS', words(`${repeated} is changed twice.`, `${repeated} 被重复变更。`));
  const { currency } = contract.terms.gross;
  if (changes.gross && changes.gross.currency !== currency)
    return refuse('CURRENCY_MISMATCH', currency, changes.gross.currency);
  const done = touchesDone(contract, before, changes);
  if (done !== null) return refuse('SETTLED_PART_CHANGED', done);
  const draft = amendedDraft(before, changes);
  const problems = checkTerms(draft);
  if (problems.length > 0) return refuse('INVALID_TERMS', listed(problems));
  // Both made the same way, so that only what was asked for makes a difference.
  return canonical(makeTerms(draft)) === canonical(makeTerms(amendedDraft(before, {})))
    ? refuse('NOTHING_CHANGED')
    : null;
}
