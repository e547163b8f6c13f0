import { setTimeout as sleep } from 'node:timers/promises';
import { type Database } from '../prisma/client';
import { notYetReplanned, toReplan } from '../prisma/supervision';

export interface Replanning {
  db: Database;
  /** As `Supervisor.signalContract`. */
  signal: (contractId: string, name: string, input: object) => Promise<void>;
  calendarVersion: number;
}

/** So many contracts are planned anew at a time: commands of all others find workers free. */
export const replannedAtOnce = 16;
/** So many in one look; the next goes on. */
const mostInOneLook = 1000;
/** How long those of one portion may take; what is slower is left to the next look. */
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
 * Has every contract planned anew by the calendar that counts now, a few at a time: all at once they would keep every other contract's command waiting.
 * Safe to run twice: those that have recorded it are not asked again.
 * @returns how many were asked, and whether none is left
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
