import { type FollowUp } from '../contract/follow-up';
import { recheckEntries } from './recheck';
import { verifiersOf } from './verifiers';

/**
 * Closes entries for conditions that are no longer awaited; entries about money stay open, even if the contract has ended. Marks entries that nobody
 * can verify any more.
 */
export const verificationFollowUp: FollowUp = (contract, now, input) => {
  const { entries = [] } = 'entries' in contract ? contract : {};
  const awaited = contract.stage === 'signed' ? contract.effect.open : [];
  const lapsed = entries.find(
    ({ command }) =>
      command.type === 'meetCondition' && !awaited.some(({ conditionId }) => conditionId === command.conditionId),
  );
  if (!lapsed) return recheckEntries(contract, now, input);
  const { entryId, madeBy } = lapsed;
  return { type: 'EntryLapsed', entryId, verifiers: verifiersOf(contract, madeBy, input('company'), now) };
};
