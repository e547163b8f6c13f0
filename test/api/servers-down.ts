import net, { type AddressInfo } from 'node:net';
import { Client, Connection } from '@temporalio/client';
import { createApp } from '../../api/app';
import { openDatabase } from '../../prisma/client';
import { type Api } from './harness';

/** Two ways in which a server is not there: nobody listens, or somebody takes the call and says nothing. */
export interface DeadPorts {
  refusing: number;
  silent: number;
  close: () => Promise<void>;
}

async function listen(server: net.Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port; // listening on a port, not on a pipe
}

function close(server: net.Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
  });
}

export async function openDeadPorts(): Promise<DeadPorts> {
  const gone = net.createServer();
  const refusing = await listen(gone);
  await close(gone);
  const calls = new Set<net.Socket>();
  const mute = net.createServer((socket) => {
    calls.add(socket);
    socket.on('error', () => undefined);
  });
  return {
    refusing,
    silent: await listen(mute),
    close: async () => {
      for (const socket of calls) socket.destroy();
      await close(mute);
    },
  };
}

/** An API that lacks something. */
export type Broken = Pick<Api, 'app' | 'expectDescribed' | 'stop'>;

/** The same API with Temporal at a port where it is not. */
export function withoutTemporal(api: Api, port: number): Broken {
  const connection = Connection.lazy({ address: `127.0.0.1:${port}` });
  const temporal = new Client({ connection });
  const calls: Promise<unknown>[] = [];
  const withDeadline = temporal.withDeadline.bind(temporal);
  temporal.withDeadline = (deadline, work) => {
    const call = withDeadline(deadline, work);
    calls.push(call);
    return call;
  };
  const stop = async () => {
    await Promise.allSettled(calls); // a retry still to come would trip over the closed connection
    await connection.close();
  };
  return { app: createApp({ ...api, temporal }), expectDescribed: api.expectDescribed, stop };
}

/** The same API with Postgres at a port where it is not. */
export function withoutPostgres(api: Api, port: number): Broken {
  const db = openDatabase(`postgresql://nobody:secret@127.0.0.1:${port}/nothing`, () => undefined);
  return { app: createApp({ ...api, db }), expectDescribed: api.expectDescribed, stop: () => db.$disconnect() };
}

/** Where the API's own database is. */
export async function databaseOf({ db }: Api): Promise<string> {
  const [here] = await db.$queryRaw<{ name: string }[]>`SELECT current_database() AS name`;
  const address = new URL(process.env['DATABASE_URL'] ?? '');
  address.pathname = `/${here?.name ?? ''}`;
  return address.toString();
}
