import { duration } from '../scripts/stack/report';
import { aLargeText } from '../test/build/a-large-text';
import { type Caller } from './caller';
import { draftContract, liveContract, submitContract } from './lives';
import { benchOf, type ProductBench } from './run-bench';
import { percentile } from './table';

/** Runs `work` and meanwhile lets another caller play one contract after another; reports how long the other caller's commands took. */
async function beside(name: string, crowd: Caller, other: Caller, work: () => Promise<unknown>): Promise<void> {
  const began = Date.now();
  const rejected = crowd.rejected();
  other.latencies.length = 0;
  const state = { isOver: false };
  const crowded = work().finally(() => (state.isOver = true));
  while (!state.isOver) await liveContract(other);
  await crowded;
  const of = (q: number) => `${percentile(other.latencies, q)?.toFixed(0) ?? '?'} ms`;
  console.log(
    `${name}: ${duration(Date.now() - began)}, ${crowd.rejected() - rejected} answers 429; ` +
      `${other.latencies.length} commands of another caller meanwhile: p50 ${of(0.5)}, p99 ${of(0.99)}, longest ${of(1)}`,
  );
}

/** Measures how long others wait while one caller sends far too many requests at once; any answer other than 2xx and 429 aborts. `--contracts=200` */
export const benchCrowd: ProductBench = async (servers, [contractsArgument = '']) => {
  const count = Number(/^--contracts=(\d+)$/.exec(contractsArgument)?.[1] ?? 200);
  const [crowd, other] = [servers.openCaller(), servers.openOtherCaller()];
  const atOnce = (contracts: number, terms: object = {}) =>
    Promise.all(
      Array.from({ length: contracts }, async () => submitContract(crowd, await draftContract(crowd, terms))),
    );
  await beside('nobody else', crowd, other, () => liveContract(other));
  await beside(`${count} contracts created and submitted at once`, crowd, other, () => atOnce(count));
  const large = Math.min(6, count);
  await beside(`${large} of 700 kB`, crowd, other, () => atOnce(large, { clauses: aLargeText() }));
  crowd.close();
  other.close();
};

benchOf(__filename, benchCrowd);
