import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { startChild, type Child } from './child';
import { clearTheWay, dataFolder } from './postgres-data';
import { postgresBinaries } from './postgres-binaries';
import { Explained, isNoSpace, silent, type Report } from './report';
import { freePort } from './ports';
import { postgresUser, type SystemUser } from './system-user';

const user = 'concordat';
const database = 'concordat';

export interface Postgres {
  readonly url: string;
  readonly port: number;
  /** True if this start created the data. */
  readonly isNew: boolean;
  child: () => Child;
  stop: () => Promise<void>;
  kill: () => Promise<void>;
  /** Restarts it on the same port with the same data, whether it was stopped, killed or is running. */
  restart: () => Promise<void>;
}

export interface PostgresOptions {
  dir: string;
  port?: number;
  report?: Report;
  /** False for tests: data then survives a killed server but not a power cut, and not waiting for the disk is faster. */
  durable?: boolean;
}

async function initialise(
  native: string,
  data: string,
  password: string,
  as: SystemUser | undefined,
  durable: boolean,
) {
  const fresh = `${data}.new`; // renamed when complete, so that an interrupted start leaves no incomplete database
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { recursive: true, mode: 0o700 });
  const passwordFile = `${data}.password`;
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  if (as !== undefined) {
    await chown(fresh, as.uid, as.gid);
    await chown(passwordFile, as.uid, as.gid);
  }
  try {
    await promisify(execFile)(
      path.join(native, 'bin', 'initdb'),
      [
        `--pgdata=${fresh}`,
        `--username=${user}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--locale=C.UTF-8',
        '--encoding=UTF8',
        ...(durable ? [] : ['--no-sync']),
      ],
      {
        cwd: path.dirname(data),
        env: { PATH: process.env['PATH'], LC_ALL: 'C' },
        ...(as && { uid: as.uid, gid: as.gid }),
      },
    );
  } catch (error) {
    if (isNoSpace(error)) throw error;
    throw new Explained(
      `Postgres could not create its data in ${data}: ${error instanceof Error ? error.message : String(error)}`,
    );
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(fresh, data);
}

/** Resolves when the server answers queries and has our database. If it ends instead, the error contains the end of its log. */
async function waitUntilReady(child: Child, base: string, port: number): Promise<void> {
  const limit = Date.now() + 60_000;
  const state = { ended: false };
  void child.exited.then(() => (state.ended = true));
  for (;;) {
    const client = new Client({ connectionString: `${base}/postgres`, connectionTimeoutMillis: 5000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      const found = await client.query('select 1 from pg_database where datname = $1', [database]);
      if (found.rowCount === 0) await client.query(`create database ${database}`);
      return;
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      if (state.ended)
        throw new Explained(
          `Postgres ended while it started on port ${port}. The end of its log:\n${child.lastLines()}`,
        );
      if (Date.now() > limit) throw new Explained(`Postgres did not answer on port ${port} within a minute: ${why}`);
    } finally {
      await client.end().catch(() => undefined);
    }
    await new Promise((done) => setTimeout(done, 60));
  }
}

/** The password is generated once and stored beside the data, readable by its owner only. */
async function keptPassword(dir: string): Promise<string> {
  const file = path.join(dir, 'postgres-password');
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept !== undefined && kept.trim() !== '') return kept.trim();
  const made = randomBytes(18).toString('hex');
  await mkdir(dir, { recursive: true });
  await writeFile(file, made, { mode: 0o600 });
  await chmod(file, 0o600);
  return made;
}

const settings = (port: number, durable: boolean) => [
  `listen_addresses=127.0.0.1`,
  `port=${port}`,
  'unix_socket_directories=',
  'timezone=UTC',
  'log_timezone=UTC',
  'max_connections=200',
  'log_min_messages=warning',
  ...(durable ? [] : ['fsync=off', 'full_page_writes=off']),
];

/** Starts our own Postgres on loopback, with its data in `dir`; the data are created on the first start. */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const { dir, report = silent, durable = true } = options;
  const port = options.port ?? (await freePort());
  const as = await postgresUser();
  const native = await postgresBinaries(as, report);
  const data = await dataFolder(dir, as);
  const password = await keptPassword(dir);
  const isNew = (await stat(path.join(data, 'PG_VERSION')).catch(() => undefined)) === undefined;
  if (isNew) await initialise(native, data, password, as, durable);
  const base = `postgresql://${user}:${password}@127.0.0.1:${port}`;

  const start = async () => {
    await clearTheWay(data, report);
    const child = await startChild({
      name: 'postgres',
      command: path.join(native, 'bin', 'postgres'),
      args: ['-D', data, ...settings(port, durable).flatMap((setting) => ['-c', setting])],
      dir,
      cwd: path.dirname(data),
      env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
      stopSignal: 'SIGINT', // fast shutdown: open sessions are ended, everything committed is kept
      stopTimeoutMs: 30_000,
      ...(as && { uid: as.uid, gid: as.gid }),
    });
    try {
      await waitUntilReady(child, base, port);
    } catch (error) {
      await child.kill();
      throw error;
    }
    return child;
  };

  let child = await start();
  return {
    url: `${base}/${database}`,
    port,
    isNew,
    child: () => child,
    stop: () => child.stop(),
    kill: () => child.kill(),
    restart: async () => {
      await child.stop();
      child = await start();
    },
  };
}
