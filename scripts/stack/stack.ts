import path from 'node:path';
import { startInbox, type Inbox } from '../inbox/inbox';
import { reapOrphans } from './child';
import { startPostgres, type Postgres } from './postgres';
import { silent, step, type Report } from './report';
import { startTemporal, type TemporalOptions, type TemporalServer } from './temporal-server';

export interface StackOptions {
  /** Folder of everything that the stack stores. */
  dir: string;
  report?: Report;
  /** A free port is used for each missing one. */
  ports?: { postgres?: number; temporal?: number; temporalUi?: number; smtp?: number; inbox?: number };
  /** Existing servers replace ours one by one. Tests pass none, so that they do not write into anybody's data. */
  existing?: Record<string, string | undefined>;
  /** False for tests: faster, but data do not survive a power cut. */
  durable?: boolean;
  temporalSettings?: TemporalOptions['settings'];
}

export interface Stack {
  readonly dir: string;
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly temporalUiUrl: string | undefined;
  readonly smtpUrl: string;
  /** Our own servers; undefined if an existing server is used instead. */
  readonly postgres: Postgres | undefined;
  readonly temporal: TemporalServer | undefined;
  readonly inbox: Inbox | undefined;
  stop: () => Promise<void>;
  restartPostgres: () => Promise<void>;
  restartTemporal: () => Promise<void>;
  killPostgres: () => Promise<void>;
  killTemporal: () => Promise<void>;
}

function ours<Part>(part: Part | undefined, name: string): Part {
  if (part === undefined) throw new Error(`This stack uses an existing ${name}, which is not ours to stop.`);
  return part;
}

interface Parts {
  postgres?: Postgres;
  temporal?: TemporalServer;
  inbox?: Inbox;
}

async function startParts(options: StackOptions): Promise<Parts> {
  const { dir, report = silent, ports = {}, existing = {}, durable = true } = options;
  const parts: Parts = {};
  const started = await Promise.allSettled([
    (async () => {
      if (existing['DATABASE_URL']) return;
      parts.postgres = await step(report, 'Postgres', () =>
        startPostgres({ dir, report, durable, ...(ports.postgres && { port: ports.postgres }) }),
      );
    })(),
    (async () => {
      if (existing['TEMPORAL_ADDRESS']) return; // the worker adds our search attributes to it
      parts.temporal = await step(report, 'Temporal', () =>
        startTemporal({
          dir,
          report,
          ...(ports.temporal && { port: ports.temporal }),
          ...(ports.temporalUi && { uiPort: ports.temporalUi }),
          ...(options.temporalSettings && { settings: options.temporalSettings }),
        }),
      );
    })(),
    (async () => {
      if (existing['SMTP_URL']) return;
      const options = { dir: path.join(dir, 'mails'), smtpPort: ports.smtp ?? 0, port: ports.inbox ?? 0 };
      parts.inbox = await step(report, 'Demo inbox', () => startInbox(options));
    })(),
  ]);
  const failure = started.find((result) => result.status === 'rejected');
  if (failure === undefined) return parts;
  await stopParts(parts);
  throw failure.reason;
}

async function stopParts({ inbox, temporal, postgres }: Parts): Promise<void> {
  await inbox?.stop();
  await temporal?.stop();
  await postgres?.stop();
}

/** Starts the servers that Concordat's processes need: Postgres, Temporal and a mail server, unless existing ones are given. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { dir, report = silent, existing = {} } = options;
  await reapOrphans(dir, report);
  const parts = await startParts(options);
  const { postgres, temporal, inbox } = parts;
  return {
    dir,
    databaseUrl: postgres?.url ?? existing['DATABASE_URL'] ?? '',
    temporalAddress: temporal?.address ?? existing['TEMPORAL_ADDRESS'] ?? '',
    temporalUiUrl: temporal?.uiUrl,
    smtpUrl: inbox?.smtpUrl ?? existing['SMTP_URL'] ?? '',
    postgres,
    temporal,
    inbox,
    stop: () => stopParts(parts),
    restartPostgres: () => ours(postgres, 'Postgres').restart(),
    restartTemporal: () => ours(temporal, 'Temporal').restart(),
    killPostgres: () => ours(postgres, 'Postgres').kill(),
    killTemporal: () => ours(temporal, 'Temporal').kill(),
  };
}
