import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { freePort } from '../scripts/stack/ports';
import { duration } from '../scripts/stack/report';
import { startStack } from '../scripts/stack/stack';
import { makeImageFolder } from '../test/build/image-folder';
import { type ImageService, startImageService } from '../test/build/image-service';
import { setUp, withStaff } from '../test/build/set-up-image';
import { signContract } from '../test/build/sign-contract';
import { memoryOf, memoryText } from './memory-of';
import { runBench } from './run-bench';

/** Seconds of CPU time that a process has used so far. CPU time is reported because other programs may slow down the machine. */
async function processorTimeOf({ process: { pid } }: ImageService): Promise<number> {
  const stat = await readFile(`/proc/${pid ?? 0}/stat`, 'utf8');
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
    .map(Number);
  return ((user ?? 0) + (system ?? 0)) / 100;
}

interface Options {
  contracts: number;
  /** How long nothing is requested before memory is measured. */
  idleMs: number;
}

type Stoppers = (() => unknown)[];

/** Starts the servers and prepares the files of the image. */
async function prepare(dir: string, stoppers: Stoppers) {
  const image = await makeImageFolder(dir);
  const stack = await startStack({ dir: path.join(dir, 'stack') });
  stoppers.push(stack.stop);
  const port = String(await freePort());
  const url = `http://127.0.0.1:${port}`;
  const replaced = {
    ...{ DATABASE_URL: stack.databaseUrl, TEMPORAL_ADDRESS: stack.temporalAddress, SMTP_URL: stack.smtpUrl },
    ...{
      DOCUMENT_STORE: path.join(dir, 'documents'),
      CUSTOMER_MAIL: 'any_time',
      HOST: '127.0.0.1',
      PORT: port,
      PUBLIC_URL: url,
    },
  };
  const start = (name: string, command?: string[]) => startImageService(image, name, replaced, command);
  return { start, url, key: await setUp(start) };
}

async function measure({ contracts, idleMs }: Options, dir: string, stoppers: Stoppers): Promise<void> {
  const { start, url, key } = await prepare(dir, stoppers);
  const started: Record<string, ImageService> = {};
  for (const [name, words] of Object.entries({ worker: 'The worker is ready.', api: 'The API is ready.' })) {
    const began = Date.now();
    const service = (started[name] = start(name));
    stoppers.push(() => service.process.kill('SIGTERM') && service.ended);
    await service.said(words);
    const waited = duration(Date.now() - began);
    console.log(`${name}: ready after ${waited}, ${await processorTimeOf(service)} s of processor time`);
  }
  const tell = async (when: string) => {
    await setTimeout(idleMs); // the memory of a process that has been idle for a while is measured
    for (const [name, service] of Object.entries(started))
      console.log(`${name}: ${memoryText(await memoryOf(service.process.pid ?? 0))} ${when}`);
  };
  await tell('idle after the start');
  if (contracts === 0) return;
  const client = await withStaff(url, key);
  const began = Date.now();
  for (let count = 0; count < contracts; count += 4)
    await Promise.all(Array.from({ length: Math.min(4, contracts - count) }, () => signContract(client)));
  await tell(`idle after ${contracts} contracts, made and signed within ${duration(Date.now() - began - idleMs)}`);
}

/**
 * Measures how soon API and worker are ready, and their memory when idle; `--contracts=200`: also after this number of contracts; `--idle=30`:
 * seconds of idle time.
 */
async function main(): Promise<void> {
  const text = { type: 'string' as const };
  const { values } = parseArgs({ options: { contracts: { ...text, default: '0' }, idle: { ...text, default: '30' } } });
  const dir = await mkdtemp(path.join(os.tmpdir(), 'concordat-bench-'));
  const stoppers: Stoppers = [() => rm(dir, { recursive: true, force: true })];
  try {
    await measure({ contracts: Number(values.contracts), idleMs: Number(values.idle) * 1000 }, dir, stoppers);
  } finally {
    for (const stop of stoppers.reverse()) await stop();
  }
}

runBench(main);
