import { calendarStages } from '../domain/contract/calendar-stages';
import { type Database, Prisma } from './client';

/** A contract and the number of its last event. */
export interface Standing {
  contractId: string;
  seq: number;
}

/** The result of the last supervision run: whether something may have been missed since, because a worker started or Temporal was unreachable. */
export interface LastLook {
  isSuspect: boolean;
  /** Version of the work calendar at that run. */
  calendarVersion: number | null;
}

/** If no run has finished for this long, Temporal or all workers were down. */
const outageSeconds = 120;

export async function beginLook(db: Database): Promise<LastLook> {
  const [row] = await db.$queryRaw<LastLook[]>`
    SELECT (suspect OR looked_at IS NULL OR looked_at < clock_timestamp() - make_interval(secs => ${outageSeconds}::int)) AS "isSuspect",
      calendar_version AS "calendarVersion" FROM supervision`;
  return row ?? { isSuspect: true, calendarVersion: null };
}

export async function endLook(
  db: Database,
  { calendarVersion, wasSuspect }: { calendarVersion: number | null; wasSuspect: boolean },
): Promise<void> {
  // A suspicion raised during this run is left for the next one.
  await db.$executeRaw`
    UPDATE supervision SET looked_at = clock_timestamp(), calendar_version = ${calendarVersion},
      suspect = suspect AND NOT ${wasSuspect}`;
}

/** Makes the next run check everything that may have been missed. */
export async function suspectOutage(db: Database): Promise<void> {
  await db.$executeRaw`UPDATE supervision SET suspect = true`;
}

/** Whether a contract has not been told `marker` for this reason yet; records that it now has. */
export async function isNews(db: Database, contractId: string, reason: string, marker: string): Promise<boolean> {
  const told = await db.$executeRaw`
    INSERT INTO supervised (contract_id, reason, marker) VALUES (${contractId}, ${reason}, ${marker})
    ON CONFLICT (contract_id, reason) DO UPDATE SET marker = EXCLUDED.marker, told_at = clock_timestamp()
    WHERE supervised.marker <> EXCLUDED.marker`;
  return told === 1;
}

/** Contracts that changed in the last ten minutes before the outage: their worker may have crashed before Temporal recorded the result. */
export function changedLast(db: Database): Promise<(Standing & { isOver: boolean })[]> {
  // OFFSET 0 keeps Postgres from reading the whole table for a join: one contract is looked up for each that changed.
  return db.$queryRaw<(Standing & { isOver: boolean })[]>`
    SELECT e.stream_id AS "contractId", c.seq, c.stage IN ('archived', 'withdrawn', 'declined') AS "isOver" FROM (
      SELECT stream_id, max(seq) AS seq FROM events
      WHERE stream_kind = 'contract'
        AND recorded_at > (SELECT recorded_at FROM events ORDER BY entry DESC LIMIT 1) - interval '10 minutes'
      GROUP BY stream_id) AS e
      CROSS JOIN LATERAL (SELECT seq, stage FROM contracts WHERE contract_id = e.stream_id OFFSET 0) AS c
    WHERE c.seq = e.seq`;
}

/** Contracts that are not closed, except very new ones: Temporal's visibility index may not list those yet. */
export function openContracts(db: Database): Promise<Standing[]> {
  return db.$queryRaw<Standing[]>`
    SELECT contract_id AS "contractId", seq FROM contracts
    WHERE stage NOT IN ('archived', 'withdrawn', 'declined') AND created_at < clock_timestamp() - interval '10 seconds'`;
}

/**
 * Contracts (`c`) whose approvers or verifiers of entries must be checked again when staff changes: an approval or an entry is blocked, or nobody is
 * left in finance to verify an entry.
 */
export const lacksSomebody = Prisma.sql`c.stage IN ('in_approval', 'signed', 'active', 'completed', 'terminated', 'expired')
  AND (c.waiting_on @> ARRAY['route_owner'] OR (c.waiting_on @> ARRAY['finance'] AND EXISTS (
    SELECT 1 FROM jsonb_array_elements(c.state->'entries') e WHERE NOT EXISTS (
      SELECT 1 FROM users f WHERE f.active AND f.approves_for @> ARRAY['finance']
        AND lower(f.email) NOT IN (lower(c.owner_email), lower(e->'madeBy'->>'email'))))))`;

/** Contracts that wait for somebody who is deactivated, absent today, the drafter's deputy or unknown, for nobody, or for verifiers of whom nobody is left. */
export function askingWhoCannot(db: Database, today: string): Promise<Standing[]> {
  return db.$queryRaw<Standing[]>`
    WITH away AS (SELECT user_id, deputy_id FROM absences WHERE ${today}::date BETWEEN from_day AND to_day),
    unable AS (
      SELECT lower(email) AS email FROM users WHERE NOT active
      UNION SELECT lower(u.email) FROM users u JOIN away USING (user_id)
      UNION SELECT lower(d.email) FROM away JOIN users d ON d.user_id = away.deputy_id
      UNION SELECT email FROM (SELECT DISTINCT unnest(waiting_emails) AS email FROM contracts WHERE stage = 'in_approval') w
        WHERE NOT EXISTS (SELECT 1 FROM users u WHERE lower(u.email) = w.email))
    SELECT contract_id AS "contractId", seq FROM contracts c
    WHERE (stage IN ('in_approval', 'active') AND waiting_emails && (SELECT COALESCE(array_agg(email), '{}') FROM unable))
      OR (${lacksSomebody})
    LIMIT 500`;
}

/**
 * Contracts with deadlines that depend on the calendar and were not planned again for this version, most urgent first. Contracts that changed
 * since are included, because their command may have been decided with the earlier calendar.
 */
export async function toReplan(db: Database, calendarVersion: number, most: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ contractId: string }[]>`
    SELECT contract_id AS "contractId" FROM contracts c WHERE ${isToReplan(calendarVersion)}
    ORDER BY next_deadline_at, contract_id LIMIT ${most}`;
  return rows.map(({ contractId }) => contractId);
}

/** How many of these contracts are left to be planned again. */
export async function notYetReplanned(
  db: Database,
  calendarVersion: number,
  contractIds: readonly string[],
): Promise<number> {
  const [row] = await db.$queryRaw<{ left: number }[]>`
    SELECT count(*)::int AS "left" FROM contracts c
    WHERE contract_id = ANY(${[...contractIds]}) AND ${isToReplan(calendarVersion)}`;
  return row?.left ?? 0;
}

function isToReplan(calendarVersion: number): Prisma.Sql {
  return Prisma.sql`stage = ANY(${[...calendarStages]}) AND next_deadline_at IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM events e WHERE e.stream_kind = 'contract' AND e.stream_id = c.contract_id
      AND e.type = 'DeadlinesReplanned' AND (e.body->>'calendarVersion')::int = ${calendarVersion})`;
}
