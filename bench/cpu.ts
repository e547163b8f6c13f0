import { readdir, readFile } from 'node:fs/promises';

/** Ticks of `/proc/<pid>/stat` are hundredths of a second on every Linux that Node runs on. */
const msPerTick = 10;

interface Stat {
  pid: number;
  parent: number;
  ownMs: number;
  /** Of children that have ended. */
  endedMs: number;
}

async function statOf(pid: number): Promise<Stat | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined; // ended meanwhile
  // The name, in brackets, may hold anything; what follows it is numbers.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const at = (field: number) => Number(fields[field - 3]); // numbered as in proc(5)
  return { pid, parent: at(4), ownMs: (at(14) + at(15)) * msPerTick, endedMs: (at(16) + at(17)) * msPerTick };
}

async function everyStat(): Promise<Stat[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  return (await Promise.all(pids.map(statOf))).filter((stat) => stat !== undefined);
}

/**
 * CPU time in ms that each process has used since its start, with its children: Postgres serves each connection by one.
 * Undefined where there is no `/proc`.
 */
export async function cpuOf<Name extends string>(
  pids: Record<Name, number>,
): Promise<Record<Name, number> | undefined> {
  if (process.platform !== 'linux') return undefined;
  const stats = await everyStat();
  const used = (root: number) =>
    stats.reduce((total, { pid, parent, ownMs, endedMs }) => {
      if (pid === root) return total + ownMs + endedMs;
      return parent === root ? total + ownMs : total;
    }, 0);
  const entries = Object.entries<number>(pids).map(([name, pid]) => [name, used(pid)]);
  return Object.fromEntries(entries) as Record<Name, number>; // the same names
}
