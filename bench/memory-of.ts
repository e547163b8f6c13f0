import { readdir, readFile } from 'node:fs/promises';

interface Held {
  pid: number;
  parent: number;
  kB: number;
}

async function heldBy(pid: number): Promise<Held | undefined> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => undefined);
  if (status === undefined) return undefined; // ended meanwhile
  const number = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
  return { pid, parent: number('PPid'), kB: number('VmRSS') };
}

/** Megabytes that a process and its children – they set its documents – hold in memory at this moment, as Linux counts them. */
export async function memoryOf(root: number): Promise<number> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const all = (await Promise.all(pids.map(heldBy))).filter((held) => held !== undefined);
  const own = all.filter(({ pid, parent }) => pid === root || parent === root);
  return Math.round(own.reduce((sum, { kB }) => sum + kB, 0) / 1024);
}
