import { type Contract } from './contract';
import { type Instant } from '../kernel/days';
import { evolve } from './evolve';
import { type EventBody, stamp } from './events';
import { systemActor } from '../kernel/people';

/** The state as these would make it, were they recorded now; for looking ahead while a decision is made. */
export function applyBodies<C extends Contract | null>(
  contract: C,
  bodies: readonly EventBody[],
  now: Instant,
): C | Contract {
  return stamp(bodies, contract?.seq ?? 0, now, systemActor, '').reduce<C | Contract>(evolve, contract);
}
