import { type Signed } from '../contract/contract';
import { type EventBody } from '../contract/events';
import { type FollowUp } from '../contract/follow-up';
import { type Input } from '../contract/inputs';
import { type Terms } from '../drafting/terms';
import { type Instant } from '../kernel/days';
import { isZero } from '../kernel/money';
import { paidOn } from './paid-conditions';

/** Everything that the terms lay down, as it begins. */
function duties({ milestones, paymentPlan }: Terms) {
  return {
    milestones: milestones.map(({ milestoneId, dueOn }) => ({ milestoneId, dueOn })),
    // A line of nothing is paid from the start.
    paymentLines: paymentPlan
      .filter(({ amount }) => !isZero(amount))
      .map(({ paymentLineId, dueOn, amount: outstanding }) => ({ paymentLineId, dueOn, outstanding })),
  };
}

/** With the second signature: in force, or signed and waiting for what the terms make it wait for. */
function signedBody(terms: Terms, timeZone: string, now: Instant, input: Input): EventBody {
  const open = duties(terms);
  const { effectiveOn, longStopOn, conditions: agreed = [] } = terms;
  const lines = new Set(open.paymentLines.map(({ paymentLineId }) => paymentLineId));
  const conditions = agreed.filter(({ paymentLineId }) => paymentLineId === undefined || lines.has(paymentLineId));
  const isToCome = effectiveOn !== undefined && input('clock').show(now, timeZone).slice(0, 10) < effectiveOn;
  if (conditions.length === 0 && !isToCome) return { type: 'ContractActivated', ...open };
  const last = conditions.length > 0 && longStopOn !== undefined ? { longStopOn } : {};
  return { type: 'ContractSigned', ...open, conditions, ...(isToCome ? { effectiveOn } : {}), ...last };
}

/** What a signed contract waits for may be there by now: the money of a condition, or all of it. */
function nextOfSigned({ effect, delivery, payment }: Signed): EventBody | null {
  const paid = effect.open.find(
    ({ paymentLineId: line }) =>
      line !== undefined && !payment.open.some(({ paymentLineId }) => paymentLineId === line),
  );
  if (paid)
    return {
      ...{ type: 'ConditionMet', conditionId: paid.conditionId, cause: 'receipt' },
      ...{ metOn: paidOn(effect, paid.paymentLineId), evidence: null },
    };
  if (effect.open.length > 0 || effect.effectiveOn !== undefined) return null;
  return { type: 'ContractActivated', milestones: delivery.open, paymentLines: payment.open };
}

/** With the second signature the contract takes effect, unless its day or a condition is still to come; with those it does then. */
export const signingFollowUp: FollowUp = (contract, now, input) => {
  if (contract.stage === 'signed') return nextOfSigned(contract);
  if (contract.stage !== 'awaiting_signature' || !contract.signatures.ours || !contract.signatures.customer)
    return null;
  return signedBody(input('texts').termsOf(contract.terms), contract.timeZone, now, input);
};
