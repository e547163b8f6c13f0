import { type Words, words } from '../domain/kernel/words';
import { type Stream, type StreamKind } from './append-events';
import { type Connection } from './client';

/** Something that cannot go on by itself and needs an operator. */
export interface NewIncident {
  /** Stays the same if the same incident is found again. */
  incidentId: string;
  kind: 'unknown_event';
  streamKind: StreamKind;
  streamId: string;
  sentence: Words;
}

export function unknownEventId({ id }: Stream): string {
  return `unknown_event:${id}`;
}

/** The incident of a contract or customer with an event that this version of the program does not know. */
export function unknownEventIncident(stream: Stream, name: string, eventType: string): NewIncident {
  return {
    ...{ incidentId: unknownEventId(stream), kind: 'unknown_event' },
    ...{ streamKind: stream.kind, streamId: stream.id },
    sentence: words(
      `A newer version of the program has recorded “${eventType}” of ${name}, which this one does not know. Nothing has changed; bring this program up to date.`,
      `新版本程序在 ${name} 中记录了“${eventType}”，当前程序无法识别。未作任何更改，请更新本程序。`,
    ),
  };
}

/** Adds it to the incident list. Can be repeated. */
export async function noteIncident(
  db: Pick<Connection, '$executeRaw'>,
  { incidentId, kind, streamKind, streamId, sentence }: NewIncident,
): Promise<void> {
  await db.$executeRaw`
    INSERT INTO incidents (incident_id, kind, stream_kind, stream_id, sentence)
    VALUES (${incidentId}, ${kind}, ${streamKind}, ${streamId}, ${JSON.stringify(sentence)}::jsonb)
    ON CONFLICT (incident_id) DO UPDATE SET sentence = EXCLUDED.sentence, seen_at = clock_timestamp()`;
}

/** Removes it from the list; does nothing if it is not on it. */
export async function resolveIncident(db: Pick<Connection, '$executeRaw'>, incidentId: string): Promise<void> {
  await db.$executeRaw`DELETE FROM incidents WHERE incident_id = ${incidentId}`;
}
