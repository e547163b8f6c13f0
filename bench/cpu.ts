import { readdir, readFile } from 'node:fs/promises';

/** A tick in `/proc/<pid>/stat` is a hundredth of a second on every Linux that Node runs on. */
const msPerTick = 10;

interface Stat {
  pid: number;
  parent: number;
  ownMs: number;
  /** CPU time of children that have ended. */
  endedMs: number;
}

async function statOf(pid: number): Promise<Stat | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined; // the process has ended
  // The name in brackets may contain anything; the fields after it are numbers.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const at = (field: number) => Number(fields[field - 3]); // numbered as in proc(5)
  return { pid, parent: at(4), ownMs: (at(14) + at(15)) * msPerTick, endedMs: (at(16) + at(17)) * msPerTick };
}

async function everyStat(): Promise<Stat[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  return (await Promise.all(pids.map(statOf))).filter((stat) => stat !== undefined);
}

/**
 * CPU time in ms of each process since its start, including its children, because Postgres serves each connection by a child. Undefined without
 * `/proc`.
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
  return Object.fromEntries(entries) as Record<Name, number>; // the same keys
}
