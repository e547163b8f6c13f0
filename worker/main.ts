import { NativeConnection, Runtime, DefaultLogger, Worker } from '@temporalio/worker';
import { Context } from '@temporalio/activity';
import { createTransport, type Transporter } from 'nodemailer';
import { Client } from '@temporalio/client';
import pino, { type Logger } from 'pino';
import { createActivities } from '../activities';
import { EnvironmentError, readEnvironment } from '../config/environment';
import { assertNamespace, NamespaceError } from '../config/namespace';
import { closeSetting } from '../documents/pdf/set-document';
import { openStore, StoreLocationError } from '../documents/store/open-store';
import { type Database, openDatabase } from '../prisma/client';
import { connectionFault } from '../prisma/connection-fault';
import { findBundle } from './bundle';
import { contractLifecycleType, contractWorkflowId, courierType } from '../workflows/messages';
import { contractSignals } from './contract-signals';
import { buildOf, deploymentName, versionedAs } from './versioning';
import { ensureSearchAttributes, SearchAttributesError } from './search-attributes';
import { keepSupervised } from './keep-supervised';
import { workflowCacheSize } from './workflow-cache-size';
import { keepDocumentsClean } from './keep-documents-clean';

const names = [
  ...([
    'DATABASE_URL',
    'TEMPORAL_ADDRESS',
    'TEMPORAL_NAMESPACE',
    'TEMPORAL_TASK_QUEUE',
    'TEMPORAL_TLS',
    'TEMPORAL_API_KEY',
  ] as const),
  ...([
    'DOCUMENT_STORE',
    'SMTP_URL',
    'MAIL_FROM',
    'CUSTOMER_MAIL',
    'PUBLIC_URL',
    'WORKER_VERSIONING',
    'LOG_LEVEL',
  ] as const),
];

/** Number of parallel connections to the mail server. */
const mailsAtOnce = 4;

type Settings = ReturnType<typeof readEnvironment<(typeof names)[number]>>;

/** Temporal cannot be reached; the message is a sentence for the operator. */
class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
}

async function connect(env: Settings, log: Logger): Promise<NativeConnection> {
  const connection = await NativeConnection.connect({
    address: env.TEMPORAL_ADDRESS,
    tls: env.TEMPORAL_TLS || env.TEMPORAL_API_KEY !== undefined,
    ...(env.TEMPORAL_API_KEY === undefined ? {} : { apiKey: env.TEMPORAL_API_KEY }),
  }).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new UnreachableError(`Temporal at ${env.TEMPORAL_ADDRESS} (TEMPORAL_ADDRESS) cannot be reached: ${why}`);
  });
  await assertNamespace(connection, env);
  const unknown = await ensureSearchAttributes(connection, env.TEMPORAL_NAMESPACE);
  if (unknown !== null) log.warn({ why: unknown }, 'Temporal did not answer whether it has our search attributes.');
  return connection;
}

function openMail({ SMTP_URL: url }: Settings): Transporter {
  const limits = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };
  return createTransport({ url, pool: true, maxConnections: mailsAtOnce, ...limits } as object);
}

/** Logs at the start what would make mails or activities fail later. */
async function warnOfSettings(env: Settings, db: Database, log: Logger): Promise<void> {
  if (!process.env['MAIL_FROM'])
    log.warn(
      `MAIL_FROM is not set, so mails leave as ${env.MAIL_FROM}, an address that does not exist: mail servers may refuse it, and answers to it are lost. Example: MAIL_FROM='Contracts <contracts@example.com>'`,
    );
  const fault = await connectionFault(db);
  if (fault !== null) log.warn(fault);
}

/** Aborted on SIGINT or SIGTERM: the courier would otherwise run for minutes. */
function whenStopped(): AbortSignal {
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      stopping.abort();
    });
  return stopping.signal;
}

async function main(): Promise<void> {
  const env = readEnvironment(process.env, names);
  const log = pino({ level: env.LOG_LEVEL, base: { process: 'worker' } });
  Runtime.install({
    logger: new DefaultLogger('WARN', ({ level, message, meta }) => {
      log[level === 'ERROR' ? 'error' : 'warn'](meta ?? {}, message);
    }),
    shutdownSignals: ['SIGINT', 'SIGTERM'],
  });
  const store = await openStore(env.DOCUMENT_STORE);
  const db = openDatabase(
    env.DATABASE_URL,
    (error) => {
      log.warn({ err: error }, 'A database connection broke.');
    },
    20,
  );
  const mail = openMail(env);
  const bundle = findBundle();
  const connection = await connect(env, log);
  const client = new Client({ connection, namespace: env.TEMPORAL_NAMESPACE });
  const heartbeat = () => {
    Context.current().heartbeat();
  };
  const stopping = whenStopped();
  const worker = await Worker.create({
    connection,
    namespace: env.TEMPORAL_NAMESPACE,
    taskQueue: env.TEMPORAL_TASK_QUEUE,
    workflowBundle: { codePath: bundle },
    ...(env.WORKER_VERSIONING ? versionedAs(buildOf(bundle)) : {}),
    activities: createActivities({
      ...{ db, store, mail, from: env.MAIL_FROM, publicUrl: env.PUBLIC_URL, heartbeat, log },
      customerMail: env.CUSTOMER_MAIL,
      ...{ client, deployment: env.WORKER_VERSIONING ? deploymentName : null },
      signalContract: contractSignals(client, env.TEMPORAL_TASK_QUEUE),
      stopped: () => AbortSignal.any([stopping, Context.current().cancellationSignal]),
      ...{ lifecycle: { type: contractLifecycleType, idOf: contractWorkflowId }, courierType },
    }),
    shutdownGraceTime: '10 seconds',
    maxCachedWorkflows: workflowCacheSize(),
    // Shared by the couriers, the mails with one-time codes and the check of all contracts.
    maxConcurrentActivityTaskExecutions: 20,
  });
  const running = worker.run();
  const stopKeeping = keepSupervised({ db, client, taskQueue: env.TEMPORAL_TASK_QUEUE, log });
  const stopCleaning = keepDocumentsClean({ db, store, log });
  process.send?.({ ready: true });
  void warnOfSettings(env, db, log);
  log.info({ taskQueue: env.TEMPORAL_TASK_QUEUE }, 'The worker is ready.');
  await running;
  stopKeeping();
  stopCleaning();
  await Promise.all([connection.close(), db.$disconnect(), closeSetting()]);
  mail.close();
}

/** Errors whose message is a complete sentence for the person who starts the worker; others are printed with their stack. */
const explained = [EnvironmentError, StoreLocationError, UnreachableError, NamespaceError, SearchAttributesError];

main().then(
  () => process.exit(0),
  (error: unknown) => {
    const isExplained = explained.some((kind) => error instanceof kind);
    const message =
      error instanceof Error ? (isExplained ? error.message : (error.stack ?? String(error))) : String(error);
    process.stderr.write(`${message}\n`);
    process.exit(1);
  },
);
