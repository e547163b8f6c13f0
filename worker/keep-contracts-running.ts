import { type Client } from '@temporalio/client';
import { zoneClock } from '../config/zone-clock';
import { type Database } from '../prisma/client';
import { loadCalendar } from '../prisma/load-company';
import { contractLifecycleType, contractWorkflowId } from '../workflows/messages';

interface Keeper {
  db: Database;
  client: Client;
  taskQueue: string;
  log: { info: (fields: object, message: string) => void; warn: (fields: object, message: string) => void };
}

interface Waiting {
  contract_id: string;
  seq: number;
}

const everyMs = 30_000;

/** The signal starts the workflow where none runs; it then takes everything from Postgres, from the first event on. */
async function signal({ client, taskQueue }: Keeper, contractId: string, name: string, input: object): Promise<void> {
  await client.workflow.signalWithStart(contractLifecycleType, {
    workflowId: contractWorkflowId(contractId),
    taskQueue,
    args: [{ contractId }],
    signal: name,
    signalArgs: [input],
  });
}

function wake(keeper: Keeper, { contract_id, seq }: Waiting): Promise<void> {
  return signal(keeper, contract_id, 'catchUp', { knownSeq: seq });
}

/** Contracts that wait for something and changed in the last minutes before everything stopped: there a worker may have died unheard. */
function changedLast(db: Database): Promise<Waiting[]> {
  return db.$queryRaw<Waiting[]>`
    SELECT DISTINCT c.contract_id, c.seq FROM contracts c JOIN events e USING (contract_id, seq)
    WHERE c.stage NOT IN ('archived', 'withdrawn', 'declined')
      AND e.recorded_at > (SELECT max(recorded_at) FROM events) - interval '10 minutes'`;
}

/** Contracts that are not over. Those of the last seconds are left out: Temporal's index may not have heard of them. */
function openContracts(db: Database): Promise<Waiting[]> {
  return db.$queryRaw<Waiting[]>`
    SELECT c.contract_id, c.seq FROM contracts c JOIN events e USING (contract_id, seq)
    WHERE c.stage NOT IN ('archived', 'withdrawn', 'declined') AND e.recorded_at < clock_timestamp() - interval '10 seconds'`;
}

/** Notices that nobody has tried to send for a minute: the workflow that would does not know of them. */
function unsent(db: Database): Promise<Waiting[]> {
  return db.$queryRaw<Waiting[]>`
    SELECT DISTINCT c.contract_id, c.seq FROM contracts c JOIN notices n USING (contract_id)
    WHERE n.status = 'due' AND n.attempts = 0 AND n.created_at < clock_timestamp() - interval '60 seconds' LIMIT 500`;
}

/** Contracts that wait for somebody who is deactivated, away today or standing in for the drafter, or for nobody at all. */
function askingWhoCannot(db: Database, today: string): Promise<Waiting[]> {
  return db.$queryRaw<Waiting[]>`
    SELECT DISTINCT c.contract_id, c.seq FROM contracts c, jsonb_array_elements(c.waiting) AS item
    LEFT JOIN users u ON lower(u.email) = lower(item->'person'->>'email')
    WHERE c.stage = 'in_approval' AND item->>'key' LIKE 'approval:%' AND (item->>'role' = 'route_owner' OR u.user_id IS NULL
      OR NOT u.active OR EXISTS (SELECT 1 FROM absences a WHERE a.user_id = u.user_id AND ${today}::date BETWEEN a.from_day AND a.to_day)
      OR EXISTS (SELECT 1 FROM absences a JOIN users o ON o.user_id = a.user_id WHERE lower(o.email) = lower(c.owner_email)
        AND a.deputy_id = u.user_id AND ${today}::date BETWEEN a.from_day AND a.to_day))
    LIMIT 500`;
}

/** Contracts in approval whose deadlines were counted by another calendar than the one that counts now. */
function countedOtherwise(db: Database): Promise<Waiting[]> {
  return db.$queryRaw<Waiting[]>`
    SELECT c.contract_id, c.seq FROM contracts c WHERE c.stage = 'in_approval' AND EXISTS (
      SELECT 1 FROM work_calendars w WHERE w.published_at > (
        SELECT max(e.recorded_at) FROM events e WHERE e.contract_id = c.contract_id)) LIMIT 500`;
}

/** Sees to contracts in approval when the world around them has changed: people left or are away, a calendar was published. */
async function lookAtApprovals(keeper: Keeper, rechecked: Map<string, string>): Promise<void> {
  const { db } = keeper;
  const calendar = await loadCalendar(db);
  const today = zoneClock.show(new Date().toISOString(), calendar.timeZone).slice(0, 10);
  for (const { contract_id, seq } of await askingWhoCannot(db, today)) {
    // One that nothing came of is left alone for the day, unless it changes.
    if (rechecked.get(contract_id) === `${seq} ${today}`) continue;
    await signal(keeper, contract_id, 'recheckApprovers', {});
    rechecked.set(contract_id, `${seq} ${today}`);
  }
  for (const { contract_id } of await countedOtherwise(db))
    await signal(keeper, contract_id, 'replan', { calendarVersion: calendar.version });
}

const runningQuery = `WorkflowType = '${contractLifecycleType}' AND ExecutionStatus = 'Running'`;

/** Open contracts that Temporal does not run: terminated by an operator, or its database was lost or restored. Empty where the server cannot list. */
async function lostContracts({ client, db }: Keeper): Promise<Waiting[]> {
  const open = await openContracts(db);
  const count = await client.workflow.count(runningQuery).catch(() => null);
  if (count === null || count.count >= open.length) return [];
  const running = new Set<string>();
  for await (const { workflowId } of client.workflow.list({ query: runningQuery })) running.add(workflowId);
  return open.filter(({ contract_id }) => !running.has(contractWorkflowId(contract_id)));
}

async function wakeAll(keeper: Keeper, contracts: readonly Waiting[], why: string): Promise<void> {
  for (const contract of contracts) await wake(keeper, contract);
  if (contracts.length > 0) keeper.log.info({ contracts: contracts.length, why }, 'Contracts catch up with Postgres.');
}

async function afterOutage(keeper: Keeper): Promise<void> {
  const lost = await lostContracts(keeper);
  // Where some are lost, the others may be behind: Temporal's database was restored from an older backup.
  const wanted = lost.length > 0 ? await openContracts(keeper.db) : await changedLast(keeper.db);
  await wakeAll(keeper, wanted, lost.length > 0 ? 'Temporal has lost contracts' : 'start or outage');
}

/**
 * Sees to it that no contract is forgotten: on start and whenever Temporal answers again it wakes what may have missed
 * something, and in between what has unsent notices or no workflow. A contract that has missed nothing ignores it.
 * @returns a function that stops it
 */
export function keepContractsRunning(keeper: Keeper): () => void {
  const { db, client, log } = keeper;
  const woken = new Map<string, number>();
  const rechecked = new Map<string, string>();
  let outage = true;
  const look = async () => {
    try {
      await client.workflowService.getSystemInfo({});
      if (outage) await afterOutage(keeper);
      else await wakeAll(keeper, await lostContracts(keeper), 'no workflow runs');
      outage = false;
      for (const contract of await unsent(db)) {
        if (woken.get(contract.contract_id) === contract.seq) continue;
        await wake(keeper, contract);
        woken.set(contract.contract_id, contract.seq);
      }
      await lookAtApprovals(keeper, rechecked);
    } catch (error) {
      outage = true;
      log.warn({ err: error }, 'Temporal or Postgres does not answer; contracts are looked after again in a moment.');
    }
  };
  let timer: NodeJS.Timeout;
  let stopped = false;
  const round = async () => {
    await look();
    if (!stopped) timer = setTimeout(() => void round(), everyMs);
  };
  void round();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
