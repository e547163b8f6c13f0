import { type Contract } from '../domain/contract/contract';
import { fold } from '../domain/contract/evolve';
import { stateVersion } from '../domain/contract/state-version';
import { type Connection } from './client';
import { loadEvents } from './load-events';

/** The stored state of a contract; if another version of the program wrote it, it is rebuilt from the events. */
export async function currentState(
  db: Pick<Connection, 'event'>,
  row: { contractId: string; state: unknown; stateVersion: number },
): Promise<Contract> {
  if (row.stateVersion === stateVersion) return row.state as Contract; // written by `recordTransition` in this version's format
  const contract = fold(await loadEvents(db, row.contractId));
  if (!contract) throw new Error(`Contract ${row.contractId} has no events.`);
  return contract;
}

/** The current contract; null if it does not exist. */
export async function loadContract(
  db: Pick<Connection, 'event' | 'contract'>,
  contractId: string,
): Promise<Contract | null> {
  const select = { contractId: true, state: true, stateVersion: true } as const;
  const row = await db.contract.findUnique({ where: { contractId }, select });
  return row && currentState(db, row);
}
