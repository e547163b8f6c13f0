import { type AnyCommand } from '../contract/commands';
import { type Contract } from '../contract/contract';
import { type EntryCommand } from './state';

/** What finance verifies of what is recorded: money that came, what it is for, that it was none, and securities. To anything else that a contract takes effect by the owner sees alone. */
export function entryOf(contract: Contract, command: AnyCommand): EntryCommand | null {
  if (command.type === 'recordReceipt' || command.type === 'allocateReceipt' || command.type === 'reverseReceipt')
    return command;
  if (command.type !== 'meetCondition' || contract.stage !== 'signed') return null;
  const condition = contract.effect.open.find(({ conditionId }) => conditionId === command.conditionId);
  return condition?.kind === 'other' ? null : command;
}
