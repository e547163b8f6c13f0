import { type Effect } from '../domain/kernel/effects';
import { type Recorded } from '../domain/kernel/stream';
import { type Terms } from '../domain/drafting/terms';
import { type Connection, Prisma } from './client';
import { asRecords } from './columns';
import { sqlStateOf } from './sql-state';
import { type AsJson, plainJson, statementsFor, type TableChange, together } from './write-rows';

/** An entity with events: a contract or a customer. */
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
  /** Terms that these events refer to for the first time. */
  terms: ReadonlyMap<string, Terms>;
  tables: readonly TableChange[];
  /** Uploaded files that the terms refer to; they are no longer removed as unused. */
  files: readonly string[];
  number?: NumberToTake;
  /** Nothing is written if the company has another version by now. */
  expectedCompany?: string;
}

/**
 * The next number of a series. It is taken in the same statement that writes its owner: if the statement fails, the number is free again, and
 * others wait for it no longer than the statement takes.
 */
export interface NumberToTake {
  /** Replaced by the number in everything that is written. */
  placeholder: string;
  /** With `{seq}` still open. */
  series: string;
  digits: number;
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

function effectRow({ kind: streamKind, id: streamId }: Stream, effect: Effect) {
  const { effectId, seq, kind, target, body, notBefore: nextAttemptAt = null } = effect;
  return { effectId, streamKind, streamId, seq, kind, target, body, nextAttemptAt };
}

/** The number from the first part of the statement, escaped for use in a JSON text. */
const taken = Prisma.raw('(SELECT written FROM part_0)');

function jsonWith(number: NumberToTake | undefined): AsJson {
  if (!number) return plainJson;
  const { placeholder } = number;
  return (text) =>
    text.includes(placeholder) ? Prisma.sql`replace(${text}, ${placeholder}, ${taken})::jsonb` : plainJson(text);
}

function takingNumber({ kind, id }: Stream, { series, digits }: NumberToTake): Prisma.Sql {
  return Prisma.sql`SELECT number, substr(to_jsonb(number)::text, 2, length(to_jsonb(number)::text) - 2) AS written
    FROM (SELECT take_number(${kind}, ${id}, ${series}, ${digits}::int) AS number OFFSET 0) taken`;
}

/** Makes the whole statement fail if the company has another version. */
function provided(version: string | undefined): Prisma.Sql {
  return version === undefined ? Prisma.empty : Prisma.sql` WHERE company_is(${version}::bigint)`;
}

function statementsOf({
  stream,
  fingerprint,
  events,
  effects,
  terms,
  tables,
  files,
  number,
  expectedCompany,
}: Append): Prisma.Sql[] {
  const json = jsonWith(number);
  const eventRows = asRecords(events.map((event, ordinal) => eventRow(stream, event, ordinal, fingerprint)));
  const effectRows = asRecords(effects.map((effect) => effectRow(stream, effect)));
  const termRows = JSON.stringify([...terms].map(([digest, body]) => ({ digest, body })));
  return [
    ...(number ? [takingNumber(stream, number)] : []),
    Prisma.sql`INSERT INTO events (stream_kind, stream_id, seq, type, body, actor, command_id, ordinal, fingerprint, at)
      SELECT stream_kind, stream_id, seq, type, body, actor, command_id, ordinal, fingerprint, at
      FROM jsonb_populate_recordset(NULL::events, ${json(eventRows)})${provided(expectedCompany)} ORDER BY seq`,
    ...(effects.length > 0
      ? [
          Prisma.sql`INSERT INTO outbox (effect_id, stream_kind, stream_id, seq, kind, target, body, next_attempt_at)
            SELECT effect_id, stream_kind, stream_id, seq, kind, target, body, COALESCE(next_attempt_at, clock_timestamp())
            FROM jsonb_populate_recordset(NULL::outbox, ${json(effectRows)})`,
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
    ...statementsFor(tables, json),
  ];
}

/**
 * Writes events, read model, terms and effects of one entity in one statement, which is one transaction. A second run violates the
 * unique keys of `events` and writes nothing.
 * @returns the number that was taken; null if none was requested
 * @throws an error for which `isTaken` is true when other events, or these, are already recorded, or another unique value is taken;
 * one for which `isOtherCompany` is true when the company is no longer the expected one
 */
export async function appendEvents(db: Connection, append: Append): Promise<string | null> {
  const statements = statementsOf(append);
  if (!append.number) {
    await db.$executeRaw(together(statements));
    return null;
  }
  const [row] = await db.$queryRaw<{ number: string }[]>(together(statements, Prisma.sql`SELECT number FROM part_0`));
  return row?.number ?? null;
}

/** Whether a unique key was violated: other events, or these, are already recorded. */
export function isTaken(error: unknown): boolean {
  return sqlStateOf(error) === '23505'; // unique_violation
}

/** Whether events of this command are recorded in the contract. */
export async function isRecorded(
  db: Pick<Connection, 'event'>,
  { contractId, commandId }: { contractId: string; commandId: string },
): Promise<boolean> {
  return (await db.event.count({ where: { streamKind: 'contract', streamId: contractId, commandId } })) > 0;
}
