import { type Recorded } from '../kernel/stream';
import { type DetailChanges, type Details, type StatusFacts } from './state';

/** All events of a customer. They are stored for ever: a type may gain optional fields, nothing else. */
export interface CustomerEvents {
  CustomerAdded: { customerId: string; details: Details };
  /** Only the changed fields. */
  CustomerChanged: { changes: DetailChanges };
  CustomerStatusSet: StatusFacts;
}

type EventType = keyof CustomerEvents;

/** The content of an event, in the past tense. */
export type CustomerEventBody<T extends EventType = EventType> = { [K in T]: { type: K } & CustomerEvents[K] }[T];

/** One entry of a customer's audit trail. */
export type CustomerEvent<T extends EventType = EventType> = {
  [K in T]: Recorded<{ type: K } & CustomerEvents[K]>;
}[T];
