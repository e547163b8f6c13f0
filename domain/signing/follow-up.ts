import { type FollowUp } from '../contract/follow-up';
import { isZero } from '../kernel/money';

/** With the second signature the contract becomes active, and with it everything that the terms lay down. */
export const signingFollowUp: FollowUp = (contract, _now, input) => {
  if (contract.stage !== 'awaiting_signature' || !contract.signatures.ours || !contract.signatures.customer)
    return null;
  const { milestones, paymentPlan } = input('texts').termsOf(contract.terms);
  return {
    type: 'ContractActivated',
    milestones: milestones.map(({ milestoneId, dueOn }) => ({ milestoneId, dueOn })),
    // A line of nothing is paid from the start.
    paymentLines: paymentPlan
      .filter(({ amount }) => !isZero(amount))
      .map(({ paymentLineId, dueOn, amount: outstanding }) => ({ paymentLineId, dueOn, outstanding })),
  };
};
