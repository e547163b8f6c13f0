import { type FollowUp } from '../contract/follow-up';
import { isSignedByBoth } from '../signing/agreement';
import { movedDuties } from './amended-terms';

/** Executes the amendment once both sides have agreed and signed: terms, plan and deadlines change together. */
export const amendmentFollowUp: FollowUp = (contract, _now, input) => {
  if (contract.stage !== 'active' || !contract.amendment || !isSignedByBoth(contract.amendment)) return null;
  const { amendmentId, terms } = contract.amendment;
  const { termsOf } = input('texts');
  const moved = movedDuties(contract, termsOf(contract.terms), termsOf(terms));
  return { type: 'AmendmentExecuted', amendmentId, terms, ...moved };
};
