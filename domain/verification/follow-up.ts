import { type FollowUp } from '../contract/follow-up';
import { verifiersOf } from './verifiers';

/** A condition that was recorded as met and is waited for no more needs nobody to verify it. Money does, whatever becomes of the contract. */
export const verificationFollowUp: FollowUp = (contract, now, input) => {
  const { entries = [] } = 'entries' in contract ? contract : {};
  const awaited = contract.stage === 'signed' ? contract.effect.open : [];
  const lapsed = entries.find(
    ({ command }) =>
      command.type === 'meetCondition' && !awaited.some(({ conditionId }) => conditionId === command.conditionId),
  );
  if (!lapsed) return null;
  const { entryId, madeBy } = lapsed;
  return { type: 'EntryLapsed', entryId, verifiers: verifiersOf(contract, madeBy, input('company'), now) };
};
