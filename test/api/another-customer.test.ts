import { expectOneTruth } from '../build/one-truth';
import { aContract, stateOf, view, vote, yuan } from './a-contract';
import { type Browser, openBrowser } from './browser';
import { accepted, type Api, ask, startApi } from './harness';
import { linkIn, mailsTo, nextMail } from './mailbox';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const send = (contractId: string, command: string, body: object) => accepted(ask(api, contractId, command, body));

const first = { name: '甲有限公司', contact: { name: '安一', email: 'a.first@jia.example', language: 'zh-CN' } };
const second = { name: '乙有限公司', contact: { name: '白二', email: 'b.second@yi.example', language: 'zh-CN' } };
/** A colleague of the first contact, at the same company. */
const colleague = { ...first, contact: { name: '陈三', email: 'c.third@jia.example', language: 'zh-CN' } };

/** Everything about the first customer and their offer. */
const ofFirst = [first.name, first.contact.name, first.contact.email, '186,111.00', '请便宜一些'];

type Customer = typeof first;

/** The link that was mailed to the customer last, opened by its code. */
async function opened(contractId: string, { contact }: Customer, known = 0): Promise<Browser & { path: string }> {
  const { number } = await stateOf(api, contractId);
  const path = linkIn(await nextMail(api, contact.email, `请确认…${number}`, known));
  const browser = openBrowser(api);
  await browser.unlock(path);
  return { ...browser, path };
}

/** The next revision is approved and goes to this customer, at this price. */
async function sentTo(contractId: string, customer: Customer, revision: number, gross: string): Promise<void> {
  await send(contractId, 'revise', { revision, customer, price: { gross: yuan(gross) } });
  await send(contractId, 'submit', { revision });
  for (;;) {
    const { waiting } = await view(api, contractId);
    const step = waiting.flatMap(({ topic }) => (topic.kind === 'approval' ? [topic.stepId] : []))[0];
    if (step === undefined) return;
    await send(contractId, 'approve', vote(step, revision));
  }
}

/** A contract that was sent to the first customer, who asked for changes or from whom it was recalled. */
async function backFromFirst(how: 'asked' | 'recalled') {
  const contractId = await aContract(api, 'awaiting_customer', {
    customer: first,
    price: { gross: yuan('186111.00') },
  });
  const theirs = await opened(contractId, first);
  if (how === 'asked') await theirs.send(theirs.path, { choice: 'askForChanges', text: '请便宜一些' }).expect(200);
  else await send(contractId, 'recall', { subject: { kind: 'revision', id: '1' }, reason: 'Another customer' });
  return { contractId, theirs };
}

/** All mails to this address about the contract. */
async function mailsAbout(contractId: string, { contact }: Customer) {
  return mailsTo(api, contact.email, (await stateOf(api, contractId)).number);
}

describe.each(['asked', 'recalled'] as const)('a contract that goes to another customer (%s before)', (how) => {
  it('shows the new customer nothing of the first one: neither on the page nor in the mail', async () => {
    const { contractId } = await backFromFirst(how);
    await sentTo(contractId, second, 2, '99333.00');
    const theirs = await opened(contractId, second);
    const { text } = await theirs.open(theirs.path).expect(200);
    expect(text).toContain('99,333.00');
    expect(text).not.toContain('相比的修改');
    const mails = await mailsAbout(contractId, second);
    for (const told of [text, ...mails.map((mail) => `${mail.subject}\n${mail.text}`)])
      for (const secret of [...ofFirst, '第 1 版']) expect(told).not.toContain(secret);
    await expectOneTruth(api, contractId);
  });

  it('does not let the first customer’s old link send mails to the new one', async () => {
    const { contractId, theirs } = await backFromFirst(how);
    await sentTo(contractId, second, 2, '99333.00');
    await opened(contractId, second);
    const known = (await mailsAbout(contractId, second)).length;
    const { text } = await theirs.open(theirs.path).expect(200);
    expect(text).not.toContain('value="resend"');
    for (const secret of [second.name, second.contact.name, '99,333.00']) expect(text).not.toContain(secret);
    await theirs.send(theirs.path, { action: 'resend' }).expect(409);
    expect(await mailsAbout(contractId, second)).toHaveLength(known);
    await expectOneTruth(api, contractId);
  });
});

describe('a contract that goes to another contact of the same customer', () => {
  it('shows what changed, and says who was sent the earlier revision and asked for the changes', async () => {
    const { contractId } = await backFromFirst('asked');
    await sentTo(contractId, colleague, 2, '99333.00');
    const theirs = await opened(contractId, colleague);
    const { text } = await theirs.open(theirs.path).expect(200);
    expect(text).toContain('与此前发送给安一的第 1 版相比的修改');
    expect(text).toContain('186,111.00');
    const [mail] = await mailsAbout(contractId, colleague);
    expect(mail?.text).toContain('安一对第 1 版提出的修改要求：“请便宜一些”');
    await expectOneTruth(api, contractId);
  });
});

describe('a contract that comes back to its first customer', () => {
  it('is compared with what that customer was sent, not with the other customer’s revision', async () => {
    const { contractId } = await backFromFirst('asked');
    await sentTo(contractId, second, 2, '99333.00');
    await send(contractId, 'ask-for-changes', { revision: 2, reason: '乙方的意见' });
    await sentTo(contractId, first, 3, '88444.00');
    const theirs = await opened(contractId, first, 1);
    const { text } = await theirs.open(theirs.path).expect(200);
    expect(text).toContain('与此前发送给您的第 1 版相比的修改');
    const mail = (await mailsAbout(contractId, first)).at(-1);
    for (const told of [text, mail?.text ?? ''])
      for (const secret of ['99,333.00', second.name, second.contact.email, '乙方的意见'])
        expect(told).not.toContain(secret);
    await expectOneTruth(api, contractId);
  });
});
