import os from 'node:os';
import { commandsPerLife, life } from './lives';
import { livesFor, type Options, readOptions } from './options';
import { measure, type Measured, type Subject, together } from './measure';
import { benchOf, type ProductBench } from './run-bench';
import { type BenchServers } from './bench-servers';
import { bareLives, contracts } from './subjects';
import { drift, tableOf } from './table';

interface Rounds {
  atOnce: number;
  contract: Measured[];
  bare: Measured[];
}

/** Measures both subjects alternately, round by round, because the machine's speed drifts. */
async function compare(servers: BenchServers, { rounds, minutes, atOnce }: Options): Promise<Rounds[]> {
  const [contract, bare] = [contracts(servers), await bareLives(servers)];
  const one = async (subject: Subject, count: number) => {
    const measured = await measure(servers, subject, count);
    console.log(`  ${subject.name} × ${count}: ${measured.lives} lives in ${measured.seconds.toFixed(1)} s`);
    return measured;
  };
  console.log('Warm-up, not counted');
  for (const subject of [contract, bare]) await one(subject, Math.min(10, ...atOnce.filter((count) => count > 1)));
  const begun = performance.now();
  const results = atOnce.map((count): Rounds => ({ atOnce: count, contract: [], bare: [] }));
  for (let round = 1; round <= rounds; round += 1) {
    const roundMs = (performance.now() - begun) / (round - 1 || 1);
    if (round > 1 && performance.now() + roundMs > minutes * 60_000) {
      console.log(`No time for another round in ${minutes} min.`);
      break;
    }
    console.log(`Round ${round} of ${rounds}`);
    for (const result of results) {
      result.contract.push(await one(contract, result.atOnce));
      result.bare.push(await one(bare, result.atOnce));
    }
  }
  return results;
}

function print(results: readonly Rounds[]): void {
  console.log(`\nA life: ${life}\n= ${commandsPerLife} commands; the bare workflow takes as many steps.`);
  console.log(
    `${os.cpus().length} cores, Node ${process.versions.node}; everything runs on this machine, this bench too.`,
  );
  for (const { atOnce, contract, bare } of results) {
    const lives = contract.length * livesFor(atOnce);
    console.log(`\n${atOnce} at once (${lives} lives each; speed ratio by round: ${drift(contract, bare)})`);
    console.log(tableOf(together(contract), together(bare)));
  }
}

export const benchLifecycle: ProductBench = async (servers, args) => {
  print(await compare(servers, readOptions(args, process.env)));
};

benchOf(__filename, benchLifecycle);
