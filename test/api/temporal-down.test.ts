import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { createApp } from '../../api/app';
import { type Person } from '../../domain/kernel/people';
import { expectOneTruth } from '../build/one-truth';
import { aContract, aCreation, eventTypes, linkTo, vote } from './a-contract';
import { type Browser, openBrowser } from './browser';
import { accepted, type Api, ask, get, post, problemOf, read, startApi, startWorker } from './harness';
import { confirmationQuestion } from './questions';
import { type Broken, type DeadPorts, openDeadPorts, withoutTemporal } from './servers-down';

let api: Api;
let ports: DeadPorts;
let browser: Browser;
/** One whose calls are refused, one whose calls are taken by somebody who says nothing. */
let broken: Broken[];
beforeAll(async () => {
  api = await startApi();
  browser = openBrowser(api);
  ports = await openDeadPorts();
  broken = [withoutTemporal(api, ports.refusing), withoutTemporal(api, ports.silent)];
});
afterAll(async () => {
  await Promise.all(broken.map(({ stop }) => stop()));
  await Promise.all([api.stop(), ports.close()]);
});

/** The API gives Temporal 15 s to come back before it says that it has not. */
const answersWithinMs = 18_000;

const english: Person = { name: 'Qian Jin', email: 'qian.jin@suzhou.example', language: 'en' };
const chinese: Person = { ...english, language: 'zh-CN' };

const confirmationLink = async (contractId: string, to: Person) =>
  linkTo(api, contractId, await confirmationQuestion(api, contractId), to);

/** A command that cannot be confirmed, then can; told again later, it is told without Temporal. */
async function commandsOnce(caller: Broken): Promise<void> {
  const unavailable = { code: 'UNAVAILABLE', detail: expect.stringContaining('same Idempotency-Key') as string };
  const contractId = await aContract(api, 'in_approval');
  const [createKey, voteKey] = [randomUUID(), randomUUID()];
  const create = (to: Pick<Broken, 'app' | 'expectDescribed'>) => post(to, '/v1/contracts', aCreation(), createKey);
  const approve = (to: Pick<Broken, 'app' | 'expectDescribed'>) =>
    ask(to, contractId, 'approve', vote('legal'), voteKey);
  const start = Date.now();
  const faults = await Promise.all(
    [create(caller), approve(caller)].map((sent) => problemOf(sent.expect('Retry-After', '5'), 503)),
  );
  expect(Date.now() - start).toBeLessThan(answersWithinMs);
  expect(faults).toMatchObject([unavailable, unavailable]);
  expect(await eventTypes(api, contractId)).toHaveLength(3);
  const [made, approved] = [await accepted(create(api), 201), await accepted(approve(api))];
  expect(approved.events).toEqual(['ApprovalGiven']);
  for (const contract of [made.contractId, contractId]) await expectOneTruth(api, contract);
  expect(await accepted(create(caller), 201)).toEqual(made);
  expect(await accepted(approve(caller))).toEqual(approved);
}

/** A decision that cannot be confirmed: the page says so in the reader’s language and keeps what was typed. */
async function decisionsOnce({ app }: Broken): Promise<void> {
  const contractId = await aContract(api, 'awaiting_customer');
  const paths = [await confirmationLink(contractId, english), await confirmationLink(contractId, chinese)];
  for (const path of paths) await browser.unlock(path);
  const form = { choice: 'confirm', text: 'Fine.' };
  const start = Date.now();
  const pages = await Promise.all(
    paths.map((path) => browser.at(app).send(path, form).expect(503).expect('Retry-After', '5')),
  );
  expect(Date.now() - start).toBeLessThan(answersWithinMs);
  expect(pages[0]?.text).toContain('The answer did not come in time. Please send it again: it counts once.');
  expect(pages[1]?.text).toContain('未能及时得到确认，请再次提交，系统只会记录一次。');
  for (const { text } of pages) expect(text).toMatch(/value="confirm"\s+required\s+checked[^]*Fine\.<\/textarea>/);
  for (const path of paths) await browser.send(path, form).expect(200);
  const events = await expectOneTruth(api, contractId);
  expect(events.filter(({ type }) => type === 'CustomerConfirmed')).toHaveLength(1);
}

/** A code that cannot be sent for: the page says so, and the next asking gets one at once. */
async function codesOnce({ app }: Broken): Promise<void> {
  const contractId = await aContract(api, 'awaiting_customer');
  const path = await confirmationLink(contractId, english);
  const start = Date.now();
  await browser.at(app).send(path, { action: 'code' }).expect(503).expect('Retry-After', '5');
  expect(Date.now() - start).toBeLessThan(answersWithinMs);
  await browser.unlock(path);
  await browser.open(path).expect(200, /Do you confirm contract/);
}

/** Temporal takes the question, and there is nobody who could answer it until a worker comes. */
async function withoutWorker(): Promise<void> {
  const taskQueue = `test-idle-${randomUUID()}`;
  const idle = { app: createApp({ ...api, taskQueue }), expectDescribed: api.expectDescribed };
  const key = randomUUID();
  const create = () => post(idle, '/v1/contracts', aCreation(), key);
  const start = Date.now();
  expect(await problemOf(create().expect('Retry-After', '5'), 503)).toMatchObject({ code: 'UNAVAILABLE' });
  expect(Date.now() - start).toBeLessThan(answersWithinMs);
  const stopWorker = await startWorker(api, taskQueue);
  const { contractId } = await accepted(create(), 201);
  expect(await expectOneTruth(api, contractId)).toHaveLength(1);
  await stopWorker();
}

describe('while Temporal does not answer', () => {
  it('the API is alive, and not ready for want of Temporal', async () => {
    for (const { app } of broken) {
      await request(app).get('/health/live').expect(200);
      const fault = await problemOf(request(app).get('/health/ready').expect('Cache-Control', 'no-store'), 503);
      expect(fault).toMatchObject({
        code: 'NOT_READY',
        detail: 'Not ready: Temporal.',
        sentence: { 'zh-CN': '尚未就绪：Temporal。' },
      });
    }
  });

  it('everything can be read, and a closed contract refuses at once', async () => {
    for (const caller of broken) {
      const contractId = await aContract(api, 'awaiting_customer');
      for (const part of ['', '/waiting', '/events']) await read(get(caller, `/v1/contracts/${contractId}${part}`));
      await read(get(caller, '/v1/contracts'));
      const path = await confirmationLink(contractId, english);
      await browser.unlock(path);
      await browser
        .at(caller.app)
        .open(path)
        .expect(200, /Do you confirm contract/);
      await accepted(ask(api, contractId, 'withdraw', { reason: 'x' }));
      const late = ask(caller, contractId, 'confirm', { revision: 1 });
      expect(await problemOf(late, 409)).toMatchObject({ code: 'WRONG_STAGE' });
    }
  });

  it('what is asked is answered in time with “try again”, and counts once when it is sent again', async () => {
    const stories = broken.flatMap((caller) => [commandsOnce(caller), decisionsOnce(caller), codesOnce(caller)]);
    await Promise.all([...stories, withoutWorker()]);
  });
});
