import { once } from 'node:events';
import { type AddressInfo } from 'node:net';
import express, { type Express } from 'express';
import request from 'supertest';
import { routesOf } from '../../api/app';
import { actAs } from '../../api/http/access';
import { problemAnswers } from '../../api/http/errors';
import { createRequestQueues } from '../../api/http/request-queues';
import { mountRoutes } from '../../api/http/route';
import { commandTypes } from '../../domain/contract/registry';
import { type Actor } from '../../domain/kernel/people';
import { type Permission } from '../../domain/kernel/permissions';
import { operationsByPermission } from '../build/access-table';
import { confirmationQuestion } from './questions';
import { aContract, customer, linkTo } from './a-contract';
import { openApi, type Operation, operationsOf } from './described';
import { type Api, apiKey, problemOf, silent, startApi } from './harness';

let api: Api;
let operations: { path: string; method: string; operation: Operation }[];
beforeAll(async () => {
  api = await startApi();
  operations = operationsOf(await openApi(api.app));
});
afterAll(() => api.stop());

/** The routes as this actor meets them, however they came in. */
function as(actor: Actor, permissions: Iterable<Permission | '*'> = ['*']): Express {
  const app = express();
  app.use(express.json(), (incoming, _response, next) => {
    actAs(incoming, actor, permissions);
    next();
  });
  mountRoutes(app, routesOf(api), createRequestQueues(), api);
  return app.use(problemAnswers(silent));
}

const withId = (path: string) => path.replace('{contractId}', '00000000-0000-4000-8000-000000000000');

/** One server for many requests. */
async function listening(app: Express, work: (origin: string) => Promise<void>): Promise<void> {
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`); // it listens on a port
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

function send(app: Express, method: string, path: string) {
  const concrete = withId(path);
  const sent = method === 'post' ? request(app).post(concrete).send({}) : request(app).get(concrete);
  return sent.expect(api.expectDescribed(method as 'get' | 'post', concrete));
}

/** Ids of the operations that do not send this actor away. */
async function openTo(actor: Actor): Promise<string[]> {
  const app = as(actor);
  const open = [];
  for (const { path, method, operation } of operations) {
    const { status, body } = (await send(app, method, path)) as { status: number; body: { code?: string } };
    if (status === 403) expect(['FORBIDDEN', 'MISSING_PERMISSION']).toContain(body.code);
    else open.push(operation.operationId);
  }
  return open.sort();
}

const link = { kind: 'link', id: 'x', name: 'Somebody' } as const;

describe('who may ask what', () => {
  it('is said of every route: each describes that others are sent away', () => {
    expect(operations.length).toBeGreaterThan(80);
    for (const { operation } of operations) expect(operation.responses['403']?.description).toContain('FORBIDDEN');
    for (const { operation } of operations)
      if (commandTypes.some((type) => type !== 'create' && type === operation.operationId))
        expect(operation.responses['403']?.description).toContain('NOT_ALLOWED');
  });

  it.each<[string, Actor]>([
    ['a link of neither side', link],
    ['the contract itself', { kind: 'system', id: 'concordat', name: 'Concordat' }],
  ])('is nothing for %s', async (_who, actor) => {
    expect(await openTo(actor)).toEqual([]);
  });

  it('is all of it for our own people and systems', async () => {
    const all = operations.map(({ operation }) => operation.operationId).sort();
    for (const kind of ['user', 'service', 'operator'] as const)
      expect(await openTo({ kind, id: 'x', name: 'x' })).toEqual(all);
  });

  it.each([...operationsByPermission()])(
    'needs the permission %s where it says so, and no other',
    async (name, needing) => {
      const open: (string | undefined)[] = [];
      await listening(as({ kind: 'service', id: 'x', name: 'x' }, [name]), async (origin) => {
        for (const { path, method, operation } of operations) {
          const body = method === 'post' ? { body: '{}', headers: { 'Content-Type': 'application/json' } } : {};
          const answer = await fetch(`${origin}${withId(path)}`, { method, ...body });
          const { code } = answer.status === 403 ? ((await answer.json()) as { code: string }) : { code: '' };
          if (code !== 'MISSING_PERMISSION') open.push(operation.operationId);
        }
      });
      expect(open.sort()).toEqual([...needing].sort());
    },
  );

  it('is nothing for a key without permissions, which reads what it lacks', async () => {
    const answer = await send(as({ kind: 'service', id: 'x', name: 'x' }, []), 'get', '/v1/contracts');
    expect(answer.body).toMatchObject({
      code: 'MISSING_PERMISSION',
      sentence: {
        en: 'This needs the permission contract.read (Read contracts and their documents), which you do not have.',
        'zh-CN': '此操作需要权限 contract.read（查看合同及其文件），您没有该权限。',
      },
    });
  });

  it('is for a link of the customer what the customer decides, and for one of ours what an approver does', async () => {
    expect(await openTo({ ...link, side: 'customer' })).toEqual([
      ...['acceptDelivery', 'agreeToAmendment', 'agreeToTermination', 'askForChanges', 'confirm', 'decline', 'forward'],
      ...['refuseAmendment', 'refuseTermination', 'rejectDelivery', 'resendLink'],
    ]);
    expect(await openTo({ ...link, side: 'ours' })).toEqual([
      ...['addApprover', 'approve', 'archive', 'comment', 'delegate', 'lapse', 'reject', 'rejectEntry'],
      ...['requestChanges', 'resendLink', 'resolveComment', 'returnToStep', 'verifyEntry', 'waiveCondition'],
    ]);
  });
});

describe('the token of a mail link', () => {
  it('is no key: it opens nothing under /v1', async () => {
    const contractId = await aContract(api, 'awaiting_customer');
    const to = { ...customer.contact, language: 'en' } as const;
    const path = await linkTo(api, contractId, await confirmationQuestion(api, contractId), to);
    const token = path.replace(/^.*\/l\//, '');
    expect(token).toMatch(/^[\w-]{43}$/);
    for (const sent of [
      request(api.app).get(`/v1/contracts/${contractId}`),
      request(api.app).post(`/v1/contracts/${contractId}/confirm`).send({ revision: 1 }),
    ])
      expect(await problemOf(sent.set('Authorization', `Bearer ${token}`), 401)).toMatchObject({
        code: 'UNAUTHORIZED',
      });
    const { status } = await request(api.app)
      .get(`/v1/contracts/${contractId}`)
      .set('Authorization', `Bearer ${apiKey}`);
    expect(status).toBe(200);
  });
});
