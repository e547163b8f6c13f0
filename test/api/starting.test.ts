import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import net, { type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { Client, Connection } from '@temporalio/client';
import { compiled, root } from '../../scripts/stack/start-process';
import { makeCurrent } from '../../worker/make-current';
import { setupArguments } from '../build/set-up-image';
import { until } from '../build/until';
import { createTestDatabase, templates } from '../setup/test-database';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'concordat-starting-'));
});
afterAll(() => rm(folder, { recursive: true }));

const settings = () => ({
  ...{ DOCUMENT_STORE: path.join(folder, 'documents'), PUBLIC_URL: 'http://127.0.0.1', LOG_LEVEL: 'warn' },
  ...{ TEMPORAL_TASK_QUEUE: `starting-${randomUUID()}`, HOST: '127.0.0.1', PORT: '0' },
});

/** A program of ours as it is started for real; all it said until it ended by itself. */
async function run(file: string, changes: Record<string, string>, args: readonly string[] = []) {
  const child = spawn(process.execPath, [compiled(file), ...args], {
    cwd: root,
    env: { ...process.env, ...settings(), ...changes },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  const [code, said, complained] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  return { code, said, complained };
}

const place = () => process.env['TEMPORAL_ADDRESS'] ?? '';
const noNamespace = () =>
  `The namespace real is not found at ${place()} (TEMPORAL_NAMESPACE). Create it: temporal operator namespace create -n real --address ${place()}\n`;

describe('the worker', () => {
  it('says in a sentence, and nothing else, that its namespace is not there', async () => {
    const worker = await run('worker/main.ts', { TEMPORAL_NAMESPACE: 'real' });
    expect(worker).toEqual({ code: 1, said: '', complained: noNamespace() });
  });
});

describe('npm run setup', () => {
  it('sets the company up, and says that the worker will lack its namespace', async () => {
    const databaseUrl = await createTestDatabase(templates.empty);
    const changes = { DATABASE_URL: databaseUrl, TEMPORAL_NAMESPACE: 'real' };
    const setup = await run('scripts/setup.ts', changes, setupArguments);
    expect(setup).toMatchObject({ code: 0, complained: `Before you start the worker: ${noNamespace()}` });
    expect(setup.said).toContain('Concordat is set up.');
  });
});

/** A process that goes on until it is told to end, with what it has said so far. */
function startUntilTold(command: string, args: readonly string[], changes: Record<string, string> = {}) {
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...settings(), LOG_LEVEL: 'info', ...changes },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
  // The pipe closes when the last process that writes to it has ended.
  const ended = new Promise((resolve) => child.on('close', resolve));
  return {
    said: () => said,
    says: (text: string) => until(`it says ${text}`, () => Promise.resolve(said.includes(text))),
    url: () => /"url":"([^"]+)"/.exec(said)?.[1] ?? '',
    end: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

describe('SIGTERM to the npm command', () => {
  it.each([
    ['start:api', 'The API is ready.', 'The API is stopping.'],
    ['start:worker', 'The worker is ready.', ''],
  ])('ends what `npm run %s` has started within 20 s', async (script, ready, stopping) => {
    const npm = startUntilTold('npm', ['run', script]);
    await npm.says(ready);
    if (npm.url() !== '') expect((await fetch(`${npm.url()}/health/live`)).status).toBe(200);
    const told = Date.now();
    await npm.end();
    expect(Date.now() - told).toBeLessThan(20_000);
    expect(npm.said()).toContain(stopping);
  });
});

describe('a setting that is wrong and stops nothing', () => {
  it.each([
    ['password', (url: URL) => (url.password = 'wrong'), 'it refuses the user or the password'],
    ['database', (url: URL) => (url.pathname = '/nowhere'), 'the database does not exist; create it'],
  ])('is named in the log of the API: the %s of Postgres; requests are answered “try again”', async (_, spoil, why) => {
    const url = new URL(process.env['DATABASE_URL'] ?? '');
    spoil(url);
    const api = startUntilTold(process.execPath, [compiled('api/main.ts')], { DATABASE_URL: url.href });
    await api.says(`Postgres cannot be used at present (DATABASE_URL): ${why}.`);
    const answer = await fetch(`${api.url()}/v1/contracts`, {
      headers: { Authorization: `Bearer cc_${'a'.repeat(43)}` },
    });
    expect([answer.status, await answer.json()]).toEqual([503, expect.objectContaining({ code: 'UNAVAILABLE' })]);
    await api.end();
    expect(api.said()).not.toContain('wrong@');
  });

  it.each([
    ['contracts.example.com', 'PUBLIC_URL is wrong: '],
    ['', 'PUBLIC_URL is missing.'],
  ])('is named in the log of the API: PUBLIC_URL=%s', async (given, named) => {
    const api = startUntilTold(process.execPath, [compiled('api/main.ts')], { PUBLIC_URL: given });
    await api.says(named);
    await api.end();
    expect(api.said()).toContain('The worker does not start without it');
  });

  it.each([
    ['', true],
    ['Contracts <contracts@example.com>', false],
  ])('is named in the log of the worker: MAIL_FROM=%s', async (given, isWarned) => {
    const worker = startUntilTold(process.execPath, [compiled('worker/main.ts')], { MAIL_FROM: given });
    await worker.says(isWarned ? 'MAIL_FROM is not set' : 'The worker is ready.');
    await worker.end();
    expect(worker.said().includes('contracts@concordat.example')).toBe(isWarned);
  });
});

describe('npm run make-current', () => {
  it('says that there are no versioned workers, and the variable that makes them', async () => {
    const connection = await Connection.connect({ address: place() });
    const made = makeCurrent(new Client({ connection }), 'nobody-runs-it', 0);
    await expect(made).rejects.toThrow(/^No worker of build nobody-runs-it .*WORKER_VERSIONING=true/);
    await connection.close();
  });

  it('says in a sentence that the namespace is not there', async () => {
    const made = await run('scripts/make-current.ts', { TEMPORAL_NAMESPACE: 'real' });
    expect(made).toEqual({ code: 1, said: '', complained: noNamespace() });
  });
});

describe('the API', () => {
  it('names the variable when its port is taken', async () => {
    const server = net.createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo; // listening on a port, not on a pipe
    const api = await run('api/main.ts', { PORT: String(port) });
    expect(api).toMatchObject({ code: 1, said: '' });
    expect(api.complained).toBe(`Port ${port} is taken by another program. Choose another one: PORT=${port + 1000}\n`);
    await new Promise((resolve) => server.close(resolve));
  });

  it.each(['api/main.ts', 'worker/main.ts'])(
    'does not start with a document store that cannot be made, like the worker: %s',
    async (file) => {
      const inTheWay = path.join(folder, 'a-file');
      await writeFile(inTheWay, '');
      const started = await run(file, { DOCUMENT_STORE: path.join(inTheWay, 'documents') });
      expect(started).toMatchObject({ code: 1, said: '' });
      expect(started.complained).toBe(
        `The folder of the document store, ${path.join(inTheWay, 'documents')}, is no folder (ENOTDIR). Set DOCUMENT_STORE to a folder that this process may use.\n`,
      );
    },
  );
});
