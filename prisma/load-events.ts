import { type ContractEvent } from '../domain/contract/events';
import { upcast, type StoredEvent } from '../domain/contract/upcast';
import { type Connection } from './client';

interface EventRow {
  seq: number;
  body: unknown;
  actor: unknown;
  commandId: string;
  at: Date;
}

/** The recorded event in the current format. */
export function eventOf({ seq, body, actor, commandId, at }: EventRow): ContractEvent {
  const event = { ...(body as StoredEvent), seq, at: at.toISOString(), actor, commandId }; // written by appendEvents
  return upcast(event);
}

/** A contract's events in order; `after` and `through` limit the range. */
export async function loadEvents(
  db: Pick<Connection, 'event'>,
  contractId: string,
  range: { after?: number; through?: number } = {},
): Promise<ContractEvent[]> {
  const { after, through } = range;
  const rows = await db.event.findMany({
    where: {
      streamKind: 'contract',
      streamId: contractId,
      seq: { ...(after === undefined ? {} : { gt: after }), ...(through === undefined ? {} : { lte: through }) },
    },
    orderBy: { seq: 'asc' },
  });
  return rows.map(eventOf);
}
