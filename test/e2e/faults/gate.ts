import net from 'node:net';

/** A way to Postgres that can keep its answers back. */
export interface Gate {
  databaseUrl: string;
  /** From now on: the next statement that holds the text goes through, but nobody hears that it did. Resolves when it is on its way. */
  loseNextAnswer: (text?: string) => Promise<void>;
  close: () => Promise<void>;
}

/** Part of the statement that appends a transition. */
const appending = 'INSERT INTO events';

/** Part of the statement that reads a contract's trail. */
export const readingTrail = 'FROM "public"."events"';

/** Stands between a worker and Postgres. A worker killed while it waits for the answer has committed and does not know it. */
export async function openGate(databaseUrl: string): Promise<Gate> {
  const target = new URL(databaseUrl);
  const sockets = new Set<net.Socket>();
  let awaited: { text: string; onSeen: () => void } | null = null;
  const server = net.createServer((worker) => {
    const postgres = net.connect(Number(target.port), target.hostname);
    let silent = false;
    for (const socket of [worker, postgres]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
    }
    worker.on('data', (bytes) => {
      if (awaited !== null && bytes.includes(awaited.text)) {
        silent = true;
        awaited.onSeen();
        awaited = null;
      }
      postgres.write(bytes);
    });
    postgres.on('data', (bytes) => {
      if (!silent) worker.write(bytes);
    });
    worker.on('close', () => postgres.destroy());
    postgres.on('close', () => worker.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const through = new URL(databaseUrl);
  through.port = String((server.address() as net.AddressInfo).port); // listens on a port
  return {
    databaseUrl: through.toString(),
    loseNextAnswer: (text = appending) => new Promise((onSeen) => (awaited = { text, onSeen })),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
