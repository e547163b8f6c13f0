import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { type Decision } from '../../domain/decisions';
import { type Person } from '../../domain/people';
import { expectOneTruth } from '../build/one-truth';
import { aContract, aCreation, eventTypes, linkTo, vote } from './a-contract';
import { answerOf, type Api, ask, get, post, problemOf, read, startApi } from './harness';
import { type Broken, type DeadPorts, openDeadPorts, withoutTemporal } from './servers-down';

let api: Api;
let ports: DeadPorts;
/** One whose calls are refused, one whose calls are taken by somebody who says nothing. */
let broken: Broken[];
beforeAll(async () => {
  api = await startApi();
  ports = await openDeadPorts();
  broken = [withoutTemporal(api, ports.refusing), withoutTemporal(api, ports.silent)];
});
afterAll(() => Promise.all([api.stop(), ports.close()]));

/** The API gives Temporal 15 s to come back before it says that it has not. */
const answersWithinMs = 18_000;

const confirmation: Decision = { kind: 'confirmation', revision: 1 };
const english: Person = { name: 'Qian Jin', email: 'qian.jin@suzhou.example', language: 'en' };
const chinese: Person = { ...english, language: 'zh-CN' };

function confirm({ app }: Broken, path: string) {
  const form = { choice: 'confirm', text: 'Fine.' };
  return request(app).post(path).type('form').send(form).expect(503).expect('Retry-After', '5');
}

describe('while Temporal does not answer', () => {
  it('the API is alive, and not ready for want of Temporal', async () => {
    for (const { app } of broken) {
      await request(app).get('/health/live').expect(200);
      const fault = await problemOf(request(app).get('/health/ready').expect('Cache-Control', 'no-store'), 503);
      expect(fault).toMatchObject({ code: 'NOT_READY', detail: 'Not ready: Temporal.', sentenceZh: /Temporal/ });
    }
  });

  it('everything can be read, and a closed contract refuses at once', async () => {
    for (const caller of broken) {
      const contractId = await aContract(api, 'awaiting_customer');
      for (const part of ['', '/waiting', '/events']) await read(get(caller, `/v1/contracts/${contractId}${part}`));
      await read(get(caller, '/v1/contracts'));
      const path = await linkTo(api, contractId, confirmation, english);
      await request(caller.app)
        .get(path)
        .expect(200, /Do you confirm contract/);
      await answerOf(ask(api, contractId, 'withdraw', { reason: 'x' }));
      const late = ask(caller, contractId, 'confirm', { revision: 1 });
      expect(await problemOf(late, 409)).toMatchObject({ code: 'WRONG_STAGE' });
    }
  });

  it('a command is answered in time with “try again”, changes nothing, and counts once when it is sent again', async () => {
    const unavailable = { code: 'UNAVAILABLE', detail: expect.stringContaining('same Idempotency-Key') as string };
    const oneStory = async (caller: Broken) => {
      const contractId = await aContract(api, 'in_approval');
      const [createKey, voteKey] = [randomUUID(), randomUUID()];
      const create = (to: Broken) => post(to, '/v1/contracts', aCreation(), createKey);
      const approve = (to: Broken) => ask(to, contractId, 'approve', vote('legal'), voteKey);
      const start = Date.now();
      const faults = await Promise.all(
        [create(caller), approve(caller)].map((sent) => problemOf(sent.expect('Retry-After', '5'), 503)),
      );
      expect(Date.now() - start).toBeLessThan(answersWithinMs);
      expect(faults).toMatchObject([unavailable, unavailable]);
      expect(await eventTypes(api, contractId)).toHaveLength(3);
      const [made, approved] = [await answerOf(create(api), 201), await answerOf(approve(api))];
      expect(approved.events).toEqual(['ApprovalGiven']);
      for (const contract of [made.contractId, contractId]) await expectOneTruth(api, contract);
      // What is on record is told without Temporal.
      expect(await answerOf(create(caller), 201)).toEqual(made);
      expect(await answerOf(approve(caller))).toEqual(approved);
    };
    await Promise.all(broken.map(oneStory));
  });

  it('a link says so in the reader’s language, keeps what was typed, and counts once when it is sent again', async () => {
    const oneStory = async (caller: Broken) => {
      const contractId = await aContract(api, 'awaiting_customer');
      const toEnglish = await linkTo(api, contractId, confirmation, english);
      const toChinese = await linkTo(api, contractId, confirmation, chinese);
      const start = Date.now();
      const pages = await Promise.all([confirm(caller, toEnglish), confirm(caller, toChinese)]);
      expect(Date.now() - start).toBeLessThan(answersWithinMs);
      expect(pages[0].text).toContain('The answer did not come in time. Please send it again: it counts once.');
      expect(pages[1].text).toContain('未能及时得到确认，请再次提交，系统只会记录一次。');
      for (const { text } of pages) expect(text).toMatch(/value="confirm"\s+required\s+checked[^]*Fine\.<\/textarea>/);
      const thanks = request(api.app).post(toEnglish).type('form').send({ choice: 'confirm', text: 'Fine.' });
      await thanks.expect(200, /Your decision is recorded/);
      await expectOneTruth(api, contractId);
    };
    await Promise.all(broken.map(oneStory));
  });
});
