import { type FollowUp } from '../contract/follow-up';
import { movedDuties } from './amended-terms';

/** Both sides have agreed: text, plan and deadlines move together. */
export const amendmentFollowUp: FollowUp = (contract, _now, input) => {
  if (contract.stage !== 'active' || !contract.amendment?.customer) return null;
  const { amendmentId, terms } = contract.amendment;
  const { termsOf } = input('texts');
  const moved = movedDuties(contract, termsOf(contract.terms), termsOf(terms));
  return { type: 'AmendmentExecuted', amendmentId, terms, ...moved };
};
