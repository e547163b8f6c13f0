import { type FollowUp } from '../contract/follow-up';
import { verifiersOf } from './verifiers';

/** Closes entries for conditions that are no longer awaited. Entries about money stay open, even if the contract has ended. */
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
