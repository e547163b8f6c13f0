import { readFile } from 'node:fs/promises';

/** Megabytes that a process holds in memory at this moment, all its threads together, as Linux counts them. */
export async function memoryOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024);
}
