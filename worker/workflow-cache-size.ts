import os from 'node:os';

/** Memory that one cached workflow takes in the worker; measured by `npm run bench:memory`. */
const bytesPerWorkflow = 1024 ** 2;
/** Share of the memory that cached workflows may take; the rest is for everything else on the machine. */
const share = 0.15;
/**
 * A larger cache saves little: contracts wait for days, and a workflow that is not cached is replayed from its history when something happens to it.
 */
const most = 300;
const least = 20;

/** How many workflows a worker caches, by the memory of the machine or of the container. */
export function workflowCacheSize(memory: number = os.totalmem(), limit: number = process.constrainedMemory()): number {
  // Without a limit Node returns 0, or more than the machine has.
  const bytes = limit > 0 ? Math.min(memory, limit) : memory;
  return Math.max(least, Math.min(most, Math.floor((bytes * share) / bytesPerWorkflow)));
}
