import { type Effect } from '../domain/kernel/effects';
import { type Recorded } from '../domain/kernel/stream';
import { type Terms } from '../domain/drafting/terms';
import { type Connection, Prisma } from './client';
import { asRecords } from './columns';
import { sqlStateOf } from './sql-state';
import { type AsJson, plainJson, statementsFor, type TableChange, together } from './write-rows';

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
  number?: NumberToTake;
  /** Nothing is written unless the company is still of this version. */
  expectedCompany?: string;
}

/**
 * The next number of a series, taken in the statement that writes what bears it: where that fails, the number is free again, and others wait for
 * it no longer than the statement takes.
 */
export interface NumberToTake {
  /** Stands for the number in whatever is written. */
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

/** Of the first part of the statement: the number, and how it is written inside a JSON text. */
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

/** Fails the whole statement, wherever it stands in it. */
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
 * Writes events, read model, terms and effects of one entity in one statement, which is one transaction. A second run fails on the
 * unique keys of `events` and writes nothing.
 * @returns the number that was taken; null where none was asked for
 * @throws what `isTaken` knows when other events stand there, or these, or something that must be unique is taken;
 * what `isOtherCompany` knows when the company is not the expected one any more
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

/** Whether the failure says that something unique is taken: other events stand there, or these. */
export function isTaken(error: unknown): boolean {
  return sqlStateOf(error) === '23505'; // unique_violation
}

/** Whether something of this command is on record in the contract. */
export async function isRecorded(
  db: Pick<Connection, 'event'>,
  { contractId, commandId }: { contractId: string; commandId: string },
): Promise<boolean> {
  return (await db.event.count({ where: { streamKind: 'contract', streamId: contractId, commandId } })) > 0;
}
