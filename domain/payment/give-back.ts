import { type EventBody } from '../contract/events';
import { type Input } from '../contract/inputs';
import { type Terms } from '../drafting/terms';
import { add } from '../kernel/money';
import { type Receiving } from './allocate';
import { agreedDay } from './due';
import { type ReturnedAllocation } from './events';
import { type AllocationAsked } from './record-receipt';

/** What is owed again on each line when a receipt is reversed. */
export function giveBack(
  contract: Receiving,
  allocations: readonly AllocationAsked[],
  { paymentPlan }: Terms,
): ReturnedAllocation[] {
  return allocations.map(({ paymentLineId, amount }) => {
    const planned = paymentPlan.find((line) => line.paymentLineId === paymentLineId);
    // Amendments cannot remove a line with receipts.
    if (!planned) throw new Error(`Contract ${contract.number} has no payment line ${paymentLineId} any more.`);
    const open = contract.payment?.open.find((line) => line.paymentLineId === paymentLineId);
    const outstanding = open ? add(open.outstanding, amount) : amount;
    return { paymentLineId, amount, outstanding, dueOn: agreedDay(contract, open ?? planned).dueOn };
  });
}

/** Conditions of effect that the receipt had met are open again, unless the contract is already in force. */
export function conditionsReopened(
  contract: Receiving,
  allocations: readonly ReturnedAllocation[],
  input: Input<'texts' | 'conditionsMet'>,
): EventBody[] {
  if (contract.stage !== 'signed') return [];
  const owed = new Set(allocations.map(({ paymentLineId }) => paymentLineId));
  const met = input('conditionsMet');
  const { conditions = [] } = input('texts').termsOf(contract.terms);
  return conditions.flatMap(({ conditionId, kind, paymentLineId }): EventBody[] =>
    paymentLineId !== undefined && owed.has(paymentLineId) && met.includes(conditionId)
      ? [{ type: 'ConditionReopened', conditionId, kind, paymentLineId }]
      : [],
  );
}
