import { type Signed } from '../contract/contract';
import { type EventBody } from '../contract/events';
import { type FollowUp } from '../contract/follow-up';
import { type Input } from '../contract/inputs';
import { type Terms } from '../drafting/terms';
import { type Instant } from '../kernel/days';
import { isZero } from '../kernel/money';
import { paidOn } from './paid-conditions';

/** All duties of the terms in their initial state. */
function duties({ milestones, paymentPlan }: Terms) {
  return {
    milestones: milestones.map(({ milestoneId, dueOn }) => ({ milestoneId, dueOn })),
    // A payment line of zero is settled from the start.
    paymentLines: paymentPlan
      .filter(({ amount }) => !isZero(amount))
      .map(({ paymentLineId, dueOn, amount: outstanding }) => ({ paymentLineId, dueOn, outstanding })),
  };
}

/** The event after the second signature: the contract comes into force, or is signed and waits for its day or conditions. */
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

/** What follows for a signed contract: a condition that payments have met, or the activation when nothing is open any more. */
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

/** The contract takes effect with the second signature, or when its effective day has come and its conditions are met. */
export const signingFollowUp: FollowUp = (contract, now, input) => {
  if (contract.stage === 'signed') return nextOfSigned(contract);
  if (contract.stage !== 'awaiting_signature' || !contract.signatures.ours || !contract.signatures.customer)
    return null;
  return signedBody(input('texts').termsOf(contract.terms), contract.timeZone, now, input);
};
