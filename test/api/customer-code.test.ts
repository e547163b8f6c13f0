import request from 'supertest';
import { linkCodeWorkflowId } from '../../workflows/messages';
import { expectOneTruth } from '../build/one-truth';
import { aContract, eventTypes, linkTo, stateOf } from './a-contract';
import { askForCode, codeMails, cookieIn, openBrowser, tokenHashOf } from './browser';
import { type Api, startApi } from './harness';
import { linkIn, mailsTo, nextMail } from './mailbox';
import { confirmationQuestion } from './questions';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const contact = { name: 'Qian Jin', email: 'qian.jin@suzhou.example', language: 'en' } as const;
const title = 'Secret pumps';

/** A contract before the customer, and the link that was mailed to them. */
async function mailedLink(): Promise<{ contractId: string; path: string; number: string }> {
  const contractId = await aContract(api, 'awaiting_customer', { title });
  const { number } = await stateOf(api, contractId);
  const mail = await nextMail(api, contact.email, `Please confirm…${number}`);
  return { contractId, number, path: linkIn(mail) };
}

/** Whoever has the link and nothing else. */
const stranger = () => openBrowser(api);
const enter = (path: string, code: string) => stranger().send(path, { action: 'unlock', code });
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

/** As if the last code, which has gone out, had been asked for longer than a minute ago. */
async function aMinuteLater(path: string): Promise<void> {
  const tokenHash = tokenHashOf(path);
  await api.temporal.workflow.getHandle(linkCodeWorkflowId(tokenHash)).result();
  await api.db.$executeRaw`
    UPDATE link_codes SET asked_at = asked_at - interval '61 seconds' WHERE token_hash = ${tokenHash}`;
}

function expectNothingOfTheContract(text: string): void {
  expect(text).not.toMatch(/Secret|186,000|CNY|首批设备交付|预付款|示例化工|name="choice"|<textarea/);
}

describe('a customer’s link before the code', () => {
  it('shows nothing of the contract but its number, in either language, and decides nothing', async () => {
    const { contractId, path, number } = await mailedLink();
    const before = await eventTypes(api, contractId);
    for (const page of [
      await stranger().open(path).expect(200).expect('Cache-Control', 'no-store'),
      await stranger()
        .open(`${path}?lang=zh-CN`)
        .expect(200, /发送验证码/),
      await stranger().send(path, { choice: 'confirm' }).expect(403),
      await stranger().send(path, { choice: 'decline', text: 'No.' }).expect(403),
      await stranger().send(path, { action: 'decide', choice: 'confirm' }).expect(403),
      await stranger().send(path, { action: 'unlock', code: '' }).expect(400),
      await stranger()
        .send(path, { action: 'code' })
        .expect(200, /A code is on its way to q\*\*\*@suzhou\.example/),
    ])
      expectNothingOfTheContract(page.text);
    const mail = await nextMail(api, ...(await codeMails(api, path)));
    expectNothingOfTheContract(mail.text);
    const asking = await nextMail(api, contact.email, `Please confirm…${number}`);
    expect(asking.text).toContain(title); // what it is about, and nothing of what it says
    expect(asking.text).not.toMatch(/186,000|CNY|¥|首批设备交付|预付款/);
    expect(mail.subject).toBe(`[华东示例设备] Your code for contract ${number}`);
    expect(await eventTypes(api, contractId)).toEqual(before);
  });

  it('shows nothing of the contract either when there is nothing left to decide', async () => {
    const { path } = await mailedLink();
    const browser = openBrowser(api);
    await browser.unlock(path);
    await browser
      .send(path, { choice: 'askForChanges', text: 'The price of the pumps is CNY 7 too high.' })
      .expect(200);
    await browser.open(path).expect(200, /This has been decided/);
    const { text } = await stranger()
      .open(path)
      .expect(200, /This has been decided/);
    expectNothingOfTheContract(text);
  });
});

describe('the code', () => {
  it('opens the document for the browser that typed it, and for no other', async () => {
    const { path, contractId } = await mailedLink();
    const code = await askForCode(api, path);
    const opened = await enter(path, `${code.slice(0, 3)} ${code.slice(3)}`).expect(303);
    expect(opened.get('Set-Cookie')?.[0]).toMatch(
      new RegExp(`^concordat_link=[\\w-]{43}; Path=${path}; HttpOnly; SameSite=Lax$`),
    );
    const withCookie = (cookie: string) => request(api.app).get(path).set('Cookie', cookie).expect(200);
    expect((await withCookie(`a=b; ${cookieIn(opened)}`)).text).toContain(title);
    for (const cookie of ['a=b', 'concordat_link=', `concordat_link=${'A'.repeat(43)}`])
      expectNothingOfTheContract((await withCookie(cookie)).text);
    expectNothingOfTheContract((await stranger().open(path).expect(200)).text);
    await stranger().send(path, { choice: 'confirm' }).expect(403);
    const confirmed = request(api.app).post(path).type('form').set('Cookie', cookieIn(opened));
    await confirmed.send({ choice: 'confirm' }).expect(200, /Your decision is recorded/);
    await expectOneTruth(api, contractId);
  });

  it('is used up by its use, also when it is typed in five places at once', async () => {
    const { path } = await mailedLink();
    const code = await askForCode(api, path);
    const answers = await Promise.all(Array.from({ length: 5 }, () => enter(path, code)));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 403, 403, 403, 403]);
    expect((await enter(path, code).expect(403)).text).toContain('This code is wrong, used or too old.');
  });

  it('is worth nothing after five wrong ones; the next one is', async () => {
    const { path } = await mailedLink();
    const code = await askForCode(api, path);
    const answers = await Promise.all(Array.from({ length: 5 }, () => enter(path, wrong(code))));
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
    expect((await enter(path, code)).status).toBe(403);
    await aMinuteLater(path);
    expect((await enter(path, await askForCode(api, path))).status).toBe(303);
  });

  it('can be tried twenty times in all; then the link opens nothing, and a new one can be mailed', async () => {
    const { path } = await mailedLink();
    for (let codes = 0; codes < 4; codes += 1) {
      const code = await askForCode(api, path);
      await Promise.all(Array.from({ length: 5 }, () => enter(path, wrong(code)).expect(403)));
      await aMinuteLater(path); // when the code's workflow has ended; each wait is twice as long as the one before
      await api.db.$executeRaw`UPDATE link_codes SET asked_at = asked_at - interval '2 hours'`;
    }
    const { text } = await stranger()
      .open(path)
      .expect(403, /Too many wrong codes were typed/);
    expect(text).toContain('value="resend"');
    await stranger()
      .send(path, { action: 'code' })
      .expect(/Too many wrong codes were typed/);
  });

  it('is too old after its time', async () => {
    const { path } = await mailedLink();
    const code = await askForCode(api, path);
    await api.db.$executeRaw`UPDATE link_codes SET expires_at = clock_timestamp() WHERE expires_at IS NOT NULL`;
    expect((await enter(path, code).expect(403)).text).toContain('This code is wrong, used or too old.');
  });

  it('is mailed once a minute, however often it is asked for', async () => {
    const { path } = await mailedLink();
    const ask = () =>
      stranger()
        .send(path, { action: 'code' })
        .expect(200, /A code is on its way/);
    await Promise.all(Array.from({ length: 5 }, ask));
    const mails = await codeMails(api, path);
    await nextMail(api, ...mails);
    await ask();
    await aMinuteLater(path);
    await enter(path, await askForCode(api, path)).expect(303);
    expect(mailsTo(api, ...mails)).toHaveLength(2); // one of the same workflow in between would have come before
  });

  it('of one link opens no other, be it to the same contract', async () => {
    const [one, other] = [await mailedLink(), await mailedLink()];
    const again = await linkTo(api, one.contractId, await confirmationQuestion(api, one.contractId), contact);
    const code = await askForCode(api, one.path);
    const [codeOfOther, codeOfAgain] = [await askForCode(api, other.path), await askForCode(api, again)];
    await enter(other.path, code).expect(403);
    await enter(again, code).expect(403);
    const opened = await enter(one.path, code).expect(303);
    for (const path of [other.path, again]) {
      const { text } = await request(api.app).get(path).set('Cookie', cookieIn(opened)).expect(200);
      expectNothingOfTheContract(text);
    }
    await enter(other.path, codeOfOther).expect(303);
    await enter(again, codeOfAgain).expect(303);
  });
});
