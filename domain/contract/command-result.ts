import { type CommandResult } from './commands';
import { type Contract } from './contract';
import { fold } from './evolve';
import { type ContractEvent } from './events';

/** What a command answers: where the contract stands after its own events. */
export function resultNow(contract: Contract, fingerprint: string, own: readonly ContractEvent[]): CommandResult {
  const { contractId, number, stage, revision, seq } = contract;
  return { contractId, number, stage, revision, seq, fingerprint, events: own.map((event) => event.type) };
}

/**
 * What a command answered, made again from the trail, so that the same question gets the same answer for ever.
 * Null when no event carries the command's id. `events` are the contract's, from the first.
 */
export function resultOf(
  events: readonly ContractEvent[],
  commandId: string,
  fingerprint: string,
): CommandResult | null {
  const own = events.filter((event) => event.commandId === commandId);
  const last = own.at(-1);
  if (!last) return null;
  const contract = fold(events.filter((event) => event.seq <= last.seq));
  return contract && resultNow(contract, fingerprint, own);
}
