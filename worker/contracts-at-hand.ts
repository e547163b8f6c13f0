import os from 'node:os';

/** What a contract takes in the memory of the worker that has it at hand; measured by `npm run bench:memory`. */
const bytesOfOne = 1024 ** 2;
/** So much of the memory there is may go into contracts at hand; the rest is for everything else on the machine. */
const share = 0.15;
/** More save little: contracts wait for days, and one that is not at hand is read from its history when something happens to it. */
const most = 300;
const least = 20;

/** How many contracts a worker keeps at hand between two commands, by the memory of the machine or of the container. */
export function contractsAtHand(memory: number = os.totalmem(), limit: number = process.constrainedMemory()): number {
  // Without a limit Node says 0, or more than there is.
  const bytes = limit > 0 ? Math.min(memory, limit) : memory;
  return Math.max(least, Math.min(most, Math.floor((bytes * share) / bytesOfOne)));
}
