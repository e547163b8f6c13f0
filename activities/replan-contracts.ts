import { setTimeout as sleep } from 'node:timers/promises';
import { type Database } from '../prisma/client';
import { notYetReplanned, toReplan } from '../prisma/supervision';

export interface Replanning {
  db: Database;
  /** See `Supervisor.signalContract`. */
  signal: (contractId: string, name: string, input: object) => Promise<void>;
  calendarVersion: number;
}

/** Contracts that are replanned at the same time: few enough that commands to other contracts still find a free worker. */
export const replannedAtOnce = 16;
/** Limit of contracts in one call; the next call continues. */
const mostInOneLook = 1000;
/** How long to wait until one batch is recorded. The next call takes up those that are slower. */
const patienceMs = 20_000;
const pollMs = 100;

async function areRecorded({ db, calendarVersion }: Replanning, contractIds: readonly string[]): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += pollMs) {
    if ((await notYetReplanned(db, calendarVersion, contractIds)) === 0) return true;
    await sleep(pollMs);
  }
  return false;
}

/**
 * Signals every contract that was planned by an older calendar to plan again, in small batches: all at once would delay the commands to every other
 * contract. Safe to run twice: contracts that have recorded the new plan are not signalled again.
 * @returns how many contracts were signalled, and whether none is left
 */
export async function replanContracts(replanning: Replanning): Promise<{ replanned: number; isDone: boolean }> {
  const { db, signal, calendarVersion } = replanning;
  let replanned = 0;
  while (replanned < mostInOneLook) {
    const portion = await toReplan(db, calendarVersion, replannedAtOnce);
    if (portion.length === 0) return { replanned, isDone: true };
    for (const contractId of portion) await signal(contractId, 'replan', { calendarVersion });
    replanned += portion.length;
    if (!(await areRecorded(replanning, portion))) break;
  }
  return { replanned, isDone: false };
}
