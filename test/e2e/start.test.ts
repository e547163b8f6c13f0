import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { reapOrphans } from '../../scripts/stack/child';
import { freePort } from '../../scripts/stack/ports';
import { identify } from '../../scripts/stack/process-identity';
import { silent } from '../../scripts/stack/report';
import { root } from '../../scripts/stack/start-process';
import packageFile from '../../package.json';
import { setupArguments } from '../build/set-up-image';
import { until } from '../build/until';

interface Launcher {
  process: ChildProcess;
  output: () => string;
  ready: () => Promise<unknown>;
  ended: Promise<number | null>;
}

let home: string;
let ports: Record<string, string>;
const launchers: Launcher[] = [];

beforeAll(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), 'concordat-start-'));
  const names = ['PORT', 'INBOX_PORT', 'TEMPORAL_UI_PORT', 'TEMPORAL_PORT', 'POSTGRES_PORT', 'SMTP_PORT'];
  ports = Object.fromEntries(await Promise.all(names.map(async (name) => [name, String(await freePort())] as const)));
});
afterAll(async () => {
  for (const launcher of launchers) launcher.process.kill('SIGINT');
  await Promise.all(launchers.map(({ ended }) => ended));
  await reapOrphans(home, silent); // of a launcher that was killed and, where a test failed, not started again
  await rm(home, { recursive: true, force: true });
});

/** What `npm start` runs, with nothing from the environment of the tests. */
function start(changes: Record<string, string> = {}, command = packageFile.scripts.start): Launcher {
  const nothing = { DATABASE_URL: '', TEMPORAL_ADDRESS: '', SMTP_URL: '' };
  const [program = '', ...args] = command.split(' ');
  const child = spawn(program, args, {
    cwd: root,
    env: { ...process.env, ...nothing, ...ports, CONCORDAT_HOME: home, ...changes },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const launcher: Launcher = {
    process: child,
    output: () => text,
    ended,
    ready: () =>
      until('the launcher is ready', () => {
        if (child.exitCode !== null) throw new Error(`The launcher ended: ${text}`);
        return Promise.resolve(text.includes('Stop with Ctrl-C'));
      }),
  };
  launchers.push(launcher);
  return launcher;
}

/** The processes it has started, by the records it keeps of them. */
async function pidsOf(name = ''): Promise<number[]> {
  const folder = path.join(home, 'run');
  const files = (await readdir(folder)).filter((file) => file.startsWith(name) && file.endsWith('.json'));
  // The record of one that has just ended may be gone again.
  const read = (file: string) => readFile(path.join(folder, file), 'utf8').catch(() => '');
  const texts = (await Promise.all(files.map(read))).filter((text) => text !== '');
  return texts.map((text) => Number(/"pid":(\d+)/.exec(text)?.[1]));
}

let key = '';

async function call(method: 'GET' | 'POST', address: string, body?: object): Promise<Record<string, unknown>> {
  const answer = await fetch(`http://127.0.0.1:${ports['PORT'] ?? ''}/v1/${address}`, {
    method,
    headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!answer.ok) throw new Error(`${method} ${address}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Record<string, unknown>;
}

interface Listed {
  contractId: string;
  stage: string;
  seq: number;
}

async function contracts(): Promise<Listed[]> {
  return (await call('GET', 'contracts'))['items'] as Listed[];
}

function approve(contractId: string, stepId: string, approver: string): Promise<Record<string, unknown>> {
  return call('POST', `contracts/${contractId}/approve`, { subject: { kind: 'revision', id: '1' }, stepId, approver });
}

/** These tests tell one story, in this order. */
describe('npm start', () => {
  let known: Listed[];
  let asked: string;

  it('gets ready by itself, says where everything is, and tells the key once', async () => {
    const launcher = start();
    await launcher.ready();
    const keys = launcher.output().match(/cc_[\w-]+/g);
    expect(keys).toHaveLength(1);
    key = keys?.[0] ?? '';
    for (const name of ['PORT', 'INBOX_PORT', 'TEMPORAL_UI_PORT'])
      expect(launcher.output()).toContain(`http://127.0.0.1:${ports[name] ?? ''}`);
    known = await contracts();
    expect(new Set(known.map(({ stage }) => stage)).size).toBeGreaterThanOrEqual(4);
    for (const name of ['INBOX_PORT', 'TEMPORAL_UI_PORT'])
      expect((await fetch(`http://127.0.0.1:${ports[name] ?? ''}/`)).status).toBe(200);
  });

  it('beside a running one says so and leaves it alone', async () => {
    const second = start();
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain('Concordat is already running');
    expect(await contracts()).toEqual(known);
  });

  it('starts a killed worker again', async () => {
    const [killed = 0] = await pidsOf('worker');
    process.kill(killed, 'SIGKILL');
    await until('another worker runs', async () => {
      const [pid] = await pidsOf('worker');
      return pid !== undefined && pid !== killed;
    });
    const draft = known.find(({ stage }) => stage === 'draft');
    const submitted = await call('POST', `contracts/${draft?.contractId ?? ''}/submit`, { revision: 1 });
    expect(submitted).toMatchObject({ stage: 'in_approval' });
    known = await contracts();
  });

  it('after it was killed itself, ends what it left behind and goes on where it was', async () => {
    const orphans = await pidsOf();
    launchers[0]?.process.kill('SIGKILL');
    await launchers[0]?.ended;
    const launcher = start();
    await launcher.ready();
    expect(launcher.output()).not.toContain('cc_');
    expect(launcher.output()).toMatch(/Ended postgres \(process \d+\), which an interrupted run had left behind\./);
    for (const pid of orphans) expect(await identify(pid)).toBeUndefined();
    expect(await contracts()).toEqual(known);
    asked = known.find(({ stage, seq }) => stage === 'in_approval' && seq === 3)?.contractId ?? '';
    expect(await approve(asked, 'legal', 'wang.fang@huadong.example')).toMatchObject({ seq: 4 });
    known = await contracts();
  });

  it('stopped with Ctrl-C, leaves no process behind', async () => {
    const pids = await pidsOf();
    expect(pids.length).toBeGreaterThanOrEqual(5);
    const launcher = launchers.at(-1);
    launcher?.process.kill('SIGINT');
    expect(await launcher?.ended).toBe(0);
    for (const pid of pids) expect(await identify(pid)).toBeUndefined();
    expect(await readdir(path.join(home, 'run'))).toEqual([]);
  });

  it('started again after that, seeds nothing, tells no key, and the contracts go on', async () => {
    const launcher = start();
    await launcher.ready();
    expect(launcher.output()).not.toMatch(/cc_|left behind/);
    expect(launcher.output()).toContain('make another with: npm run keys -- make NAME');
    expect(await contracts()).toEqual(known);
    expect(await approve(asked, 'finance', 'chen.jie@huadong.example')).toMatchObject({ seq: 5 });
    launcher.process.kill('SIGTERM');
    expect(await launcher.ended).toBe(0);
  });

  it('is looked after by the doctor without being told where, and leaves no process behind when npm alone is told to end', async () => {
    const npm = start({}, 'npm start');
    await npm.ready();
    const pids = await pidsOf();
    const env = { ...process.env, DATABASE_URL: '', CONCORDAT_HOME: home };
    const { stdout } = await promisify(execFile)('npm', ['run', '--silent', 'doctor'], { cwd: root, env });
    expect(stdout).toContain('using the database of `npm start`');
    expect(stdout).toContain('contracts are exactly what their events make.');
    npm.process.kill('SIGTERM');
    await until('all are gone', async () => (await Promise.all(pids.map(identify))).every((one) => one === undefined));
    await npm.ended;
    expect(npm.output()).toContain('Everything is stopped');
  });

  it.each([
    ['a port that is no number', { PORT: 'eighty' }, 'PORT is wrong'],
    ['a folder that cannot be made', { CONCORDAT_HOME: '/dev/null/data' }, 'CONCORDAT_HOME'],
  ])('refuses %s in a sentence', async (_what, changes, words) => {
    const launcher = start(changes);
    expect(await launcher.ended).toBe(1);
    expect(launcher.output()).toContain(words);
    expect(launcher.output()).not.toMatch(/^\s+at /m);
  });

  it('names a port that is taken, and the variable that changes it', async () => {
    const taken = net.createServer();
    await new Promise<void>((resolve) => taken.listen(Number(ports['PORT']), '127.0.0.1', resolve));
    const launcher = start();
    expect(await launcher.ended).toBe(1);
    expect(launcher.output()).toContain(`Port ${ports['PORT'] ?? ''} (the API) is taken by another program.`);
    expect(launcher.output()).toContain('PORT=');
    await new Promise((resolve) => taken.close(resolve));
  });
});

describe('npm run start:parts', () => {
  it('starts empty servers for a trial, and prints the variables with which setup uses them', async () => {
    const parts = start({}, 'npm run start:parts');
    await parts.ready();
    const printed = [...parts.output().matchAll(/^export (\w+)='?([^'\n]+)'?$/gm)].map(([, name = '', value = '']) => [
      name,
      value,
    ]);
    const variables = Object.fromEntries(printed) as Record<string, string>;
    expect(Object.keys(variables)).toEqual([
      ...['DATABASE_URL', 'TEMPORAL_ADDRESS', 'SMTP_URL', 'MAIL_FROM', 'PUBLIC_URL', 'DOCUMENT_STORE'],
    ]);
    const env = { ...process.env, ...variables };
    const ran = promisify(execFile)('npm', ['run', '--silent', 'setup', '--', ...setupArguments], { cwd: root, env });
    const { stdout, stderr } = await ran;
    expect(stdout).toContain('Concordat is set up.');
    expect(stderr).toBe(''); // the namespace exists
    parts.process.kill('SIGTERM');
    await parts.ended;
    expect(parts.output()).toContain('Stopping');
  });
});
