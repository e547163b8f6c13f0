import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type Proposal } from '../activities/proposal';
import { recordTransition } from '../activities/record-transition';
import { openDiskStore } from '../documents/store/disk-store';
import { type AnyCommand } from '../domain/contract/commands';
import { fold } from '../domain/contract/evolve';
import { isRefusal } from '../domain/contract/refusals';
import { positionOf } from '../domain/contract/position';
import { stateVersion } from '../domain/contract/state-version';
import { openDatabase } from '../prisma/client';
import { migrate } from '../prisma/migrate';
import { seedTables } from '../scripts/seed';
import { startPostgres } from '../scripts/stack/postgres';
import { aLongLife, type Step } from './long-life-steps';
import { runBench } from './run-bench';

type Tools = Parameters<typeof recordTransition>[0];

/** The state that the workflow keeps between two commands, as in `workflows/contract-record.ts`. */
interface Held {
  contractId: string;
  contract: Proposal['state'];
  outlook: object;
  answered: object[];
  at: string | null;
}

interface Measured {
  kind: AnyCommand['type'];
  /** CPU time of this process (deciding, folding, planning, writing), without Postgres. */
  cpuMs: number;
  stateBytes: number;
  carriedBytes: number;
}

const bytesOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value));

async function ask(tools: Tools, held: Held, command: AnyCommand, now: string): Promise<number> {
  const actor = { kind: 'passDeadlines' === command.type ? 'system' : 'service', id: 'bench', name: 'Bench' } as const;
  const commandId = randomUUID();
  const cpu = process.cpuUsage();
  const recorded = await recordTransition(tools, {
    ...{ contractId: held.contractId, state: held.contract, command, commandId, fingerprint: '', actor, now },
  });
  held.contract = fold(recorded.events, recorded.base ?? held.contract);
  const { user, system } = process.cpuUsage(cpu);
  const { outcome, outlook } = recorded;
  if (isRefusal(outcome)) throw new Error(`${command.type} was refused: ${outcome.sentence}`);
  if (outlook) [held.outlook, held.at] = [outlook, outlook.at];
  if (outcome) held.answered = [...held.answered, { commandId, result: outcome }].slice(-50);
  return (user + system) / 1000;
}

function measured(held: Held, kind: AnyCommand['type'], cpuMs: number): Measured {
  const { contractId, contract, outlook, answered } = held;
  const position = contract && positionOf(contract);
  const record = { contractId, position, contract, outlook, answered };
  const carried = { stateVersion, record, shown: {} };
  return { kind, cpuMs, stateBytes: bytesOf(contract), carriedBytes: bytesOf({ contractId, carried }) };
}

/** Runs all steps; every deadline on the way is passed, as by the workflow's timer. */
async function live(tools: Tools, steps: readonly Step[]): Promise<Measured[]> {
  const held: Held = { contractId: randomUUID(), contract: null, outlook: {}, answered: [], at: null };
  const all: Measured[] = [];
  for (const { at, command } of steps) {
    while (held.at !== null && held.at <= at) {
      const waitedFor = held.at;
      const cpuMs = await ask(tools, held, { type: 'passDeadlines', at: waitedFor }, waitedFor);
      all.push(measured(held, 'passDeadlines', cpuMs));
      if (held.at === waitedFor) throw new Error(`Passing the deadline of ${waitedFor} changed nothing.`);
    }
    const asked = command(held.contractId, held.contract);
    all.push(measured(held, asked.type, await ask(tools, held, asked, at)));
  }
  return all;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

const window = 20;

function print(all: readonly Measured[]): void {
  const most = (key: 'stateBytes' | 'carriedBytes') => Math.max(...all.map((one) => one[key]));
  const kb = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`;
  console.log(
    `${all.length} commands, of which ${all.filter(({ kind }) => kind === 'passDeadlines').length} deadlines`,
  );
  console.log(`state, largest: ${kb(most('stateBytes'))} (at most 64 KB); last: ${kb(all.at(-1)?.stateBytes ?? 0)}`);
  console.log(`continue-as-new payload, largest: ${kb(most('carriedBytes'))} (at most 100 KB)`);
  console.log(`\nCPU of the worker per command, median of ${window}: from the tenth of its kind on → the last`);
  for (const kind of new Set(all.map((one) => one.kind))) {
    const own = all.filter((one) => one.kind === kind).map(({ cpuMs }) => cpuMs);
    if (own.length < 2 * window + 10) continue;
    const [first, last] = [median(own.slice(10, 10 + window)), median(own.slice(-window))];
    console.log(
      `${kind.padEnd(20)} ${first.toFixed(2)} ms → ${last.toFixed(2)} ms  ratio ${(last / first).toFixed(2)} (at most 1.5)`,
    );
  }
}

/** A short life, to check that the bench works. */
const short = { years: 1, milestones: 6, amendments: 2, comments: 6 };

async function main(): Promise<void> {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'concordat-long-life-'));
  const postgres = await startPostgres({ dir, durable: false });
  try {
    await migrate({ databaseUrl: postgres.url });
    const db = openDatabase(postgres.url, () => undefined);
    await seedTables(db);
    const tools = { db, store: openDiskStore(path.join(dir, 'documents')), customerMail: 'any_time' as const };
    const isShort = process.argv.includes('--short');
    if (!isShort) {
      console.log('Warm-up, not counted');
      await live(tools, aLongLife({ milestones: 20, amendments: 2, comments: 20 }));
      console.log('Ten years: 200 milestones, 500 deliveries, 240 receipts, 30 amendments, 500 comments');
    }
    print(await live(tools, aLongLife(isShort ? short : {})));
    await db.$disconnect();
  } finally {
    await postgres.stop();
    await rm(dir, { recursive: true, force: true });
  }
}

runBench(main);
