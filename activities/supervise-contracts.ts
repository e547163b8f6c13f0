import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { zoneClock } from '../config/zone-clock';
import { plainCalendar } from '../domain/kernel/work-calendar';
import { type Database } from '../prisma/client';
import { loadCalendar } from '../prisma/load-company';
import { replanContracts, type Replanning } from './replan-contracts';
import {
  askingWhoCannot,
  beginLook,
  changedLast,
  endLook,
  isNews,
  type LastLook,
  openContracts,
  type Standing,
  toReplan,
} from '../prisma/supervision';

/** Signals a contract; where its workflow does not run, it is started and takes everything from Postgres, from the first event on. */
export type SignalContract = (contractId: string, name: string, input: object) => Promise<void>;

/** Workflow Type and Workflow Id of contracts are handed in, since only messages may cross. */
export interface Supervisor {
  db: Database;
  client: Client;
  signalContract: SignalContract;
  lifecycle: { type: string; idOf: (contractId: string) => string };
  heartbeat: () => void;
}

/** What one look came to. */
export interface Look {
  woken: number;
  rechecked: number;
  replanned: number;
}

/** Open contracts that Temporal does not run: terminated by an operator, or its database was lost or restored. Empty where the server cannot list. */
async function lostContracts({ client, db, lifecycle, heartbeat }: Supervisor): Promise<Standing[]> {
  const query = `WorkflowType = '${lifecycle.type}' AND ExecutionStatus = 'Running'`;
  const open = await openContracts(db);
  const count = await client.workflow.count(query).catch(() => null);
  if (count === null || count.count >= open.length) return [];
  const running = new Set<string>();
  for await (const { workflowId } of client.workflow.list({ query })) {
    running.add(workflowId);
    heartbeat();
  }
  return open.filter(({ contractId }) => !running.has(lifecycle.idOf(contractId)));
}

/** Whom to wake: after an outage whatever may have missed something, else what has no workflow. */
async function toWake(supervisor: Supervisor, isSuspect: boolean): Promise<Standing[]> {
  const { db } = supervisor;
  const lost = await lostContracts(supervisor);
  // Where some are lost, the others may be behind: Temporal's database was restored from an older backup.
  if (isSuspect && lost.length > 0) return openContracts(db);
  return lost;
}

/**
 * After an outage: tells those that changed last. One that is over in Postgres must hear of it where its workflow still waits, but none is started for it.
 */
async function tellChanged({ db, client, lifecycle, heartbeat }: Supervisor, signal: SignalContract): Promise<number> {
  const changed = await changedLast(db);
  for (const { contractId, seq, isOver } of changed) {
    heartbeat();
    if (!isOver) await signal(contractId, 'catchUp', { knownSeq: seq });
    else
      await client.workflow
        .getHandle(lifecycle.idOf(contractId))
        .signal('catchUp', { knownSeq: seq })
        .catch((error: unknown) => {
          if (!(error instanceof WorkflowNotFoundError)) throw error;
        });
  }
  return changed.length;
}

/** Has contracts planned anew by a calendar that they do not know. @returns how many, and by which calendar all of them are planned now */
async function keepToCalendar(
  replanning: Replanning,
  { calendarVersion: known }: LastLook,
): Promise<{ replanned: number; calendarVersion: number | null }> {
  const { db, calendarVersion } = replanning;
  if (known === calendarVersion) return { replanned: 0, calendarVersion };
  if (calendarVersion === plainCalendar.version) {
    // Without a calendar an ordinary week counts, by which all are planned from the start; the first one is news to those that are there by then.
    const isNewsToSome = (await toReplan(db, calendarVersion, 1)).length > 0;
    return { replanned: 0, calendarVersion: isNewsToSome ? calendarVersion : known };
  }
  const { replanned, isDone } = await replanContracts(replanning);
  // What is left is for the next look.
  return { replanned, calendarVersion: isDone ? calendarVersion : known };
}

/**
 * One look at all contracts, begun by one workflow for all workers: wakes those that no workflow runs or that may have missed something,
 * and has those looked at whose approvers or working days have changed. It only picks candidates; what comes of it the rules decide.
 * Safe to run twice: a contract that has missed nothing ignores it.
 */
export async function superviseContracts(supervisor: Supervisor): Promise<Look> {
  const { db, heartbeat } = supervisor;
  const signal: SignalContract = (...asked) => {
    heartbeat();
    return supervisor.signalContract(...asked);
  };
  const look = await beginLook(db);
  const woken = await toWake(supervisor, look.isSuspect);
  for (const { contractId, seq } of woken) await signal(contractId, 'catchUp', { knownSeq: seq });
  const told = look.isSuspect ? await tellChanged(supervisor, signal) : 0;
  const calendar = await loadCalendar(db);
  const today = zoneClock.show(new Date().toISOString(), calendar.timeZone).slice(0, 10);
  let rechecked = 0;
  for (const { contractId, seq } of await askingWhoCannot(db, today)) {
    // One that nothing came of is left alone for the day, unless it changes.
    if (!(await isNews(db, contractId, 'recheck', `${seq} ${today}`))) continue;
    await signal(contractId, 'recheckApprovers', {});
    rechecked += 1;
  }
  const { replanned, calendarVersion } = await keepToCalendar({ db, signal, calendarVersion: calendar.version }, look);
  await endLook(db, { calendarVersion, wasSuspect: look.isSuspect });
  return { woken: woken.length + told, rechecked, replanned };
}
