import { type Caller } from './caller';
import { cpuOf } from './cpu';
import { addCounts, countHistories, type Counts, nothingCounted } from './histories';
import { type Live } from './lives';
import { livesFor } from './options';
import { type BenchServers } from './bench-servers';

/** One of the two subjects that are compared. */
export interface Subject {
  name: string;
  live: Live;
  openCaller: () => Caller;
  workflowId: (lifeId: string) => string;
  worker: number;
  api: number;
  /** Resolves when no background work is left. */
  settle: () => Promise<void>;
  /** Checks these lives in the database and returns the errors found. */
  check: (lifeIds: string[]) => Promise<string[]>;
}

export interface Measured {
  lives: number;
  /** Seconds from the first request to the last answer. */
  seconds: number;
  latencies: number[];
  /** Number of answers 429; each delayed its caller. */
  rejected: number;
  cpu: Record<'worker' | 'api' | 'temporal' | 'postgres', number> | undefined;
  /** CPU of this process: sending requests and receiving the mails. */
  benchMs: number;
  counts: Counts;
}

const countedHistories = 10;

/** Plays all lives, `atOnce` of them concurrently. */
async function liveAll(subject: Subject, atOnce: number, lives: number, caller: Caller): Promise<string[]> {
  const lifeIds: string[] = [];
  let begun = 0;
  const one = async () => {
    while (begun < lives) {
      begun += 1;
      lifeIds.push(await subject.live(caller));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return lifeIds;
}

/** Plays and measures lives, `atOnce` of them concurrently, including the background work that follows. */
export async function measure(servers: BenchServers, subject: Subject, atOnce: number): Promise<Measured> {
  const { worker, api, openCaller } = subject;
  const lives = livesFor(atOnce);
  const pids = { worker, api, temporal: servers.pids.temporal, postgres: servers.pids.postgres };
  const caller = openCaller();
  const before = await cpuOf(pids);
  const own = process.cpuUsage();
  const start = performance.now();
  const lifeIds = await liveAll(subject, atOnce, lives, caller);
  const seconds = (performance.now() - start) / 1000;
  await subject.settle();
  const { user, system } = process.cpuUsage(own);
  const after = await cpuOf(pids);
  caller.close();
  const faults = await subject.check(lifeIds);
  if (faults.length > 0 || new Set(lifeIds).size !== lives)
    throw new Error(`${subject.name}: ${lifeIds.length} of ${lives} lives ended. ${faults.join(' ')}`);
  const counts = await countHistories(servers.temporal, lifeIds.slice(0, countedHistories).map(subject.workflowId));
  const cpu = before && after && subtract(after, before);
  return {
    lives,
    seconds,
    latencies: caller.latencies,
    rejected: caller.rejected(),
    cpu,
    benchMs: (user + system) / 1000,
    counts,
  };
}

function subtract<Name extends string>(
  after: Record<Name, number>,
  before: Record<Name, number>,
): Record<Name, number> {
  const entries = Object.entries<number>(after).map(([name, value]) => [name, value - before[name as Name]]); // both have the same keys
  return Object.fromEntries(entries) as Record<Name, number>; // the same keys
}

function addCpu(one: Measured['cpu'], other: Measured['cpu']): Measured['cpu'] {
  if (!one || !other) return undefined;
  return {
    ...{ worker: one.worker + other.worker, api: one.api + other.api, temporal: one.temporal + other.temporal },
    postgres: one.postgres + other.postgres,
  };
}

/** Combines several rounds into one measurement. */
export function together(rounds: readonly Measured[]): Measured {
  const none = { worker: 0, api: 0, temporal: 0, postgres: 0 };
  return rounds.reduce<Measured>(
    (sum, round) => ({
      lives: sum.lives + round.lives,
      seconds: sum.seconds + round.seconds,
      latencies: [...sum.latencies, ...round.latencies],
      rejected: sum.rejected + round.rejected,
      cpu: addCpu(sum.cpu, round.cpu),
      benchMs: sum.benchMs + round.benchMs,
      counts: addCounts(sum.counts, round.counts),
    }),
    { lives: 0, seconds: 0, latencies: [], rejected: 0, cpu: none, benchMs: 0, counts: nothingCounted },
  );
}
