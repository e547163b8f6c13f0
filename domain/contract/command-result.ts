import { type CommandResult } from './commands';
import { type Contract } from './contract';
import { fold } from './evolve';
import { type ContractEvent } from './events';

/** The id of the amendment or termination that the command has started, which the commands that follow name. */
function startedBy(own: readonly ContractEvent[]): Pick<CommandResult, 'amendmentId' | 'terminationId'> {
  for (const event of own) {
    if (event.type === 'AmendmentRequested') return { amendmentId: event.amendmentId };
    if (event.type === 'TerminationRequested') return { terminationId: event.terminationId };
  }
  return {};
}

/** The answer to a command: the state of the contract after the command's own events. */
export function resultNow(contract: Contract, fingerprint: string, own: readonly ContractEvent[]): CommandResult {
  const { contractId, number, stage, revision, seq } = contract;
  const events = own.map((event) => event.type);
  return { contractId, number, stage, revision, seq, fingerprint, events, ...startedBy(own) };
}

/**
 * Rebuilds the answer to an earlier command from the events, so that a repeated request always gets the same answer.
 * Null if no event carries the command's id. `events` must be all events of the contract, from the first.
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
