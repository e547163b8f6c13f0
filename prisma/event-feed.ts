import { setTimeout as wait } from 'node:timers/promises';
import { type Database } from './client';

/** How long a reader waits for transactions that were active when it started. */
const waitMs = 1_000;
const pollEveryMs = 20;

/** An event of a contract with its position among the events of all streams. */
export interface FeedRow {
  position: number;
  contractId: string;
  number: string | null;
  seq: number;
  type: string;
  at: Date;
  recordedAt: Date;
  actor: unknown;
  commandId: string;
  body: object;
}

/** Active transactions that may have written events. */
async function writers(db: Database): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT virtualtransaction AS id FROM pg_locks
    WHERE locktype = 'relation' AND relation = 'events'::regclass AND mode = 'RowExclusiveLock'
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
  return rows.map(({ id }) => id);
}

/** Waits until all of these transactions have ended; false if they take too long. */
async function haveEnded(db: Database, under: readonly string[]): Promise<boolean> {
  const giveUpAt = Date.now() + waitMs;
  for (let left = under; left.length > 0;) {
    if (Date.now() > giveUpAt) return false;
    await wait(pollEveryMs);
    const now = await writers(db);
    left = left.filter((id) => now.includes(id));
  }
  return true;
}

/** The last position assigned to any event, whether committed or not. */
async function lastGiven(db: Database): Promise<number> {
  const [row] = await db.$queryRaw<{ last: bigint }[]>`
    SELECT CASE WHEN is_called THEN last_value ELSE 0 END AS last FROM events_entry_seq`;
  return Number(row?.last ?? 0); // a position, not an amount
}

/** The last position before the first gap; the missing event may still be committed. */
async function lastWithoutGap(db: Database, after: number, limit: number): Promise<number> {
  const rows = await db.$queryRaw<{ entry: bigint }[]>`
    SELECT entry FROM events WHERE entry > ${after} ORDER BY entry LIMIT ${limit}`;
  let last = after;
  for (const { entry } of rows) {
    if (Number(entry) !== last + 1) break;
    last += 1;
  }
  return last;
}

/**
 * Events after a position, in order. Transactions get positions in one order and commit in another, so a reader must not skip a
 * lower position that is not committed yet. A writer holds its lock on `events` from before it gets a position until it ends. Once all
 * transactions that held the lock have ended, no position up to the last assigned one can appear any more. If one of them takes long, only
 * the events before the first gap are returned.
 * @returns `through`: the position up to which no more events can appear
 */
export async function readFeed(
  db: Database,
  { after, limit }: { after: number; limit: number },
): Promise<{ rows: FeedRow[]; through: number }> {
  const given = await lastGiven(db);
  const isSettled = await haveEnded(db, await writers(db));
  const last = isSettled ? given : Math.min(given, await lastWithoutGap(db, after, limit));
  const rows = await db.$queryRaw<(Omit<FeedRow, 'position'> & { position: bigint })[]>`
    SELECT e.entry AS position, e.stream_id AS "contractId", c.number, e.seq, e.type, e.at, e.recorded_at AS "recordedAt",
      e.actor, e.command_id AS "commandId", e.body
    FROM events e LEFT JOIN contracts c ON c.contract_id = e.stream_id
    WHERE e.entry > ${after} AND e.entry <= ${last} AND e.stream_kind = 'contract' ORDER BY e.entry LIMIT ${limit}`;
  const numbered = rows.map((row) => ({ ...row, position: Number(row.position) }));
  const through = numbered.length === limit ? (numbered.at(-1)?.position ?? after) : Math.max(after, last);
  return { rows: numbered, through };
}
