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

/** Signals a contract. If its workflow does not run, it is started and reads everything from Postgres, beginning with the first event. */
export type SignalContract = (contractId: string, name: string, input: object) => Promise<void>;

/** Workflow Type and Workflow Id of contracts are passed in, because activities may not import from `workflows`. */
export interface Supervisor {
  db: Database;
  client: Client;
  signalContract: SignalContract;
  lifecycle: { type: string; idOf: (contractId: string) => string };
  heartbeat: () => void;
}

/** The result of one check of all contracts. */
export interface SupervisionResult {
  woken: number;
  rechecked: number;
  replanned: number;
}

/**
 * Open contracts without a running workflow: an operator terminated it, or Temporal's database was lost or restored. Empty if the server cannot count
 * workflows.
 */
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

/** The contracts to wake: after an outage every open one if any workflow is missing, otherwise those without a workflow. */
async function toWake(supervisor: Supervisor, isSuspect: boolean): Promise<Standing[]> {
  const { db } = supervisor;
  const lost = await lostContracts(supervisor);
  // If some workflows are missing, Temporal's database may have been restored from an older backup, and the other workflows may be behind.
  if (isSuspect && lost.length > 0) return openContracts(db);
  return lost;
}

/**
 * After an outage: signals the contracts that changed last, so that they catch up. If a contract is over in Postgres, only a workflow that still runs
 * is signalled; none is started.
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

/**
 * Has contracts replanned that were planned by another calendar than the current one.
 * @returns how many were signalled, and the calendar version by which all contracts are now planned
 */
async function keepToCalendar(
  replanning: Replanning,
  { calendarVersion: known }: LastLook,
): Promise<{ replanned: number; calendarVersion: number | null }> {
  const { db, calendarVersion } = replanning;
  if (known === calendarVersion) return { replanned: 0, calendarVersion };
  if (calendarVersion === plainCalendar.version) {
    // Without a calendar the ordinary week applies, and every contract is planned by it from the start, so there is nothing to replan. Only if
    // contracts exist is this version noted: the first real calendar then counts as a change for them.
    const isNewsToSome = (await toReplan(db, calendarVersion, 1)).length > 0;
    return { replanned: 0, calendarVersion: isNewsToSome ? calendarVersion : known };
  }
  const { replanned, isDone } = await replanContracts(replanning);
  // The next check takes up the contracts that are left.
  return { replanned, calendarVersion: isDone ? calendarVersion : known };
}

/**
 * One check of all contracts. One workflow runs it for all workers. It wakes contracts that have no running workflow or may have missed events, and
 * signals those whose approvers or calendar have changed. It only picks the candidates; the rules decide what happens to each. Safe to run twice: a
 * contract that has missed nothing ignores the signal.
 */
export async function superviseContracts(supervisor: Supervisor): Promise<SupervisionResult> {
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
    // If this contract was signalled today and nothing changed, it is not signalled again until tomorrow or until it changes.
    if (!(await isNews(db, contractId, 'recheck', `${seq} ${today}`))) continue;
    await signal(contractId, 'recheckApprovers', {});
    rechecked += 1;
  }
  const { replanned, calendarVersion } = await keepToCalendar({ db, signal, calendarVersion: calendar.version }, look);
  await endLook(db, { calendarVersion, wasSuspect: look.isSuspect });
  return { woken: woken.length + told, rechecked, replanned };
}
