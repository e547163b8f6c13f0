import { mkdtemp, rm } from 'node:fs/promises';
import { get } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import { startInbox, type Inbox } from '../../scripts/inbox/inbox';

describe('the demo inbox', () => {
  let dir: string;
  let inbox: Inbox;
  const send = (subject: string, html = '<p>见附件</p>') =>
    createTransport(inbox.smtpUrl).sendMail({ from: 'a@x.example', to: 'li@x.example', subject, text: '见附件', html });

  beforeEach(async () => {
    dir = await mkdtemp(path.join(os.tmpdir(), 'concordat-inbox-'));
    inbox = await startInbox({ dir });
  });
  afterEach(async () => {
    await inbox.stop();
    await rm(dir, { recursive: true, force: true });
  });

  it('tells who waits for a mail the moment it comes, and still has it after a restart', async () => {
    const waiting = inbox.waitForMail((mail) => mail.subject.includes('合同'));
    await send('请审批合同 HT-1');
    expect(await waiting).toMatchObject({ to: ['li@x.example'], text: '见附件' });
    await inbox.stop();
    inbox = await startInbox({ dir });
    expect(await inbox.mails()).toMatchObject([{ subject: '请审批合同 HT-1', to: ['li@x.example'] }]);
  });

  it('shows a mail without letting it run anything', async () => {
    await send('<script>alert(1)</script>', '<script>alert(2)</script><a href="http://127.0.0.1/x">open</a>');
    const list = await (await fetch(inbox.url, { headers: { 'accept-language': 'zh-CN' } })).text();
    expect(list).toContain('演示收件箱');
    expect(list).toContain('&lt;script&gt;alert(1)');
    const [mail] = await inbox.mails();
    const frame = await fetch(`${inbox.url}/mails/${mail?.id ?? ''}/html`);
    expect(frame.headers.get('content-security-policy')).toMatch(/^default-src 'none'.*sandbox/);
    expect(await frame.text()).toContain('<base target="_blank">');
  });

  it('lists a mail that cannot be parsed as such, with its size, beside the others, also after a restart', async () => {
    const parts = Array.from(
      { length: 3000 },
      (_, n) => `Content-Type: multipart/mixed; boundary="b${n}"\r\n\r\n--b${n}`,
    );
    const envelope = { from: 'a@x.example', to: ['li@x.example'] };
    await createTransport(inbox.smtpUrl).sendMail({ envelope, raw: `Subject: HT-4\r\n${parts.join('\r\n')}\r\n` });
    await send('HT-5');
    await inbox.stop();
    inbox = await startInbox({ dir });
    const page = await (await fetch(`${inbox.url}/?lang=en`)).text();
    expect(page).toMatch(/Mail that cannot be read \(1\d{5} bytes\)/);
    expect(page).toContain('HT-5');
    const [readable, broken] = await inbox.mails();
    expect([readable?.isUnreadable, broken?.isUnreadable]).toEqual([false, true]);
    expect(broken).toMatchObject({ to: ['li@x.example'], from: '', subject: '' });
    const alone = await fetch(`${inbox.url}/mails/${broken?.id ?? ''}?lang=zh`);
    expect(alone.status).toBe(200);
    expect(await alone.text()).toContain('无法解析的邮件');
    expect(await (await fetch(`${inbox.url}/mails.json`)).json()).toMatchObject({ mails: [{ subject: 'HT-5' }, {}] });
  });

  it('refuses a mail over the announced size, and takes one just under it', async () => {
    const envelope = { from: 'a@x.example', to: ['li@x.example'] };
    const transport = createTransport(inbox.smtpUrl);
    const raw = (bytes: number) =>
      `Subject: large\r\n\r\n${'x'.repeat(998)}\r\n`.padEnd(bytes, `${'x'.repeat(98)}\r\n`);
    await expect(transport.sendMail({ envelope, raw: raw(30_000_100) })).rejects.toThrow(/552/);
    expect(await inbox.mails()).toEqual([]);
    await transport.sendMail({ envelope, raw: raw(29_900_000) });
    expect(await inbox.mails()).toMatchObject([{ subject: 'large', isUnreadable: false }]);
  });

  it('shows no stack trace and no path of this machine', async () => {
    const answer = await fetch(`${inbox.url}/mails/%E0%A4%A?lang=en`);
    expect(answer.status).toBe(400);
    const page = await answer.text();
    expect(page).toContain('The page could not be shown.');
    expect(page).not.toMatch(/node_modules|\.[jt]s:\d|Error:/);
  });

  it('answers nobody who calls it by another name than this machine’s', async () => {
    const asked = (host: string) =>
      new Promise<number>((resolve, reject) => {
        get(`${inbox.url}/mails.json`, { headers: { host } }, ({ statusCode }) => {
          resolve(statusCode ?? 0);
        }).once('error', reject);
      });
    expect(await Promise.all(['evil.example', `localhost:1`, '127.0.0.1'].map(asked))).toEqual([421, 200, 200]);
  });

  it('answers a program that waits for a mail to come', async () => {
    const answer = fetch(`${inbox.url}/mails.json?to=li@x.example&contains=HT-2&waitMs=10000`);
    await send('HT-2');
    expect(await (await answer).json()).toMatchObject({ mails: [{ subject: 'HT-2' }] });
  });

  it.each([
    ['down', /ECONNREFUSED/],
    ['reject', /550/],
  ] as const)('refuses mail while it is %s, and takes it afterwards', async (mode, problem) => {
    await inbox.setMode(mode);
    await expect(send('HT-3')).rejects.toThrow(problem);
    expect(await inbox.mails()).toEqual([]);
    await inbox.setMode('up');
    await send('HT-3');
    expect(await inbox.mails()).toHaveLength(1);
  });

  it('can take a mail and hang up before it says so', async () => {
    await inbox.setMode('forgetful');
    await expect(send('HT-4')).rejects.toThrow('closed unexpectedly');
    expect(await inbox.mails()).toHaveLength(1);
  });
});
