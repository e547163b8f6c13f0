import { type Words, words } from '../domain/kernel/words';
import { type StreamKind } from './append-events';
import { type Connection } from './client';

/** Something that is stuck and that somebody must see to. */
export interface NewIncident {
  /** The same however often it is found. */
  incidentId: string;
  kind: 'unknown_event';
  streamKind: StreamKind;
  streamId: string;
  sentence: Words;
}

/** A contract whose history this version of the program does not know whole. */
export function unknownEventIncident(contractId: string, number: string, eventType: string): NewIncident {
  return {
    ...{ incidentId: `unknown_event:${contractId}`, kind: 'unknown_event' },
    ...{ streamKind: 'contract', streamId: contractId },
    sentence: words(
      `A newer version of the program has recorded “${eventType}” in contract ${number}, which this worker does not know. The contract is untouched; bring this worker up to date.`,
      `新版本程序在合同 ${number} 中记录了“${eventType}”，当前工作进程无法识别。合同未作任何更改，请更新该工作进程。`,
    ),
  };
}

/** Puts it on the incident list. Safe to repeat. */
export async function noteIncident(
  db: Pick<Connection, '$executeRaw'>,
  { incidentId, kind, streamKind, streamId, sentence }: NewIncident,
): Promise<void> {
  await db.$executeRaw`
    INSERT INTO incidents (incident_id, kind, stream_kind, stream_id, sentence)
    VALUES (${incidentId}, ${kind}, ${streamKind}, ${streamId}, ${JSON.stringify(sentence)}::jsonb)
    ON CONFLICT (incident_id) DO UPDATE SET sentence = EXCLUDED.sentence, seen_at = clock_timestamp()`;
}

/** Takes it off the list; nothing happens where it is not on it. */
export async function resolveIncident(db: Pick<Connection, '$executeRaw'>, incidentId: string): Promise<void> {
  await db.$executeRaw`DELETE FROM incidents WHERE incident_id = ${incidentId}`;
}
