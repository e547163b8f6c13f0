import { parseArgs } from 'node:util';
import { duration } from '../scripts/stack/report';
import { type Caller } from './caller';
import { draftContract, liveContract, submitContract } from './lives';
import { type Memory, memoryOf, memoryText } from './memory-of';
import { benchOf, type ProductBench } from './run-bench';
import { type BenchServers } from './bench-servers';

/** Number of contracts that move at the same time. */
const atOnce = 16;
const sampleMs = 15_000;

async function sample({ pids }: BenchServers): Promise<Record<'worker' | 'api', Memory>> {
  return { worker: await memoryOf(pids.worker), api: await memoryOf(pids.api) };
}

/** Runs `work` `count` times, with limited concurrency. */
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

/** Brings contracts into approval, where they wait, and reports the memory on the way. */
async function setInMotion(servers: BenchServers, caller: Caller, contracts: number): Promise<void> {
  const step = Math.max(1, Math.ceil(contracts / 8));
  for (let made = 0; made < contracts; made += step) {
    const count = Math.min(step, contracts - made);
    await each(count, async () => submitContract(caller, await draftContract(caller)));
    const { worker, api } = await sample(servers);
    console.log(`${made + count} contracts in motion: worker ${memoryText(worker)}, API ${memoryText(api)}`);
  }
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Plays whole lives concurrently for some minutes, and compares the memory in the last third of the time with the first third. */
async function use(servers: BenchServers, caller: Caller, minutes: number, sideBySide: number): Promise<void> {
  const end = Date.now() + minutes * 60_000;
  // One sample at each end, however short the time is.
  const samples = [await sample(servers)];
  const sampling = setInterval(() => void sample(servers).then((taken) => samples.push(taken)), sampleMs);
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
  samples.push(await sample(servers));
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

/** Measures the memory of API and worker: with many contracts in motion, and over a time of use. `--contracts=2000 --minutes=60` */
export const benchMemory: ProductBench = async (servers, args) => {
  const text = { type: 'string' as const };
  const { values } = parseArgs({ args, options: { contracts: text, minutes: text } });
  const caller = servers.openCaller();
  const { worker, api } = await sample(servers);
  console.log(`After the start: worker ${memoryText(worker)}, API ${memoryText(api)}`);
  const contracts = Number(values.contracts ?? 2000);
  await setInMotion(servers, caller, contracts);
  const minutes = Number(values.minutes ?? 60);
  if (minutes > 0) await use(servers, caller, minutes, Math.min(atOnce, contracts));
  caller.close();
};

benchOf(__filename, benchMemory);
