import { withChanges } from '../kernel/changes';
import { CorruptHistoryError, UnknownEventError } from '../kernel/stream';
import { type CustomerEvent, type CustomerEvents } from './events';
import { type Customer } from './state';

function begin({ customerId, details, seq, at }: CustomerEvent<'CustomerAdded'>): Customer {
  return { customerId, seq, createdAt: at, updatedAt: at, ...details, status: 'normal', reason: null };
}

const evolvers: { [T in keyof CustomerEvents]: (customer: Customer, event: CustomerEvent<T>) => Customer } = {
  CustomerAdded: ({ customerId }) => {
    throw new CorruptHistoryError(`${customerId} was added twice.`);
  },
  CustomerChanged: (customer, { changes }) => withChanges(customer, changes),
  CustomerStatusSet: (customer, event) =>
    event.status === 'blocked'
      ? { ...customer, status: event.status, reason: event.reason }
      : { ...customer, status: event.status, reason: event.reason },
};

/**
 * Applies one event to the state: `state = events.reduce(evolveCustomer, null)`.
 * @throws CorruptHistoryError when the event cannot follow the state
 * @throws UnknownEventError when a newer version of the program recorded the event
 */
export function evolveCustomer(customer: Customer | null, event: CustomerEvent): Customer {
  const { seq, at: updatedAt, type } = event;
  if (!Object.hasOwn(evolvers, type)) throw new UnknownEventError(customer?.customerId ?? '', type, seq);
  if (customer === null) {
    if (event.type === 'CustomerAdded') return begin(event);
    throw new CorruptHistoryError(`Event ${seq} (${type}) comes before the customer was added.`);
  }
  const evolver = evolvers[type] as (customer: Customer, event: CustomerEvent) => Customer; // the table maps each event type to its own evolver
  return { ...evolver(customer, event), seq, updatedAt };
}

/** The state after all events; null if there are none. */
export function foldCustomer(events: readonly CustomerEvent[], from: Customer | null = null): Customer | null {
  return events.reduce<Customer | null>(evolveCustomer, from);
}
