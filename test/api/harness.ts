import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Context } from '@temporalio/activity';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { type Express } from 'express';
import pino, { type Logger } from 'pino';
import request from 'supertest';
import { type Recorder } from '../../activities/freeze-revision';
import { createActivities } from '../../activities';
import { createApp } from '../../api/app';
import { type Services } from '../../api/services';
import { openDiskStore } from '../../documents/store/disk-store';
import { type Database, openDatabase } from '../../prisma/client';
import { contractSignals } from '../../worker/contract-signals';
import { ensureCouriers } from '../../worker/keep-supervised';
import { contractLifecycleType, contractWorkflowId, courierType } from '../../workflows/messages';
import '../setup/quiet-workers';
import { createTestDatabase, templates } from '../setup/test-database';
import { expectDescribed, type ExpectDescribed, openApiOfRun } from './described';
import { createMailbox, type Mail, type Mailbox } from './mailbox';

export const apiKey = 'cc_a-key-for-tests';
export const anotherKey = 'cc_another-key-for-tests';

/** The API with a database and a worker of its own. */
export interface Api extends Services, Pick<Recorder, 'customerMail'> {
  app: Express;
  expectDescribed: ExpectDescribed;
  /** Folder of its document store. */
  documents: string;
  /** What its worker has mailed, oldest first. */
  mails: Mail[];
  /** Nobody runs workflows or sends mails from then on. */
  stopWorker: () => Promise<void>;
  stop: () => Promise<void>;
}

export const silent = pino({ level: 'silent' });

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

async function addKeys(db: Database): Promise<void> {
  await db.apiKey.createMany({
    data: [
      { keyHash: sha256(apiKey), keyId: 'tests', name: 'tests' },
      { keyHash: sha256(anotherKey), keyId: 'others', name: 'others' },
    ],
  });
}

function needed(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is missing; the project's global setup gives it.`);
  return value;
}

/** A worker for the queue; what it gives stops it. */
export async function startWorker(
  { db, store, customerMail = 'any_time' }: Pick<Services, 'db' | 'store'> & Partial<Pick<Recorder, 'customerMail'>>,
  taskQueue: string,
  { transport }: Mailbox = createMailbox(),
  log: Logger = silent,
): Promise<() => Promise<void>> {
  const connection = await NativeConnection.connect({ address: needed('TEMPORAL_ADDRESS') });
  const clientConnection = Connection.lazy({ address: needed('TEMPORAL_ADDRESS') });
  const client = new Client({ connection: clientConnection });
  const stopping = new AbortController();
  const worker = await Worker.create({
    connection,
    taskQueue,
    workflowBundle: { codePath: needed('CONCORDAT_BUNDLE') },
    activities: createActivities({
      db,
      store,
      customerMail,
      mail: transport,
      from: 'Concordat <contracts@concordat.example>',
      publicUrl: 'http://concordat.example',
      heartbeat: () => {
        Context.current().heartbeat();
      },
      stopped: () => AbortSignal.any([stopping.signal, Context.current().cancellationSignal]),
      deployment: null,
      log,
      ...{ client, signalContract: contractSignals(client, taskQueue) },
      ...{ lifecycle: { type: contractLifecycleType, idOf: contractWorkflowId }, courierType },
    }),
  });
  const running = worker.run();
  await ensureCouriers({ client, taskQueue });
  return async () => {
    stopping.abort();
    worker.shutdown();
    await running;
    await Promise.all([connection.close(), clientConnection.close()]);
  };
}

function onlyOnce<T>(work: () => Promise<T>): () => Promise<T> {
  let done: Promise<T> | undefined;
  return () => (done ??= work());
}

/** `log`: of its worker. */
export async function startApi(log: Logger = silent): Promise<Api> {
  const db = openDatabase(await createTestDatabase(templates.seeded), () => undefined);
  await addKeys(db);
  const taskQueue = `test-${randomUUID()}`;
  const mailbox = createMailbox();
  const folder = await mkdtemp(path.join(tmpdir(), 'concordat-documents-'));
  const store = openDiskStore(folder);
  const stopWorker = onlyOnce(await startWorker({ db, store }, taskQueue, mailbox, log));
  const connection = Connection.lazy({ address: needed('TEMPORAL_ADDRESS') });
  const temporal = new Client({ connection });
  const services = { db, store, temporal, taskQueue, log: silent };
  const app = createApp(services);
  return {
    ...services,
    customerMail: 'any_time',
    app,
    documents: folder,
    mails: mailbox.mails,
    expectDescribed: expectDescribed(await openApiOfRun(app)),
    stopWorker,
    stop: async () => {
      await stopWorker();
      await Promise.all([connection.close(), db.$disconnect(), rm(folder, { recursive: true })]);
    },
  };
}

type Caller = Pick<Api, 'app' | 'expectDescribed'>;

/** A POST with a key, as another system would send it; whatever is answered must be described. */
export function post(
  { app, expectDescribed: described }: Caller,
  path: string,
  body: object | undefined,
  idempotencyKey: string = randomUUID(),
) {
  return request(app)
    .post(path)
    .set('Authorization', `Bearer ${apiKey}`)
    .set('Idempotency-Key', idempotencyKey)
    .send(body)
    .expect(described('post', path));
}

export function get({ app, expectDescribed: described }: Caller, path: string) {
  return request(app).get(path).set('Authorization', `Bearer ${apiKey}`).expect(described('get', path));
}

/** The command, by its name in the path. */
export function ask(caller: Caller, contractId: string, command: string, body?: object, idempotencyKey?: string) {
  return post(caller, `/v1/contracts/${contractId}/${command}`, body, idempotencyKey);
}

/** What an accepted command answers. */
export interface Answer {
  contractId: string;
  number: string;
  stage: string;
  revision: number;
  seq: number;
  events: string[];
  amendmentId?: string;
  terminationId?: string;
}

export async function accepted(sent: request.Test, status = 200): Promise<Answer> {
  const { body } = (await sent.expect(status)) as { body: Answer };
  return body;
}

export interface Problem {
  type: string;
  code: string;
  detail: string;
  sentence: { en: string; 'zh-CN': string };
  errors?: { pointer?: string; parameter?: string; code: string; message: { en: string; 'zh-CN': string } }[];
}

export async function problemOf(sent: request.Test, status: number): Promise<Problem> {
  const { body } = (await sent.expect(status).expect('Content-Type', /^application\/problem\+json/)) as {
    body: Problem;
  };
  return body;
}

/** What the problem points at, in order. */
export function pointersOf({ errors = [] }: Problem): string[] {
  return errors.map(({ pointer, parameter }) => pointer ?? parameter ?? '').sort();
}

/** What a reading answers. */
export async function read(sent: request.Test): Promise<unknown> {
  const { body } = (await sent.expect(200)) as { body: unknown };
  return body;
}
