import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { createApp } from '../../api/app';
import { openDatabase } from '../../prisma/client';
import { until } from '../build/until';
import request from 'supertest';
import { aContract, aCreation, linkTo } from './a-contract';
import { operationsOf, openApi } from './described';
import { type Api, get, post, problemOf, startApi } from './harness';
import { type Broken, databaseOf, type DeadPorts, openDeadPorts, withoutPostgres } from './servers-down';
import { confirmationQuestion } from './questions';

let api: Api;
let ports: DeadPorts;
/** One whose calls are refused, one whose calls are taken by somebody who says nothing. */
let broken: Broken[];
beforeAll(async () => {
  api = await startApi();
  ports = await openDeadPorts();
  broken = [withoutPostgres(api, ports.refusing), withoutPostgres(api, ports.silent)];
});
afterAll(async () => {
  await Promise.all(broken.map(({ stop }) => stop()));
  await Promise.all([api.stop(), ports.close()]);
});

/** Connecting may take 5 s, and so may waiting for another one to be given back. */
const answersWithinMs = 12_000;

function call(caller: Broken, method: string, path: string) {
  const concrete = path.replace('{contractId}', randomUUID());
  return method === 'post' ? post(caller, concrete, aCreation()) : get(caller, concrete);
}

describe('while Postgres does not answer', () => {
  it('the API is alive, and not ready for want of Postgres', async () => {
    for (const { app } of broken) {
      await request(app).get('/health/live').expect(200);
      const fault = await problemOf(request(app).get('/health/ready'), 503);
      expect(fault).toMatchObject({ code: 'NOT_READY', detail: 'Not ready: Postgres.' });
    }
  });

  it('every address is answered in time with “try again”', async () => {
    const operations = operationsOf(await openApi(api.app));
    const all = broken.flatMap((caller) => operations.map(({ method, path }) => call(caller, method, path)));
    const start = Date.now();
    const faults = await Promise.all(all.map((sent) => problemOf(sent.expect('Retry-After', '5'), 503)));
    expect(Date.now() - start).toBeLessThan(answersWithinMs);
    expect(new Set(faults.map(({ code }) => code))).toEqual(new Set(['UNAVAILABLE']));
  });

  it('a link says so in both languages, first in the reader’s', async () => {
    const link = `/l/${'A'.repeat(43)}`;
    const oneStory = async ({ app }: Broken, language: string) => {
      for (const send of [request(app).get(link), request(app).post(link).type('form').send({ choice: 'confirm' })]) {
        const { text } = await send.set('Accept-Language', language).expect(503).expect('Retry-After', '5');
        expect(text).toContain('Please try again in a moment');
        expect(text).toContain('请稍后再试');
        expect(text).toContain(`<html lang="${language}">`);
      }
    };
    await Promise.all(broken.flatMap((caller) => ['en', 'zh-CN'].map((language) => oneStory(caller, language))));
  });
});

describe('while Postgres answers, but is stuck', () => {
  /** Somebody holds a table for as long as the request takes, such as a migration that does not end. */
  async function stuck(table: string, send: () => request.Test): Promise<void> {
    const holder = new Client({ connectionString: await databaseOf(api) });
    await holder.connect();
    await holder.query(`begin; lock table ${table} in access exclusive mode`);
    await send().expect(503).expect('Retry-After', '5');
    await holder.end();
  }

  it('nothing hangs: reading, creating, deciding and knowing a key end with “try again”', async () => {
    const contractId = await aContract(api, 'awaiting_customer');
    const person = { name: 'Qian Jin', email: 'qian.jin@suzhou.example', language: 'en' } as const;
    const path = await linkTo(api, contractId, await confirmationQuestion(api, contractId), person);
    await Promise.all([
      stuck('contracts', () => get(api, '/v1/contracts')),
      stuck('number_series', () => post(api, '/v1/contracts', aCreation())),
      stuck('link_tokens', () => request(api.app).get(path)),
    ]);
    await stuck('api_keys', () => get(api, '/v1/contracts'));
    await request(api.app).get(path).expect(200);
  });
});

describe('when somebody has taken all connections of Postgres', () => {
  it('requests end with “try again”, nothing comes of them, and the next ones are answered when there is room', async () => {
    const address = new URL(await databaseOf(api));
    const role = `few_${randomUUID().slice(0, 8)}`;
    const owner = new Client({ connectionString: address.toString() });
    await owner.connect();
    await owner.query(`CREATE ROLE ${role} LOGIN PASSWORD 'few' CONNECTION LIMIT 1; GRANT pg_read_all_data TO ${role}`);
    Object.assign(address, { username: role, password: 'few' });
    const greedy = new Client({ connectionString: address.toString() });
    await greedy.connect();
    const db = openDatabase(address.toString(), () => undefined);
    const caller = { app: createApp({ ...api, db }), expectDescribed: api.expectDescribed };
    const contracts = await api.db.contract.count();
    const refused = await Promise.all(
      Array.from({ length: 20 }, () =>
        problemOf(post(caller, '/v1/contracts', aCreation()).expect('Retry-After', '5'), 503),
      ),
    );
    expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(['UNAVAILABLE']));
    await greedy.end();
    await until('there is room again', async () => (await get(caller, '/v1/contracts')).status === 200);
    expect(await api.db.contract.count()).toBe(contracts);
    await db.$disconnect();
    await owner.query(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
    await owner.end();
  });
});

describe('when Postgres hangs up on everyone', () => {
  it('the requests under way end with “try again”, and the next ones are answered', async () => {
    const holder = new Client({ connectionString: await databaseOf(api) });
    await holder.connect();
    await holder.query('begin; lock table contracts in access exclusive mode');
    const underWay = get(api, '/v1/contracts').expect(503).expect('Retry-After', '5');
    const hangUp = async () => {
      const waiting = `SELECT pg_terminate_backend(pid) AS gone FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      for (let gone = 0; gone === 0; gone = (await holder.query(waiting)).rowCount ?? 0);
      await holder.query('rollback');
      await holder.end();
    };
    await Promise.all([underWay, hangUp()]);
    await get(api, '/v1/contracts').expect(200);
  });
});
