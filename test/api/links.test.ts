import request from 'supertest';
import { type Person } from '../../domain/kernel/people';
import { expectOneTruth } from '../build/one-truth';
import { aContract, eventTypes, linkTo, stateOf, vote } from './a-contract';
import { type Browser, openBrowser } from './browser';
import { accepted, type Api, ask, startApi } from './harness';
import { approverLink, confirmationQuestion } from './questions';

let api: Api;
let browser: Browser;
beforeAll(async () => {
  api = await startApi();
  browser = openBrowser(api);
});
afterAll(() => api.stop());

const contact: Person = { name: 'Qian Jin', email: 'qian.jin@suzhou.example', language: 'en' };

const open = (path: string) => browser.open(path);
const send = (path: string, fields: Record<string, string>) => browser.send(path, fields);

/** A customer's link of which they have typed the code. */
async function unlockedLink(contractId: string): Promise<string> {
  const path = await linkTo(api, contractId, await confirmationQuestion(api, contractId), contact);
  await browser.unlock(path);
  return path;
}

const forwardTo = (personName: string) => ({ choice: 'forward', person: 'zhao.li@suzhou.example', personName });

describe('a link page', () => {
  it('shows what is decided, chooses nothing, and changes nothing however often it is fetched', async () => {
    const contractId = await aContract(api, 'awaiting_customer');
    const path = await unlockedLink(contractId);
    const before = await eventTypes(api, contractId);
    await request(api.app).head(path).expect(200);
    const { text } = await open(path).expect(200);
    expect(text).toContain('CNY 186,000.00');
    expect(text).toMatch(/<html lang="en">/);
    expect(text.match(/<input\s+type="radio"/g)).toHaveLength(4);
    expect(text).not.toMatch(/\schecked/);
    expect(await eventTypes(api, contractId)).toEqual(before);
  });

  it('speaks the recipient’s language and the other one on request', async () => {
    const contractId = await aContract(api, 'in_approval');
    const path = await approverLink(api, contractId, 'legal');
    expect((await open(path)).text).toContain('您是否代表法务同意合同');
    expect((await open(`${path}?lang=en`)).text).toContain('Do you approve revision 1');
    const { text } = await send(`${path}?lang=en`, { choice: 'approve' }).expect(200);
    expect(text).toContain('Your decision is recorded');
  });

  it.each([
    ['no choice', {}, 'Please choose one of the answers.'],
    ['a choice that is not offered', { choice: 'archive' }, 'Please choose one of the answers.'],
    ['no reason where one is needed', { choice: 'decline', text: ' ' }, 'Please give a reason for this answer.'],
    ['an endless reason', { choice: 'decline', text: 'x'.repeat(2001) }, 'This must have at most 2000 characters.'],
    ['a control character', { choice: 'decline', text: 'x\u0007' }, 'Control characters are not allowed.'],
    ['a lost character', { choice: 'confirm', text: 'Fine\ufffd' }, 'A character was lost on the way'],
    ['an invisible character in a name', forwardTo('Zhao\u202e Li'), 'Character 5 is one that nobody sees (U+202E).'],
    ['no name', forwardTo(' '), 'Please give the person’s name.'],
    ['an endless name', forwardTo('x'.repeat(101)), 'This must have at most 100 characters.'],
  ])('asks again on %s and keeps what was typed', async (_what, fields, sentence) => {
    const contractId = await aContract(api, 'awaiting_customer');
    const path = await unlockedLink(contractId);
    const before = await eventTypes(api, contractId);
    const { text } = await send(path, fields).expect(400);
    expect(text).toContain('role="alert"');
    expect(text).toContain(sentence);
    const isOffered = 'choice' in fields && fields.choice !== 'archive';
    expect(text.match(/value="\w+"\s+required\s+checked/g) ?? []).toHaveLength(isOffered ? 1 : 0);
    expect(await eventTypes(api, contractId)).toEqual(before);
  });

  it('counts a decision once, however often and with whatever comment it is sent', async () => {
    const contractId = await aContract(api, 'awaiting_customer');
    const path = await unlockedLink(contractId);
    const another = await unlockedLink(contractId);
    const first = await send(path, { choice: 'confirm', text: 'Fine.' }).expect(200);
    expect(first.text).toContain('Your decision is recorded');
    const again = await send(path, { choice: 'confirm', text: 'Fine again.' }).expect(200);
    expect(again.text).toBe(first.text);
    await send(another, { choice: 'confirm' }).expect(200);
    const events = await expectOneTruth(api, contractId);
    expect(events.filter(({ type }) => type === 'CustomerConfirmed')).toHaveLength(1);
    const shown = await open(path).expect(200);
    expect(shown.text).toContain('This has been decided');
    expect(shown.text).not.toContain('<form');
  });

  it.each([
    ['by one link', 1],
    ['by two links to the same', 2],
  ])(
    'lets one of two different decisions win that come at the same time %s, and tells the other',
    async (_by, links) => {
      const contractId = await aContract(api, 'awaiting_customer');
      const first = await unlockedLink(contractId);
      const second = links === 1 ? first : await unlockedLink(contractId);
      const answers = await Promise.all([
        send(first, { choice: 'confirm' }),
        send(second, { choice: 'decline', text: 'Too dear.' }),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const lost = answers.find(({ status }) => status === 409)?.text;
      expect(lost).toMatch(/Confirmed|Declined/);
      expect(lost).toContain('What you have just sent changed nothing.');
      const types = (await expectOneTruth(api, contractId)).map(({ type }) => type);
      expect(types.filter((type) => type === 'CustomerConfirmed' || type === 'CustomerDeclined')).toHaveLength(1);
    },
  );

  it('takes one decision of two people at the same time where both must agree', async () => {
    const contractId = await aContract(api, 'in_approval');
    const steps = ['legal', 'finance', 'business'] as const;
    const paths = await Promise.all(steps.map((step) => approverLink(api, contractId, step)));
    const answers = await Promise.all(paths.map((path) => send(path, { choice: 'approve' })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    await expectOneTruth(api, contractId);
    expect(await stateOf(api, contractId)).toMatchObject({ stage: 'awaiting_customer' });
  });

  it('tells what was decided when the API was quicker', async () => {
    const contractId = await aContract(api, 'in_approval');
    const path = await approverLink(api, contractId, 'business');
    await accepted(ask(api, contractId, 'approve', vote('business')));
    const { text } = await send(path, { choice: 'approve' }).expect(409);
    expect(text).toContain('This has been decided');
    expect(text).toContain('Approved');
  });

  it('tells why nothing is left to decide, with the stage the contract is in', async () => {
    const contractId = await aContract(api, 'in_approval');
    const path = await approverLink(api, contractId, 'business');
    await accepted(ask(api, contractId, 'withdraw', { reason: 'x' }));
    for (const { text } of [await open(path).expect(200), await send(path, { choice: 'approve' }).expect(409)]) {
      expect(text).toContain('This can no longer be decided');
      expect(text).toContain('approving it is not possible in this stage');
      expect(text).toMatch(/is\s+withdrawn/);
    }
  });

  it('says who sent a revision back, to everyone who was asked about it', async () => {
    const contractId = await aContract(api, 'in_approval');
    const legal = await approverLink(api, contractId, 'legal');
    const business = await approverLink(api, contractId, 'business');
    await send(legal, { choice: 'reject', text: '第四条不清楚' }).expect(200);
    const { text } = await open(business).expect(200);
    expect(text).toContain('Rejected – back to drafting');
    expect(text).toContain('王芳');
    expect(text).toContain('第四条不清楚');
    await expectOneTruth(api, contractId);
  });

  it('tells what changed since the revision that the reader decided on, and of nobody else’s', async () => {
    const contractId = await aContract(api, 'in_approval');
    const first = await approverLink(api, contractId, 'legal');
    await send(first, { choice: 'requestChanges', text: '请写明适用法律' }).expect(200);
    await accepted(ask(api, contractId, 'submit', { revision: 2 }));
    const legal = await approverLink(api, contractId, 'legal');
    await open(`${legal}?lang=en`).expect(200, /What changed since revision 1, which you decided on/);
    const others = await open(await approverLink(api, contractId, 'business')).expect(200);
    expect(others.text).not.toContain('What changed since');
  });
});
