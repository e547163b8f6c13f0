import { type AnyCommand } from '../contract/commands';
import { type Contract } from '../contract/contract';
import { type EntryCommand } from './state';

/**
 * The command if finance must verify it: receipts, allocations, reversals, and securities as conditions of effect. Conditions of the kind
 * `other` are recorded by the owner alone.
 */
export function entryOf(contract: Contract, command: AnyCommand): EntryCommand | null {
  if (command.type === 'recordReceipt' || command.type === 'allocateReceipt' || command.type === 'reverseReceipt')
    return command;
  if (command.type !== 'meetCondition' || contract.stage !== 'signed') return null;
  const condition = contract.effect.open.find(({ conditionId }) => conditionId === command.conditionId);
  return condition?.kind === 'other' ? null : command;
}
