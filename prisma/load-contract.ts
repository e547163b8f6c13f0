import { type Contract } from '../domain/contract/contract';
import { fold } from '../domain/contract/evolve';
import { stateVersion } from '../domain/contract/state-version';
import { type Connection } from './client';
import { loadEvents } from './load-events';

/** A contract as it is kept; a state that another version of the program wrote is folded anew from the events. */
export async function currentState(
  db: Pick<Connection, 'event'>,
  row: { contractId: string; state: unknown; stateVersion: number },
): Promise<Contract> {
  if (row.stateVersion === stateVersion) return row.state as Contract; // written by the recorder, in this version's shape
  const contract = fold(await loadEvents(db, row.contractId));
  if (!contract) throw new Error(`Contract ${row.contractId} has no events.`);
  return contract;
}

/** The contract as it stands; null where there is none. */
export async function loadContract(
  db: Pick<Connection, 'event' | 'contract'>,
  contractId: string,
): Promise<Contract | null> {
  const select = { contractId: true, state: true, stateVersion: true } as const;
  const row = await db.contract.findUnique({ where: { contractId }, select });
  return row && currentState(db, row);
}
