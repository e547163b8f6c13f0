import { whoReturned } from '../drafting/who-returned';
import { type Person } from '../kernel/people';
import { type Contract } from './contract';
import { type ContractEvent } from './events';
import { evolve } from './evolve';

/**
 * The approvers who returned the contract, by the number of the event, from all events of the contract. Such an event has only a name; the seat that
 * the person held then tells which of several people with that name it was.
 */
export function returnersIn(events: readonly ContractEvent[]): ReadonlyMap<number, Person> {
  const found = new Map<number, Person>();
  let contract: Contract | null = null;
  for (const event of events) {
    if (
      event.type === 'ContractReturned' &&
      (contract?.stage === 'in_approval' || contract?.stage === 'awaiting_customer')
    ) {
      const returner = whoReturned(contract, event);
      if (returner) found.set(event.seq, returner);
    }
    contract = evolve(contract, event);
  }
  return found;
}

/** Whether the event has only the name of the approver who returned the contract: a system entered it, and no address came with it. */
export function hasNameOnly(event: ContractEvent): boolean {
  return event.type === 'ContractReturned' && event.stepId !== undefined && event.actor.email === undefined;
}
