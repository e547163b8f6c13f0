import { begin } from '../drafting/evolve';
import { type Instant } from '../kernel/days';
import { systemActor } from '../kernel/people';
import { CorruptHistoryError, stamp, UnknownEventError } from '../kernel/stream';
import { type Contract } from './contract';
import { type ContractEvent, type EventBody } from './events';
import { evolvers } from './registry';

/**
 * Applies one event to the state. The events are the source of truth: `state = events.reduce(evolve, null)`.
 * @throws CorruptHistoryError when the event cannot follow the state
 * @throws UnknownEventError when a newer version of the program recorded the event
 */
export function evolve(contract: Contract | null, event: ContractEvent): Contract {
  const { seq, at: updatedAt } = event;
  if (!Object.hasOwn(evolvers, event.type)) throw new UnknownEventError(contract?.contractId ?? '', event.type, seq);
  if (contract === null) {
    if (event.type === 'ContractCreated') return begin(event);
    throw new CorruptHistoryError(`Event ${seq} (${event.type}) comes before the contract was created.`);
  }
  const evolver = evolvers[event.type] as (contract: Contract, event: ContractEvent) => Contract; // the registry maps each event type to its own evolver
  return { ...evolver(contract, event), seq, updatedAt };
}

/** Applies all events; null if there are none. */
export function fold(events: readonly ContractEvent[], from: Contract | null = null): Contract | null {
  return events.reduce<Contract | null>(evolve, from);
}

/** The state as it would be if these events were recorded now; used to look ahead while a command is decided. */
export function applyBodies<C extends Contract | null>(
  contract: C,
  bodies: readonly EventBody[],
  now: Instant,
): C | Contract {
  const events = stamp(bodies, contract?.seq ?? 0, now, systemActor, '');
  return events.reduce<C | Contract>(evolve, contract);
}
