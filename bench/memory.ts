import { parseArgs } from 'node:util';
import { duration } from '../scripts/stack/report';
import { type Caller } from './caller';
import { draftContract, liveContract, submitContract } from './lives';
import { type Memory, memoryOf, memoryText } from './memory-of';
import { onStage, runBench } from './run-bench';
import { type Stage } from './stage';

/** Contracts that move side by side. */
const atOnce = 16;
const sampleMs = 15_000;

async function sample({ pids }: Stage): Promise<Record<'worker' | 'api', Memory>> {
  return { worker: await memoryOf(pids.worker), api: await memoryOf(pids.api) };
}

/** Works on `count` things, so many at once. */
async function each(count: number, work: (index: number) => Promise<unknown>): Promise<void> {
  let begun = 0;
  const one = async () => {
    while (begun < count) {
      begun += 1;
      await work(begun - 1);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, count) }, one));
}

/** Contracts that are in approval, all of them waiting, and the memory on the way there. */
async function setInMotion(stage: Stage, caller: Caller, contracts: number): Promise<void> {
  const step = Math.max(1, Math.ceil(contracts / 8));
  for (let made = 0; made < contracts; made += step) {
    const count = Math.min(step, contracts - made);
    await each(count, async () => submitContract(caller, await draftContract(caller)));
    const { worker, api } = await sample(stage);
    console.log(`${made + count} contracts in motion: worker ${memoryText(worker)}, API ${memoryText(api)}`);
  }
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Whole lives one after the other, so many side by side, for so long; the memory of the last third beside that of the first. */
async function use(stage: Stage, caller: Caller, minutes: number, sideBySide: number): Promise<void> {
  const end = Date.now() + minutes * 60_000;
  // One at either end, however short it is.
  const samples = [await sample(stage)];
  const sampling = setInterval(() => void sample(stage).then((taken) => samples.push(taken)), sampleMs);
  let lives = 0;
  const one = async () => {
    while (Date.now() < end) {
      await liveContract(caller);
      lives += 1;
    }
  };
  await Promise.all(Array.from({ length: sideBySide }, one)).finally(() => {
    clearInterval(sampling);
  });
  samples.push(await sample(stage));
  const third = Math.ceil(samples.length / 3);
  for (const name of ['worker', 'api'] as const)
    for (const part of ['own', 'all'] as const) {
      const taken = samples.map((one) => one[name][part]);
      const [first, last] = [mean(taken.slice(0, third)), mean(taken.slice(-third))];
      const ratio = (last / first).toFixed(2);
      console.log(
        `${name}, ${part === 'own' ? 'the process alone' : 'with its children'}: ${first.toFixed(0)} MB in the first third, ${last.toFixed(0)} MB in the last (${ratio}), most ${Math.max(...taken)} MB`,
      );
    }
  console.log(`${lives} lives of 15 commands in ${duration(minutes * 60_000)}`);
}

/** What API and worker hold in memory: with many contracts in motion, and over a time of use. `--contracts=2000 --minutes=60` */
async function main(): Promise<void> {
  const text = { type: 'string' as const };
  const { values } = parseArgs({ options: { contracts: text, minutes: text } });
  await onStage(async (stage) => {
    const caller = stage.openCaller();
    const { worker, api } = await sample(stage);
    console.log(`After the start: worker ${memoryText(worker)}, API ${memoryText(api)}`);
    const contracts = Number(values.contracts ?? 2000);
    await setInMotion(stage, caller, contracts);
    const minutes = Number(values.minutes ?? 60);
    if (minutes > 0) await use(stage, caller, minutes, Math.min(atOnce, contracts));
    caller.close();
  });
}

runBench(main);
