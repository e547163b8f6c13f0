import { type Recorded } from '../kernel/stream';
import { type DetailChanges, type Details, type StatusFacts } from './state';

/** Everything that can happen to a customer. Stored for ever: a shape may gain optional fields, nothing else. */
export interface CustomerEvents {
  CustomerAdded: { customerId: string; details: Details };
  /** The changed fields alone. */
  CustomerChanged: { changes: DetailChanges };
  CustomerStatusSet: StatusFacts;
}

type EventType = keyof CustomerEvents;

/** What happened, in the past tense. */
export type CustomerEventBody<T extends EventType = EventType> = { [K in T]: { type: K } & CustomerEvents[K] }[T];

/** One entry of a customer's audit trail. */
export type CustomerEvent<T extends EventType = EventType> = {
  [K in T]: Recorded<{ type: K } & CustomerEvents[K]>;
}[T];
