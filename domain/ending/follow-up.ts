import { type FollowUp } from '../contract/follow-up';

/** Agreed to by both sides, everything done, or over: the contract ends. A change in flight is waited for. */
export const endingFollowUp: FollowUp = (contract) => {
  if (contract.stage !== 'active') return null;
  const { amendment, termination, terms, delivery, payment, term } = contract;
  if (termination?.customer) {
    const { terminationId, reason } = termination;
    return { type: 'ContractTerminated', terminationId, reason };
  }
  if (amendment || termination) return null;
  // A contract that lays down no duty at all, such as a framework, ends with its term.
  if (!terms.hasDuties) return term.ended ? { type: 'ContractExpired' } : null;
  return delivery.open.length + payment.open.length === 0 ? { type: 'ContractCompleted' } : null;
};
