import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import pino from 'pino';
import { sendCommand, sendCreate } from '../../../api/contracts/send-command';
import { ProblemError } from '../../../api/http/problem';
import { isUnavailable } from '../../../api/http/unavailable';
import { type Services } from '../../../api/services';
import { type Command, type CommandResult } from '../../../domain/contract/commands';
import { type Actor } from '../../../domain/kernel/people';
import { openDiskStore } from '../../../documents/store/disk-store';
import { migrate } from '../../../prisma/migrate';
import { type Database, openDatabase } from '../../../prisma/client';
import { type Inbox } from '../../../scripts/inbox/inbox';
import { startStack, type Stack, type StackOptions } from '../../../scripts/stack/stack';
import { type RunningProcess, startProcess } from '../../../scripts/stack/start-process';
import { contractWorkflowId } from '../../../workflows/messages';
import { hireStaff } from '../../build/hire-staff';
import { until } from '../../build/until';
import { endServersWithUs } from '../../setup/end-servers-with-us';

const actor: Actor = { kind: 'service', id: 'test', name: 'Test' };

/** Servers of a test file's own, that it may kill, with workers as real processes. */
export interface House {
  stack: Stack;
  inbox: Inbox;
  services: Services;
  db: Database;
  temporal: Client;
  /** `env` replaces single settings of that worker. */
  startWorker: (env?: Record<string, string>) => Promise<RunningProcess>;
  /** Asks as the API does, once. */
  send: (contractId: string, command: Command, commandId?: string) => Promise<CommandResult>;
  /** Asks as a patient sender does: again, with the same command id, until there is an answer. */
  ask: (contractId: string, command: Command, commandId?: string) => Promise<CommandResult>;
  handle: (contractId: string) => ReturnType<Client['workflow']['getHandle']>;
  /** Number of the contract's last event in Postgres; 0 for none. */
  seq: (contractId: string) => Promise<number>;
  close: () => Promise<void>;
}

function createSend(services: Services): House['send'] {
  return (contractId, command, commandId = randomUUID()) => {
    const asked = { commandId, fingerprint: command.type, actor };
    return command.type === 'create'
      ? sendCreate(services, command, asked, { en: 'Sale', 'zh-CN': '买卖合同' })
      : sendCommand(services, { contractId, ...asked, commandFor: () => command });
  };
}

/** What a sender hears who may send again; anything else is an answer or a fault of ours. */
function mayAskAgain(error: unknown): boolean {
  return !(error instanceof ProblemError) && isUnavailable(error);
}

/** @param options.temporalSettings dynamic settings of the Temporal server */
export async function openHouse(options: Pick<StackOptions, 'temporalSettings'> = {}): Promise<House> {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'concordat-faults-'));
  const stopped = endServersWithUs(dir);
  const stack = await startStack({ dir, durable: false, ...options });
  const { inbox } = stack;
  if (!inbox) throw new Error('A stack of our own has an inbox of our own.');
  await migrate({ databaseUrl: stack.databaseUrl });
  const db = openDatabase(stack.databaseUrl, () => undefined);
  await hireStaff(db);
  const connection = Connection.lazy({ address: stack.temporalAddress });
  const temporal = new Client({ connection });
  const folder = path.join(dir, 'documents');
  const services = {
    db,
    store: openDiskStore(folder),
    temporal,
    taskQueue: 'contracts',
    log: pino({ level: 'silent' }),
  };
  const send = createSend(services);
  const workers: RunningProcess[] = [];
  return {
    ...{ stack, inbox, services, db, temporal, send },
    startWorker: async (env = {}) => {
      const worker = await startProcess({
        ...{ name: `worker-${workers.length + 1}`, dir, file: 'worker/main.ts' },
        env: {
          DATABASE_URL: stack.databaseUrl,
          TEMPORAL_ADDRESS: stack.temporalAddress,
          SMTP_URL: stack.smtpUrl,
          CUSTOMER_MAIL: 'any_time',
          DOCUMENT_STORE: folder,
          PUBLIC_URL: 'http://127.0.0.1:8080',
          ...env,
        },
      });
      workers.push(worker);
      return worker;
    },
    ask: (contractId, command, commandId = randomUUID()) =>
      until(`${command.type} of ${contractId} is answered`, () =>
        send(contractId, command, commandId).catch((error: unknown) => {
          if (mayAskAgain(error)) return null;
          throw error;
        }),
      ),
    handle: (contractId) => temporal.workflow.getHandle(contractWorkflowId(contractId)),
    seq: async (contractId) =>
      (await db.event.aggregate({ where: { streamId: contractId }, _max: { seq: true } }))._max.seq ?? 0,
    close: async () => {
      await Promise.all(workers.map((worker) => worker.kill()));
      await Promise.allSettled([connection.close(), db.$disconnect()]);
      await stack.stop();
      stopped();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
