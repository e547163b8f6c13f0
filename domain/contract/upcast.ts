import { type ContractEvent } from './events';

/** An event as it was recorded, whatever version of the program wrote it. */
export type StoredEvent = Record<string, unknown> & { type: string };

/**
 * The one place where events of earlier shapes are given today's. Events are kept for ever as they were written; nobody else reads an
 * old shape. So far there is none.
 */
export function upcast(event: StoredEvent): ContractEvent {
  return event as unknown as ContractEvent; // written by the recorder, in the shape of today
}
