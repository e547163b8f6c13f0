import { Connection } from '@temporalio/client';
import { mkdir, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { startChild, type Child } from './child';
import { freePort } from './ports';
import { Explained, silent, type Report } from './report';
import { missingSearchAttributes, registerSearchAttributes, searchAttributes } from '../../worker/search-attributes';
import { findTemporal } from './temporal-binary';

const host = '127.0.0.1';
const namespace = 'default';

export interface TemporalServer {
  readonly address: string;
  readonly uiUrl: string;
  /** True if this start created its database file. */
  readonly isNew: boolean;
  /** Set if a new server version starts with empty data beside those of this older version: contracts must then be rebuilt. */
  readonly upgradedFrom: string | undefined;
  child: () => Child;
  stop: () => Promise<void>;
  kill: () => Promise<void>;
  /** Restarts it on the same ports with the same data, whether it was stopped, killed or is running. */
  restart: () => Promise<void>;
}

export interface TemporalOptions {
  dir: string;
  port?: number;
  uiPort?: number;
  report?: Report;
  /** Dynamic settings of the server by name, such as limits that a test wants to reach soon. */
  settings?: Record<string, number>;
}

async function waitUntilReady(child: Child, address: string): Promise<void> {
  const limit = Date.now() + 60_000;
  const state = { ended: false };
  void child.exited.then(() => (state.ended = true));
  for (;;) {
    // Lazy, so that the connection can be closed if it does not connect: an open channel keeps the process alive.
    const connection = Connection.lazy({ address, connectTimeout: 2000 });
    try {
      await connection.ensureConnected();
      await connection.workflowService.describeNamespace({ namespace });
      if ((await missingSearchAttributes(connection, namespace)).length === 0) return;
      await registerSearchAttributes(connection, namespace);
    } catch (error) {
      if (state.ended)
        throw new Explained(`Temporal ended while it started on ${address}. The end of its log:\n${child.lastLines()}`);
      if (Date.now() > limit)
        throw new Explained(
          `Temporal did not answer on ${address} within a minute: ${String(error)}\n${child.lastLines()}`,
        );
    } finally {
      await connection.close();
    }
    await new Promise((done) => setTimeout(done, 100));
  }
}

const compareVersions = (a: string, b: string) => a.localeCompare(b, 'en', { numeric: true });

/** The newest other server version with data in this folder. */
async function otherVersion(folder: string, current: string): Promise<string | undefined> {
  const names = (await readdir(folder)).filter((name) => /^\d+\.\d+\.\d+$/.test(name) && name !== current);
  return names.sort(compareVersions).at(-1);
}

/**
 * Starts the dev server with its data in a file under `dir`, in a folder named by the server's version, because a database file cannot be used after
 * a change of its schema.
 */
export async function startTemporal(options: TemporalOptions): Promise<TemporalServer> {
  const { dir, report = silent, settings = {} } = options;
  const binary = await findTemporal(report);
  const port = options.port ?? (await freePort());
  const uiPort = options.uiPort ?? (await freePort());
  const address = `${host}:${port}`;
  const folder = path.join(dir, 'temporal', binary.serverVersion);
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, 'temporal.db');
  const isNew = (await stat(file).catch(() => undefined)) === undefined;
  const upgradedFrom = isNew ? await otherVersion(path.dirname(folder), binary.serverVersion) : undefined;

  const start = async () => {
    const child = await startChild({
      name: 'temporal',
      command: binary.path,
      args: [
        ...['server', 'start-dev', '--ip', host, '--port', String(port), '--ui-port', String(uiPort)],
        ...['--db-filename', file, '--log-level', 'warn', '--ui-disable-news-fetch'],
        ...['--sqlite-pragma', 'journal_mode=WAL', '--sqlite-pragma', 'synchronous=NORMAL'],
        ...Object.entries(searchAttributes).flatMap(([name, type]) => ['--search-attribute', `${name}=${type}`]),
        ...Object.entries(settings).flatMap(([name, value]) => ['--dynamic-config-value', `${name}=${value}`]),
      ],
      dir,
      // The program's own configuration files and variables must not affect our server.
      env: { PATH: process.env['PATH'], HOME: dir, TZ: 'UTC', TEMPORAL_ENV: '' },
    });
    try {
      await waitUntilReady(child, address);
      await child.recordNow();
    } catch (error) {
      await child.kill();
      throw error;
    }
    return child;
  };

  let child = await start();
  return {
    address,
    uiUrl: `http://${host}:${uiPort}`,
    isNew,
    upgradedFrom,
    child: () => child,
    stop: () => child.stop(),
    kill: () => child.kill(),
    restart: async () => {
      await child.stop();
      child = await start();
    },
  };
}
