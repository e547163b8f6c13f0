import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { reapOrphans } from '../../scripts/stack/child';
import { freePort } from '../../scripts/stack/ports';
import { startPostgres } from '../../scripts/stack/postgres';
import { identify } from '../../scripts/stack/process-identity';
import { silent } from '../../scripts/stack/report';
import { root } from '../../scripts/stack/start-process';
import { takeDataFolder } from '../../scripts/start/data-folder';
import { choosePorts, readSettings } from '../../scripts/start/settings';

/** Starts Postgres in a process of its own, as a launcher would, and kills that launcher outright. */
async function abandonPostgres(dir: string): Promise<number> {
  const program = `
    require(${JSON.stringify(path.join(root, 'dist/scripts/stack/postgres.js'))})
      .startPostgres({ dir: ${JSON.stringify(dir)}, durable: false })
      .then((postgres) => { console.log('pid=' + postgres.child().pid); setInterval(() => {}, 1000); });`;
  const launcher = spawn(process.execPath, ['-e', program], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  const pid = await new Promise<number>((resolve, reject) => {
    launcher.once('exit', reject);
    launcher.stdout.on('data', (chunk: Buffer) => {
      const found = /pid=(\d+)/.exec(chunk.toString());
      if (found !== null) resolve(Number(found[1]));
    });
  });
  launcher.removeAllListeners('exit');
  const gone = new Promise((done) => launcher.once('exit', done));
  launcher.kill('SIGKILL');
  await gone;
  return pid;
}

describe('starting the servers', () => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(path.join(os.tmpdir(), 'concordat-servers-'));
  });
  afterEach(() => rm(dir, { recursive: true, force: true }));

  it('ends a Postgres that a killed launcher left behind and uses its data', async () => {
    const orphan = await abandonPostgres(dir);
    expect(await identify(orphan)).toBeDefined();
    const lines: string[] = [];
    expect(await reapOrphans(dir, (line) => lines.push(line))).toEqual(['postgres']);
    expect(lines).toEqual([`Ended postgres (process ${orphan}), which an interrupted run had left behind.`]);
    expect(await identify(orphan)).toBeUndefined();
    const postgres = await startPostgres({ dir, durable: false });
    expect(postgres.isNew).toBe(false);
    await postgres.stop();
  });

  it('ends it even when its record was lost, by the lock file in the data', async () => {
    const orphan = await abandonPostgres(dir);
    await rm(path.join(dir, 'run'), { recursive: true });
    const postgres = await startPostgres({ dir, durable: false });
    expect(await identify(orphan)).toBeUndefined();
    await postgres.stop();
  });

  it('leaves a stranger alone that has got the recorded pid', async () => {
    const stranger = spawn('sleep', ['60']);
    await mkdir(path.join(dir, 'run'));
    const record = { pid: stranger.pid, began: 'long ago', command: 'postgres -D somewhere' };
    await writeFile(path.join(dir, 'run', 'postgres.json'), JSON.stringify(record));
    expect(await reapOrphans(dir, silent)).toEqual([]);
    expect(stranger.exitCode).toBeNull();
    expect(stranger.signalCode).toBeNull();
    stranger.kill('SIGKILL');
  });

  it('survives a crash of Postgres on the same port with the same data', async () => {
    const postgres = await startPostgres({ dir, durable: false });
    await postgres.kill();
    await postgres.restart();
    expect(await readFile(path.join(dir, 'run', 'postgres.json'), 'utf8')).toContain(String(postgres.child().pid));
    await postgres.stop();
  });
});

describe('a second start', () => {
  it('is refused with the pid of the first, and allowed once the first has stopped', async () => {
    const dir = await mkdtemp(path.join(os.tmpdir(), 'concordat-second-'));
    const release = await takeDataFolder(dir);
    await expect(takeDataFolder(dir)).rejects.toThrow(
      `already running with the data in ${dir} (process ${process.pid})`,
    );
    await release();
    await (
      await takeDataFolder(dir)
    )();
    await rm(dir, { recursive: true });
  });
});

describe('a taken port', () => {
  it('stops the start with the variable to set where people type the port, and gives way where they do not', async () => {
    const server = net.createServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as net.AddressInfo;
    const [a, b, c] = [await freePort(), await freePort(), await freePort()];
    const free = { INBOX_PORT: String(a), TEMPORAL_UI_PORT: String(b), PORT: String(c) };
    await expect(choosePorts(readSettings({ ...free, PORT: String(port) }), {})).rejects.toThrow(
      `Port ${port} (the API) is taken by another program. Choose another one: PORT=`,
    );
    const chosen = await choosePorts(readSettings({ ...free, TEMPORAL_PORT: String(port) }), {});
    expect(chosen.temporal).not.toBe(port);
    await new Promise((done) => server.close(done));
  });
});
