import request from 'supertest';
import { type Decision } from '../../domain/decisions';
import { type Person } from '../../domain/people';
import { aContract, approverOf, eventTypes, linkTo, personFor } from './a-contract';
import { type Api, post, startApi } from './harness';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const contact: Person = { name: '<b>Qian & "Jin"</b>', email: 'qian.jin@suzhou.example', language: 'en' };
const confirmation: Decision = { kind: 'confirmation', revision: 1 };
const approval = (stepId: 'legal' | 'finance' | 'business'): Decision => ({ kind: 'approval', revision: 1, stepId });

function submitForm(path: string, fields: Record<string, string>) {
  return request(api.app).post(path).type('form').send(fields);
}

describe('a link page', () => {
  it('shows what is decided, chooses nothing, and changes nothing however often it is fetched', async () => {
    const contractId = await aContract(api, 'awaiting_customer');
    const path = await linkTo(api, contractId, confirmation, contact);
    const before = await eventTypes(api, contractId);
    await request(api.app).head(path).expect(200);
    const { text, headers } = await request(api.app).get(path).expect(200);
    expect(text).toContain('CNY 186,000.00');
    expect(text).toMatch(/<html lang="en">/);
    expect(text).not.toMatch(/<input[^>]*checked/);
    expect(text).not.toContain('<script');
    expect(text).toContain('&lt;b&gt;Qian &amp; &quot;Jin&quot;&lt;/b&gt;');
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
    });
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(await eventTypes(api, contractId)).toEqual(before);
  });

  it('speaks the recipient’s language and the other one on request', async () => {
    const contractId = await aContract(api, 'in_approval');
    const path = await linkTo(api, contractId, approval('legal'), personFor('legal'));
    expect((await request(api.app).get(path)).text).toContain('您是否代表法务同意合同');
    expect((await request(api.app).get(`${path}?lang=en`)).text).toContain('Do you approve revision 1');
  });

  it.each([
    ['no choice', {}, 'Please choose one of the answers.'],
    ['a choice that is not offered', { choice: 'archive' }, 'Please choose one of the answers.'],
    ['no reason where one is needed', { choice: 'decline', text: ' ' }, 'Please give a reason for this answer.'],
    ['an endless reason', { choice: 'decline', text: 'x'.repeat(2001) }, 'Please use at most 2000 characters'],
  ])('asks again on %s and keeps what was typed', async (_what, fields, sentence) => {
    const contractId = await aContract(api, 'awaiting_customer');
    const path = await linkTo(api, contractId, confirmation, contact);
    const before = await eventTypes(api, contractId);
    const { text } = await submitForm(path, fields).expect(400);
    expect(text).toContain('role="alert"');
    expect(text).toContain(sentence);
    if ('choice' in fields && fields.choice === 'decline') expect(text).toMatch(/value="decline"\s+required\s+checked/);
    expect(await eventTypes(api, contractId)).toEqual(before);
  });

  it('counts a decision once, however often and with whatever comment it is sent', async () => {
    const contractId = await aContract(api, 'awaiting_customer');
    const path = await linkTo(api, contractId, confirmation, contact);
    const another = await linkTo(api, contractId, confirmation, contact);
    const first = await submitForm(path, { choice: 'confirm', text: 'Fine.' }).expect(200);
    expect(first.text).toContain('Your decision is recorded');
    const again = await submitForm(path, { choice: 'confirm', text: 'Fine again.' }).expect(200);
    expect(again.text).toBe(first.text);
    await submitForm(another, { choice: 'confirm' }).expect(200);
    const events = await eventTypes(api, contractId);
    expect(events.filter((type) => type === 'CustomerConfirmed')).toHaveLength(1);
    const shown = await request(api.app).get(path).expect(200);
    expect(shown.text).toContain('This has been decided');
    expect(shown.text).not.toContain('<form');
  });

  it('lets one of two different decisions win, and tells the other', async () => {
    const contractId = await aContract(api, 'awaiting_customer');
    const path = await linkTo(api, contractId, confirmation, contact);
    const answers = await Promise.all([
      submitForm(path, { choice: 'confirm' }),
      submitForm(path, { choice: 'decline', text: 'Too dear.' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const lost = answers.find(({ status }) => status === 409);
    expect(lost?.text).toMatch(/Confirmed|Declined/);
    const events = await eventTypes(api, contractId);
    expect(events.filter((type) => type === 'CustomerConfirmed' || type === 'CustomerDeclined')).toHaveLength(1);
  });

  it('tells what was decided when the API was quicker', async () => {
    const contractId = await aContract(api, 'in_approval');
    const path = await linkTo(api, contractId, approval('business'), personFor('business'));
    const vote = { revision: 1, stepId: 'business', approver: approverOf('business') };
    await post(api, `/v1/contracts/${contractId}/approve`, vote).expect(200);
    const { text } = await submitForm(path, { choice: 'approve' }).expect(409);
    expect(text).toContain('This has been decided');
    expect(text).toContain('Approved');
  });

  it('tells why nothing is left to decide, with the stage the contract is in', async () => {
    const contractId = await aContract(api, 'in_approval');
    const path = await linkTo(api, contractId, approval('business'), personFor('business'));
    await post(api, `/v1/contracts/${contractId}/withdraw`, { reason: 'x' }).expect(200);
    for (const answer of [
      await request(api.app).get(path).expect(200),
      await submitForm(path, { choice: 'approve' }).expect(409),
    ]) {
      expect(answer.text).toContain('This can no longer be decided');
      expect(answer.text).toContain('approving it is not possible then');
      expect(answer.text).toMatch(/is now\s+withdrawn/);
    }
  });

  it('says who sent a revision back, to everyone who was asked about it', async () => {
    const contractId = await aContract(api, 'in_approval');
    const legal = await linkTo(api, contractId, approval('legal'), personFor('legal'));
    const business = await linkTo(api, contractId, approval('business'), personFor('business'));
    await submitForm(legal, { choice: 'reject', text: '第四条不清楚' }).expect(200);
    const { text } = await request(api.app).get(business).expect(200);
    expect(text).toContain('Rejected – back to drafting');
    expect(text).toContain('王芳');
    expect(text).toContain('第四条不清楚');
  });

  it('has nothing to say to links it never gave out, or that have expired', async () => {
    const contractId = await aContract(api, 'awaiting_customer');
    const path = await linkTo(api, contractId, confirmation, contact);
    await api.db.linkToken.updateMany({ where: { contractId }, data: { expiresAt: new Date(0) } });
    const expired = await request(api.app).get(path).expect(410);
    expect(expired.text).toContain('链接已过期');
    await submitForm(path, { choice: 'confirm' }).expect(410);
    for (const token of ['x', 'A'.repeat(43), '%00', '<script>', 'a/b', '%E0%A4%A'])
      expect((await request(api.app).get(`/l/${token}`)).status).toBeGreaterThanOrEqual(400);
    const unknown = await request(api.app)
      .get(`/l/${'A'.repeat(43)}`)
      .expect(404);
    expect(unknown.text).toContain('This link is not valid');
    expect(unknown.text).toContain('链接无效');
  });

  it('takes no other method and no huge form', async () => {
    const contractId = await aContract(api, 'awaiting_customer');
    const path = await linkTo(api, contractId, confirmation, contact);
    await request(api.app).put(path).expect(405);
    const { text } = await submitForm(path, { choice: 'decline', text: 'x'.repeat(70_000) }).expect(413);
    expect(text).toContain('<html');
  });

  it('limits how often one address may ask', async () => {
    const statuses = await Promise.all(
      Array.from({ length: 310 }, async () => (await request(api.app).get('/l/x')).status),
    );
    expect(statuses).toContain(429);
  });
});
