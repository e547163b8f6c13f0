import { type Effect } from '../domain/kernel/effects';
import { type Recorded } from '../domain/kernel/stream';
import { type Terms } from '../domain/drafting/terms';
import { type Connection, Prisma } from './client';
import { asRecords } from './columns';
import { sqlStateOf } from './sql-state';
import { statementsFor, type TableChange, together } from './write-rows';

/** Which entity: a contract, a customer, and what is to come. */
export interface Stream {
  kind: StreamKind;
  id: string;
}

export type StreamKind = 'contract' | 'customer';

/** Everything that one transition writes. */
export interface Append {
  stream: Stream;
  fingerprint: string;
  events: readonly Recorded<{ type: string }>[];
  effects: readonly Effect[];
  /** Terms that the events name for the first time. */
  terms: ReadonlyMap<string, Terms>;
  tables: readonly TableChange[];
  /** Uploaded files that the terms name: they stay. */
  files: readonly string[];
}

function eventRow(stream: Stream, event: Recorded<{ type: string }>, ordinal: number, fingerprint: string) {
  const { seq, at, actor, commandId, ...body } = event;
  return {
    streamKind: stream.kind,
    streamId: stream.id,
    seq,
    type: event.type,
    body,
    actor,
    commandId,
    ordinal,
    fingerprint,
    at,
  };
}

function effectRow({ kind: streamKind, id: streamId }: Stream, { effectId, seq, kind, target, body }: Effect) {
  return { effectId, streamKind, streamId, seq, kind, target, body };
}

function statementsOf({ stream, fingerprint, events, effects, terms, tables, files }: Append): Prisma.Sql[] {
  const eventRows = asRecords(events.map((event, ordinal) => eventRow(stream, event, ordinal, fingerprint)));
  const effectRows = asRecords(effects.map((effect) => effectRow(stream, effect)));
  const termRows = JSON.stringify([...terms].map(([digest, body]) => ({ digest, body })));
  return [
    Prisma.sql`INSERT INTO events (stream_kind, stream_id, seq, type, body, actor, command_id, ordinal, fingerprint, at)
      SELECT stream_kind, stream_id, seq, type, body, actor, command_id, ordinal, fingerprint, at
      FROM jsonb_populate_recordset(NULL::events, ${eventRows}::jsonb) ORDER BY seq`,
    ...(effects.length > 0
      ? [
          Prisma.sql`INSERT INTO outbox (effect_id, stream_kind, stream_id, seq, kind, target, body)
            SELECT effect_id, stream_kind, stream_id, seq, kind, target, body
            FROM jsonb_populate_recordset(NULL::outbox, ${effectRows}::jsonb)`,
        ]
      : []),
    ...(terms.size > 0
      ? [
          Prisma.sql`INSERT INTO terms SELECT digest, body FROM jsonb_populate_recordset(NULL::terms, ${termRows}::jsonb)
            ON CONFLICT (digest) DO NOTHING`,
        ]
      : []),
    ...(files.length > 0
      ? [Prisma.sql`UPDATE files SET named = true WHERE digest = ANY(${[...files]}) AND NOT named`]
      : []),
    ...statementsFor(tables),
  ];
}

/**
 * Writes events, read model, terms and effects of one entity in one statement, which is one transaction. A second run fails on the
 * unique keys of `events` and writes nothing.
 * @throws what `isTaken` knows when other events stand there, or these, or something that must be unique is taken
 */
export async function appendEvents(db: Connection, append: Append): Promise<void> {
  await db.$executeRaw(together(statementsOf(append)));
}

/** Whether the failure says that something unique is taken: other events stand there, or these. */
export function isTaken(error: unknown): boolean {
  return sqlStateOf(error) === '23505'; // unique_violation
}
