import { type AddressInfo, type Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { type MailStore } from './mail-store';

/**
 * How the mail server behaves, for fault tests: `down` refuses connections, `reject` refuses every mail permanently (550), `slow` takes 20 seconds to
 * accept one, and `forgetful` accepts the mail but closes the connection before it confirms.
 */
export type MailMode = 'up' | 'down' | 'reject' | 'slow' | 'forgetful';

export interface MailServer {
  readonly url: string;
  setMode: (mode: MailMode) => Promise<void>;
  stop: () => Promise<void>;
}

const host = '127.0.0.1';
const slowMs = 20_000;

/** Announced to senders as SIZE; a larger mail is refused, also if its sender did not say how large it is. */
const mostBytes = 30_000_000;

function refusal(code: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode: code });
}

/** Reads to the end in any case, because the sender waits for an answer until then, but keeps no more than the limit. @throws a 552 answer */
async function receive(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    bytes += chunk.length;
    if (bytes <= mostBytes) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (bytes > mostBytes) throw refusal(552, `The mail is larger than ${mostBytes} bytes`);
  return Buffer.concat(chunks);
}

function createServer(store: MailStore, mode: () => MailMode): SMTPServer {
  const sockets = new Map<number, Socket>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 500,
    size: mostBytes,
    onData: (stream, session, done) => {
      const take = async () => {
        const source = await receive(stream as AsyncIterable<Buffer>); // a PassThrough without encoding gives buffers
        if (mode() === 'reject') throw refusal(550, 'This mailbox takes no mail');
        if (mode() === 'slow') await new Promise((resolve) => setTimeout(resolve, slowMs));
        await store.add(
          source,
          session.envelope.rcptTo.map((recipient) => recipient.address),
        );
        if (mode() === 'forgetful') sockets.get(session.remotePort)?.destroy();
      };
      take().then(
        () => {
          done();
        },
        (error: unknown) => {
          done(
            error instanceof Error && 'responseCode' in error
              ? error
              : refusal(452, `The mail could not be kept: ${String(error)}`),
          );
        },
      );
    },
  });
  server.server.on('connection', (socket: Socket) => {
    const port = socket.remotePort ?? 0;
    sockets.set(port, socket);
    socket.once('close', () => sockets.delete(port));
  });
  server.on('error', () => undefined); // a sender that disconnects half-way is no error of the server
  return server;
}

async function listen(server: SMTPServer, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return (server.server.address() as AddressInfo).port; // a TCP server has no other kind of address
}

const close = (server: SMTPServer) =>
  new Promise<void>((resolve) => {
    server.close(resolve);
  });

export async function startMailServer(store: MailStore, wantedPort: number): Promise<MailServer> {
  let mode: MailMode = 'up';
  let server: SMTPServer | undefined = createServer(store, () => mode);
  const port = await listen(server, wantedPort);
  const shut = async () => {
    const open = server;
    server = undefined;
    if (open !== undefined) await close(open);
  };
  return {
    url: `smtp://${host}:${port}`,
    setMode: async (next) => {
      mode = next;
      if (next === 'down') return shut();
      if (server !== undefined) return;
      server = createServer(store, () => mode);
      await listen(server, port);
    },
    stop: shut,
  };
}
