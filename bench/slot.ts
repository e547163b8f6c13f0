import { type Caller } from './caller';
import { cpuOf } from './cpu';
import { addCounts, countHistories, type Counts, nothingCounted } from './histories';
import { type Live } from './lives';
import { livesFor } from './options';
import { type Stage } from './stage';

/** One of the two that are compared. */
export interface Subject {
  name: string;
  live: Live;
  openCaller: () => Caller;
  workflowId: (lifeId: string) => string;
  worker: number;
  api: number;
  /** Resolves when nothing is left to do in the background. */
  settle: () => Promise<void>;
  /** Says what is wrong with these lives as the database has them; nothing when all is well. */
  check: (lifeIds: string[]) => Promise<string[]>;
}

export interface Measured {
  lives: number;
  /** From the first request to the last answer. */
  seconds: number;
  latencies: number[];
  /** Answers 429, each of which cost its caller a wait. */
  turnedAway: number;
  cpu: Record<'worker' | 'api' | 'temporal' | 'postgres', number> | undefined;
  /** CPU of this process: sending requests, and taking the mails. */
  benchMs: number;
  counts: Counts;
}

const countedHistories = 10;

/** Every life in its turn, `atOnce` of them at a time. */
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

/** Lets `atOnce` lives pass at a time and measures them, with what they leave to be done afterwards. */
export async function measure(stage: Stage, subject: Subject, atOnce: number): Promise<Measured> {
  const { worker, api, openCaller } = subject;
  const lives = livesFor(atOnce);
  const pids = { worker, api, temporal: stage.pids.temporal, postgres: stage.pids.postgres };
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
  const counts = await countHistories(stage.temporal, lifeIds.slice(0, countedHistories).map(subject.workflowId));
  const cpu = before && after && subtract(after, before);
  return {
    lives,
    seconds,
    latencies: caller.latencies,
    turnedAway: caller.turnedAway(),
    cpu,
    benchMs: (user + system) / 1000,
    counts,
  };
}

function subtract<Name extends string>(
  after: Record<Name, number>,
  before: Record<Name, number>,
): Record<Name, number> {
  const entries = Object.entries<number>(after).map(([name, value]) => [name, value - before[name as Name]]); // a key of both
  return Object.fromEntries(entries) as Record<Name, number>; // the same names
}

function addCpu(one: Measured['cpu'], other: Measured['cpu']): Measured['cpu'] {
  if (!one || !other) return undefined;
  return {
    ...{ worker: one.worker + other.worker, api: one.api + other.api, temporal: one.temporal + other.temporal },
    postgres: one.postgres + other.postgres,
  };
}

/** Several rounds as one measurement. */
export function together(rounds: readonly Measured[]): Measured {
  const none = { worker: 0, api: 0, temporal: 0, postgres: 0 };
  return rounds.reduce<Measured>(
    (sum, round) => ({
      lives: sum.lives + round.lives,
      seconds: sum.seconds + round.seconds,
      latencies: [...sum.latencies, ...round.latencies],
      turnedAway: sum.turnedAway + round.turnedAway,
      cpu: addCpu(sum.cpu, round.cpu),
      benchMs: sum.benchMs + round.benchMs,
      counts: addCounts(sum.counts, round.counts),
    }),
    { lives: 0, seconds: 0, latencies: [], turnedAway: 0, cpu: none, benchMs: 0, counts: nothingCounted },
  );
}
