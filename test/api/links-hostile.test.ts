import { createHash } from 'node:crypto';
import request from 'supertest';
import pino from 'pino';
import { createApp } from '../../api/app';
import { type Person } from '../../domain/kernel/people';
import { expectOneTruth } from '../build/one-truth';
import { aContract, customer, eventTypes, linkTo } from './a-contract';
import { type Browser, openBrowser } from './browser';
import { type Api, startApi } from './harness';
import { confirmationQuestion } from './questions';

let api: Api;
let browser: Browser;
beforeAll(async () => {
  api = await startApi();
  browser = openBrowser(api);
});
afterAll(() => api.stop());

const markup = `"><script>alert(1)</script>'&</title></textarea>`;
const escaped = '&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&#39;&amp;&lt;/title&gt;&lt;/textarea&gt;';
const contact: Person = { name: markup, email: 'qian.jin@suzhou.example', language: 'en' };

const hostile = { title: markup, customer: { ...customer, name: markup } };
const aLink = async () => {
  const contractId = await aContract(api, 'awaiting_customer', hostile);
  const path = await linkTo(api, contractId, await confirmationQuestion(api, contractId), contact);
  await browser.unlock(path);
  return { contractId, path };
};
const open = (path: string) => browser.open(path);
const send = (path: string, fields: object) => browser.send(path, fields);

/** Neither a script nor the end of an element that we did not write. */
function expectHarmless(text: string): void {
  expect(text).toContain(escaped);
  expect(text).not.toMatch(/<script|\son\w+=|javascript:/i);
  for (const once of ['</title>', '</style>', '</main>']) expect(text.split(once)).toHaveLength(2);
}

describe('a link page in a hostile world', () => {
  it('prints whatever people wrote as they wrote it, before and after the decision', async () => {
    const { contractId, path } = await aLink();
    expectHarmless((await open(path).expect(200)).text);
    const again = await send(path, { choice: markup, text: markup }).expect(400);
    expectHarmless(again.text);
    expect(again.text).toContain(`>\n${escaped}</textarea>`);
    expectHarmless((await send(path, { choice: 'decline', text: markup }).expect(200)).text);
    expectHarmless((await open(path).expect(200)).text);
    await expectOneTruth(api, contractId);
  });

  it('lets nothing in but its own style, sends nothing out but its own form, and is kept by nobody', async () => {
    const { path } = await aLink();
    const { text, headers } = (await open(path).expect(200)) as { text: string; headers: Record<string, string> };
    const style = /<style>([^]*)<\/style>/.exec(text)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(headers['content-security-policy']?.split('; ').sort()).toEqual([
      ...["base-uri 'none'", "default-src 'none'", "form-action 'self'", "frame-ancestors 'none'", "img-src 'self'"],
      `style-src 'sha256-${hash}'`,
    ]);
    expect(headers).toMatchObject({
      ...{ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex, nofollow' },
      ...{ 'x-content-type-options': 'nosniff', 'content-type': 'text/html; charset=utf-8' },
    });
    expect(headers['set-cookie']).toBeUndefined();
    expect(text).not.toMatch(/(?:src|href|action)="(?!\?lang=|#|mailto:|[\w-]{43}\/(?:pages\/\d+|document)")/);
  });

  it.each([
    ['another language', '?lang=fr'],
    ['markup as a language', `?lang=${encodeURIComponent(markup)}`],
    ['two languages', '?lang=en&lang=zh-CN'],
  ])('falls back to the recipient’s language on %s', async (_what, query) => {
    const { path } = await aLink();
    const { text } = await open(`${path}${query}`).expect(200);
    expect(text).toContain('<html lang="en">');
    expect(text).toContain(escaped);
  });

  it('decides nothing on what is not its form', async () => {
    const { contractId, path } = await aLink();
    const before = await eventTypes(api, contractId);
    const post = () => browser.post(path);
    for (const sent of [
      post().send({ choice: 'confirm' }),
      post().type('text/plain').send('choice=confirm'),
      post().field('choice', 'confirm'),
      post().type('form').send('choice=confirm&choice=decline'),
      post().type('form').send('choice[]=confirm'),
      post().type('form').send('__proto__=confirm&constructor=confirm'),
      post(),
      open(`${path}?choice=confirm`).expect(200),
    ])
      expect((await sent).text).toContain('<form');
    expect(await eventTypes(api, contractId)).toEqual(before);
  });

  it('takes no other method and no huge form', async () => {
    const { path } = await aLink();
    for (const method of ['put', 'patch', 'delete', 'options'] as const)
      await request(api.app)[method](path).expect(405).expect('Allow', 'GET, HEAD, POST');
    const { text } = await send(path, { choice: 'decline', text: 'x'.repeat(70_000) }).expect(413);
    expect(text).toContain('<html');
  });

  it('has nothing to say to links it never gave out, or that have expired', async () => {
    const { contractId, path } = await aLink();
    await api.db.linkToken.updateMany({ where: { contractId }, data: { expiresAt: new Date(0) } });
    for (const { text } of [await open(path).expect(410), await send(path, { choice: 'confirm' }).expect(410)]) {
      expect(text).toContain('This link has expired.');
      expect(text).toMatch(/name="action" value="resend"/);
      expect(text).not.toMatch(/name="choice"|186,000/);
    }
    const { text: chinese } = await open(`${path}?lang=zh-CN`).expect(410);
    expect(chinese).toMatch(/该事项仍待处理，请使用新的链接[^]*此链接已过期。/);
    const token = path.slice('/l/'.length);
    const foreign = [token.toLowerCase(), `${token}A`, token.slice(1), `${token.slice(0, -1)}%0A`, 'A'.repeat(43)];
    for (const other of [...foreign, 'x', '%00', '<script>', 'a/b', '%2e%2e', '']) {
      const { text } = await open(`/l/${other}`).expect(404);
      expect(text).toContain('This link is not valid');
      expect(text).toContain('链接无效');
    }
    await open('/l/%E0%A4%A').expect(400);
    expect(await eventTypes(api, contractId)).toHaveLength(7);
  });

  it('leaves no token in the log, however its address is written', async () => {
    const lines: string[] = [];
    const app = createApp({ ...api, log: pino({ level: 'info' }, { write: (line) => lines.push(line) }) });
    const { path } = await aLink();
    const token = path.slice('/l/'.length);
    for (const address of [path, `/L/${token}`, `${path}/`, `${path}?lang=en`]) await request(app).get(address);
    await browser.at(app).send(path, { choice: 'confirm' }).expect(200);
    expect(lines).toHaveLength(5);
    expect(lines.join()).not.toContain(token);
  });

  it('limits how often one address may ask, and no other', async () => {
    const app = createApp(api); // a process of its own, for each counts for itself
    const from = (address: string) => request(app).get('/l/x').set('X-Forwarded-For', address);
    const statuses = new Set<number>();
    for (let round = 0; round < 30; round += 1)
      for (const { status } of await Promise.all(Array.from({ length: 10 }, () => from('203.0.113.7'))))
        statuses.add(status);
    expect([...statuses]).toEqual([404]);
    const { text, headers } = await from('203.0.113.7').expect(429);
    expect(Number((headers as Record<string, string>)['retry-after'])).toBeGreaterThan(0);
    expect(text).toContain('Please try again in a minute.');
    expect(text).toContain('请一分钟后再试。');
    await from('198.51.100.1, 203.0.113.7').expect(429); // what the sender says of itself does not count
    await from('198.51.100.1').expect(404);
    await request(app).post('/l/x').set('X-Forwarded-For', '203.0.113.7').expect(429);
  });

  it('lets many read the pages of their documents behind one address', async () => {
    const app = createApp(api);
    const image = (page: number) => request(app).get(`/l/x/pages/${page}`).set('X-Forwarded-For', '203.0.113.9');
    const statuses = new Set<number>();
    for (let round = 0; round < 40; round += 1)
      for (const { status } of await Promise.all(Array.from({ length: 10 }, (_, page) => image(page + 1))))
        statuses.add(status);
    expect([...statuses]).toEqual([404]);
    expect((await request(app).get('/l/x').set('X-Forwarded-For', '203.0.113.9')).status).toBe(404);
  });

  it('believes no proxy that it is not told to believe', async () => {
    const app = createApp(api, false);
    const from = (octet: number) => request(app).get('/l/x').set('X-Forwarded-For', `203.0.113.${octet}`);
    for (let round = 0; round < 30; round += 1)
      await Promise.all(Array.from({ length: 10 }, (_, octet) => from(round * 8 + octet).expect(404)));
    expect((await from(250)).status).toBe(429);
  });
});
