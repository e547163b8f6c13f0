import { createServer, type Server } from 'node:http';
import { Client, Connection } from '@temporalio/client';
import pino, { type Logger } from 'pino';
import { EnvironmentError, readEnvironment } from '../config/environment';
import { assertNamespace } from '../config/namespace';
import { closeReading } from '../documents/intake/read-file';
import { closeSetting } from '../documents/pdf/set-document';
import { openStore, StoreLocationError } from '../documents/store/open-store';
import { type Database, openDatabase } from '../prisma/client';
import { connectionFault } from '../prisma/connection-fault';
import { loadProfile } from '../prisma/load-profile';
import { createApp } from './app';
import { listen, ListenError } from './listen';

const names = [
  ...(['DATABASE_URL', 'DOCUMENT_STORE', 'HOST', 'PORT', 'TRUST_PROXY', 'LOG_LEVEL'] as const),
  ...(['TEMPORAL_ADDRESS', 'TEMPORAL_NAMESPACE', 'TEMPORAL_TASK_QUEUE', 'TEMPORAL_TLS', 'TEMPORAL_API_KEY'] as const),
];

/** Longer than any answer takes; connections that are still open afterwards are closed. */
const finishWithinMs = 20_000;

/** Accepts no new connections, closes idle ones at once, and busy ones after their answer. */
async function finish(server: Server): Promise<void> {
  const cut = setTimeout(() => {
    server.closeAllConnections();
  }, finishWithinMs);
  await new Promise((resolve) => server.close(resolve));
  clearTimeout(cut);
}

/** The worker needs `PUBLIC_URL`, the API does not; but whoever set it wrong here has probably set it wrong there. */
function warnOfPublicUrl(log: Logger): void {
  try {
    readEnvironment(process.env, ['PUBLIC_URL']);
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    log.warn(`${error.message} The worker does not start without it, because the links in mails begin with it.`);
  }
}

/** Logs at the start what would make requests fail later. */
async function sayWhatIsMissing(
  { db, connection, log }: { db: Database; connection: Connection; log: Logger },
  env: Parameters<typeof assertNamespace>[1],
) {
  await connection.ensureConnected().then(
    () =>
      assertNamespace(connection, env).catch((error: unknown) => {
        log.warn(error instanceof Error ? error.message : String(error));
      }),
    (error: unknown) => {
      log.warn({ err: error }, 'Temporal cannot be reached at present; commands are answered 503 until it can.');
    },
  );
  const fault = await connectionFault(db);
  if (fault !== null) {
    log.warn(fault);
    return;
  }
  const isSetUp = await loadProfile(db).then(
    (stored) => stored !== null,
    (error: unknown) => {
      log.warn({ err: error }, 'The company cannot be read. If the database is not up to date, run "npm run migrate".');
      return true;
    },
  );
  if (!isSetUp) log.warn('Nobody has said yet whose contracts these are: run "npm run setup".');
}

async function main(): Promise<void> {
  const env = readEnvironment(process.env, names);
  const log = pino({ level: env.LOG_LEVEL, base: { process: 'api' } });
  const store = await openStore(env.DOCUMENT_STORE);
  const db = openDatabase(env.DATABASE_URL, (error) => {
    log.warn({ err: error }, 'A database connection broke.');
  });
  // Lazy: the API answers what it can while Temporal is down.
  const connection = Connection.lazy({
    address: env.TEMPORAL_ADDRESS,
    tls: env.TEMPORAL_TLS || env.TEMPORAL_API_KEY !== undefined,
    ...(env.TEMPORAL_API_KEY === undefined ? {} : { apiKey: env.TEMPORAL_API_KEY }),
  });
  const temporal = new Client({ connection, namespace: env.TEMPORAL_NAMESPACE });
  const services = { db, store, temporal, taskQueue: env.TEMPORAL_TASK_QUEUE, log };
  const server = createServer(createApp(services, env.TRUST_PROXY));
  const url = await listen(server, env.PORT, env.HOST);
  log.info({ url }, 'The API is ready.');
  process.send?.({ ready: true, url });
  warnOfPublicUrl(log);
  void sayWhatIsMissing({ db, connection, log }, env);

  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'The API is stopping.');
    await finish(server);
    await Promise.allSettled([connection.close(), db.$disconnect(), closeSetting(), closeReading()]);
    process.exit(0);
  };
  process.on('SIGTERM', (signal) => void stop(signal));
  process.on('SIGINT', (signal) => void stop(signal));
}

/** Errors whose message is a complete sentence for the person who starts the API; others are printed with their stack. */
const explained = [EnvironmentError, StoreLocationError, ListenError];

main().catch((error: unknown) => {
  const isExplained = explained.some((kind) => error instanceof kind);
  const message =
    error instanceof Error ? (isExplained ? error.message : (error.stack ?? String(error))) : String(error);
  process.stderr.write(`${message}\n`);
  process.exit(1);
});
