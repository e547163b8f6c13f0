import { expectOneTruth } from '../build/one-truth';
import { aContract, approverOf, customer, eventTypes, stateOf } from './a-contract';
import { openBrowser } from './browser';
import { accepted, type Api, ask, get, problemOf, read, startApi } from './harness';
import { linkIn, mailsTo, nextMail } from './mailbox';
import { approverLink } from './questions';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const confirmSubject = { en: 'Please confirm', 'zh-CN': '请确认' } as const;

/** A contract before a customer who reads this language, with the link that was mailed to them. */
async function mailedLink(language: 'en' | 'zh-CN') {
  const contact = { ...customer.contact, language };
  const contractId = await aContract(api, 'awaiting_customer', { customer: { ...customer, contact } });
  const { number } = await stateOf(api, contractId);
  const subject = `${confirmSubject[language]}…${number}`;
  return { contractId, number, subject, path: linkIn(await nextMail(api, contact.email, subject)) };
}

describe('a customer who is not the right person', () => {
  it.each(['en', 'zh-CN'] as const)(
    'forwards the contract: it is recorded, the old link is dead, the new contact is asked in their language (%s)',
    async (language) => {
      const { contractId, path, subject } = await mailedLink(language);
      const [browser, colleague] = [openBrowser(api), openBrowser(api)];
      await browser.unlock(path);
      const person = `zhao.li.${language.toLowerCase()}@suzhou.example`;
      const fields = { choice: 'forward', person, personName: 'Zhao Li', text: 'She signs such contracts.' };
      await browser.send(path, { ...fields, person: 'zhao.li' }).expect(400);
      await browser.send(path, { ...fields, personName: ' ' }).expect(400);
      await browser.send(path, fields).expect(200);
      const trail = (await read(get(api, `/v1/contracts/${contractId}/events?limit=100`))) as { items: object[] };
      expect(trail.items.at(-1)).toMatchObject({
        ...{ type: 'ConfirmationForwarded', actor: { kind: 'link', name: '钱进' } },
        data: { from: { name: '钱进' }, to: { name: 'Zhao Li', email: person, language }, reason: fields.text },
      });
      for (const { text } of [
        await browser.open(`${path}?lang=en`).expect(200),
        await browser.send(`${path}?lang=en`, { choice: 'confirm' }).expect(409),
      ]) {
        expect(text).toContain('Forwarded to Zhao Li');
        expect(text).not.toContain('name="choice"');
      }
      const onBehalf = { revision: 1, contact: customer.contact.email };
      expect(await problemOf(ask(api, contractId, 'confirm', onBehalf), 409)).toMatchObject({
        code: 'NOT_THE_CONTACT',
      });
      const link = linkIn(await nextMail(api, person, subject));
      await nextMail(api, 'lin.xiao@huadong.example', '已转交 Zhao Li 确认');
      expect((await browser.open(link).expect(200)).text).not.toContain('name="choice"');
      await colleague.unlock(link);
      const confirmed = await colleague.send(link, { choice: 'confirm' }).expect(200);
      expect(confirmed.text).not.toMatch(/record the signature|登记签署/); // what waits on our side
      const view = await read(get(api, `/v1/contracts/${contractId}`));
      expect(view).toMatchObject({ stage: 'awaiting_signature', approval: { revision: 1 } });
      await expectOneTruth(api, contractId);
    },
  );

  it('forwards it to nobody by a link that was given to another before', async () => {
    const { contractId, path } = await mailedLink('en');
    const browser = openBrowser(api);
    await browser.unlock(path);
    const to = { name: 'Zhao Li', email: 'zhao.li@suzhou.example', language: 'en' };
    await accepted(ask(api, contractId, 'forward', { revision: 1, newContact: to }));
    const again = { choice: 'forward', person: 'mallory@elsewhere.example', personName: 'Mallory' };
    await browser.send(path, again).expect(409);
    expect(await stateOf(api, contractId)).toMatchObject({ confirmer: { contact: { email: to.email } } });
    const same = await problemOf(ask(api, contractId, 'forward', { revision: 1, newContact: to }), 409);
    expect(same).toMatchObject({ code: 'ALREADY_THE_CONTACT' });
    await expectOneTruth(api, contractId);
  });
});

describe('a page on which nothing can be decided any more', () => {
  it('mails the current link to the address on record, and not again within minutes', async () => {
    const { contractId, path, subject } = await mailedLink('en');
    await api.db.linkToken.updateMany({ where: { contractId }, data: { expiresAt: new Date(0) } });
    const anyone = openBrowser(api);
    await anyone.open(path).expect(410, /name="action" value="resend"/);
    await anyone.send(path, { action: 'resend' }).expect(200, /The current link is on its way/);
    const link = linkIn(await nextMail(api, customer.contact.email, subject, 1));
    expect(link).not.toBe(path);
    await anyone.unlock(link);
    await anyone.open(link).expect(200, /Do you confirm contract/);
    await anyone.send(path, { action: 'resend' }).expect(409, /possible again from/);
    expect(await problemOf(ask(api, contractId, 'resend-link', {}), 409)).toMatchObject({ code: 'TOO_SOON' });
    expect(mailsTo(api, customer.contact.email, subject)).toHaveLength(2);
    expect((await eventTypes(api, contractId)).filter((type) => type === 'LinkResent')).toHaveLength(1);
    await expectOneTruth(api, contractId);
  });

  it('mails it to whoever approves now, whoever asks', async () => {
    const contractId = await aContract(api, 'in_approval');
    const { number } = await stateOf(api, contractId);
    const path = await approverLink(api, contractId, 'legal');
    const manager = 'wu.min@huadong.example';
    const reassigned = { from: approverOf('legal'), to: manager, reason: 'She is on leave.' };
    await accepted(ask(api, contractId, 'reassign', reassigned));
    await nextMail(api, approverOf('legal'), `请审批…${number}`);
    await openBrowser(api).send(path, { choice: 'approve' }).expect(409);
    await openBrowser(api).send(path, { action: 'resend' }).expect(200);
    const link = linkIn(await nextMail(api, manager, `请审批…${number}`, 1));
    await openBrowser(api).send(link, { choice: 'approve' }).expect(200);
    expect(mailsTo(api, approverOf('legal'), `请审批…${number}`)).toHaveLength(1);
    await accepted(ask(api, contractId, 'withdraw', { reason: 'Not needed.' }));
    await openBrowser(api)
      .send(path, { action: 'resend' })
      .expect(409, /已改由他人审批/);
    await expectOneTruth(api, contractId);
  });
});
