import { type Active } from '../contract/contract';
import { refuse, type Refusal } from '../contract/refusals';
import { makeTerms, type Terms, type TermsDraft } from '../drafting/terms';
import { canonical } from '../kernel/canonical';
import { listed } from '../kernel/problem';
import { acceptedOn } from '../payment/trigger';
import { amendedDraft } from './amended-terms';
import { faultsOfChanges } from './faults-of-changes';
import { type Changes, type MilestoneChange, type PaymentLineChange } from './state';
import { touchesDone } from './touches-done';

/** A new delivery or payment must be complete; an unknown id with fewer fields is taken for a mistake. */
const isNewMilestone = ({ title, dueOn, remove }: MilestoneChange) =>
  remove !== true && title !== undefined && dueOn !== undefined;
const isNewLine = ({ title, dueOn, trigger, amount, remove }: PaymentLineChange) =>
  remove !== true && title !== undefined && (dueOn ?? trigger) !== undefined && amount !== undefined;

function unknownId(terms: Terms, changes: Changes, number: string): Refusal | null {
  const milestone = changes.milestones?.find(
    (change) =>
      !isNewMilestone(change) && !terms.milestones.some(({ milestoneId }) => milestoneId === change.milestoneId),
  );
  if (milestone) return refuse('UNKNOWN_MILESTONE', milestone.milestoneId, number);
  const line = changes.paymentPlan?.find(
    (change) =>
      !isNewLine(change) && !terms.paymentPlan.some(({ paymentLineId }) => paymentLineId === change.paymentLineId),
  );
  return line ? refuse('UNKNOWN_PAYMENT_LINE', line.paymentLineId, number) : null;
}

/** Refuses the id of a delivery that was reported and then removed: its old links and reports would count for the new delivery. */
function usedBefore({ delivery }: Active, { milestones = [] }: Changes): string | null {
  return milestones.find(({ milestoneId }) => delivery.retired?.includes(milestoneId))?.milestoneId ?? null;
}

/** Refuses to remove a delivery while a payment is due after its acceptance, because that payment would have no due day. */
function refuseAwaited({ milestones = [] }: Changes, { paymentPlan }: TermsDraft): Refusal | null {
  for (const { milestoneId, remove } of milestones) {
    const line = remove === true && paymentPlan.find(({ trigger }) => trigger?.milestoneId === milestoneId);
    if (line) return refuse('PAYMENT_AWAITS_MILESTONE', milestoneId, line.title);
  }
  return null;
}

/** Refuses a trigger that has already happened on a day that is not recorded. */
function refusePast(contract: Active, { paymentPlan = [] }: Changes, { milestones }: Terms): Refusal | null {
  for (const { trigger } of paymentPlan) {
    const id = trigger?.milestoneId;
    const isKnown = milestones.some(({ milestoneId }) => milestoneId === id);
    const isOpen = contract.delivery.open.some(({ milestoneId }) => milestoneId === id);
    if (id !== undefined && isKnown && !isOpen && acceptedOn(contract.delivery.acceptances, id) === null)
      return refuse('MILESTONE_ALREADY_ACCEPTED', id);
  }
  return null;
}

/** The currency of an amount in the changes, if it differs from the contract's. */
function strangeCurrency(currency: string, { gross, discount }: Changes): string | null {
  return [gross, discount].find((one) => one && one.currency !== currency)?.currency ?? null;
}

/** Refuses changes that do not fit the current terms or the progress of performance; null if they are possible. */
export function refuseChanges(contract: Active, before: Terms, changes: Changes): Refusal | null {
  const unknown = unknownId(before, changes, contract.number);
  if (unknown) return unknown;
  const { currency } = contract.terms.gross;
  const strange = strangeCurrency(currency, changes);
  if (strange !== null) return refuse('CURRENCY_MISMATCH', currency, strange);
  const done = touchesDone(contract, before, changes);
  if (done !== null) return refuse('SETTLED_PART_CHANGED', done);
  const used = usedBefore(contract, changes);
  if (used !== null) return refuse('MILESTONE_ID_USED', used);
  const past = refusePast(contract, changes, before);
  if (past) return past;
  const draft = amendedDraft(before, changes);
  const awaited = refuseAwaited(changes, draft);
  if (awaited) return awaited;
  const problems = faultsOfChanges(changes, before);
  if (problems.length > 0) return refuse('INVALID_TERMS', listed(problems));
  // Both sides are made the same way, so that only the requested changes make a difference.
  return canonical(makeTerms(draft)) === canonical(makeTerms(amendedDraft(before, {})))
    ? refuse('NOTHING_CHANGED')
    : null;
}
