import { duration } from '../scripts/stack/report';
import { aLargeText } from '../test/build/a-large-text';
import { type Caller } from './caller';
import { draftContract, liveContract, submitContract } from './lives';
import { onStage, runBench } from './run-bench';
import { percentile } from './table';

/** Another caller lives one contract after another for as long as the crowd takes; how long each of its commands waited. */
async function beside(name: string, crowd: Caller, other: Caller, work: () => Promise<unknown>): Promise<void> {
  const began = Date.now();
  const turnedAway = crowd.turnedAway();
  other.latencies.length = 0;
  const state = { isOver: false };
  const crowded = work().finally(() => (state.isOver = true));
  while (!state.isOver) await liveContract(other);
  await crowded;
  const of = (q: number) => `${percentile(other.latencies, q)?.toFixed(0) ?? '?'} ms`;
  console.log(
    `${name}: ${duration(Date.now() - began)}, ${crowd.turnedAway() - turnedAway} answers 429; ` +
      `${other.latencies.length} commands of another caller meanwhile: p50 ${of(0.5)}, p99 ${of(0.99)}, longest ${of(1)}`,
  );
}

/** How long others wait while one caller asks for far too much at once; any answer but 2xx and 429 ends the bench. `--contracts=200` */
runBench(() =>
  onStage(async (stage) => {
    const count = Number(/^--contracts=(\d+)$/.exec(process.argv[2] ?? '')?.[1] ?? 200);
    const [crowd, other] = [stage.openCaller(), stage.openOtherCaller()];
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
  }),
);
