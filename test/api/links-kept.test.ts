import { type Person } from '../../domain/kernel/people';
import { type Question } from '../../domain/contract/question';
import { aContract, customer, linkTo, stateOf, today, vote, yuan } from './a-contract';
import { type Browser, openBrowser } from './browser';
import { accepted, type Api, ask, startApi } from './harness';
import { confirmationQuestion } from './questions';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const buyer: Person = { ...customer.contact, language: 'en' };
const send = (contractId: string, command: string, body: object) => accepted(ask(api, contractId, command, body));

/** The customer's link to what they are asked, with its code typed. */
async function opened(contractId: string, question: Question): Promise<{ path: string; browser: Browser }> {
  const path = await linkTo(api, contractId, question, buyer);
  const browser = openBrowser(api);
  await browser.unlock(path);
  return { path, browser };
}

async function confirming(changes: object = {}) {
  const contractId = await aContract(api, 'awaiting_customer', changes);
  const question = await confirmationQuestion(api, contractId);
  return { contractId, question, ...(await opened(contractId, question)) };
}

const plain = (page: string) => page.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ');

const pumps = { lineItemId: 'pump', description: '循环泵', unit: '台', quantity: '12' };
const lineItems = [{ ...pumps, unitPrice: '15500.00', taxRate: '0.13' }];

async function deliveryReported(lastTime?: string) {
  const contractId = await aContract(api, 'active', { price: undefined, lineItems });
  const contract = await stateOf(api, contractId);
  const milestoneId = (contract.stage === 'active' ? contract.delivery.open[0]?.milestoneId : null) ?? '';
  const report = { milestoneId, deliveredOn: today, evidence: '送货单 SH-0815，已签收' };
  await send(contractId, 'report-delivery', report);
  if (lastTime !== undefined) {
    await send(contractId, 'reject-delivery', { milestoneId, attempt: 1, reason: lastTime });
    await send(contractId, 'report-delivery', report);
  }
  const attempt = lastTime === undefined ? 1 : 2;
  return { contractId, milestoneId, ...(await opened(contractId, { kind: 'acceptance', milestoneId, attempt })) };
}

describe('after deciding, the customer', () => {
  it('is told what comes next and keeps the document that they decided on, under the code alone', async () => {
    const { contractId, path, browser, question } = await confirming();
    const before = await browser.open(`${path}/document`).expect(200);
    const thanks = await browser.send(path, { choice: 'confirm' }).expect(200);
    expect(thanks.text).toContain('What happens next');
    expect(thanks.text).toContain('it is no signature');
    expect(thanks.text).toContain('/document"');
    const { text } = await browser.open(path).expect(200, /This has been decided/);
    expect(text).toContain('/document"');
    const after = await browser.open(`${path}/document`).expect(200);
    expect(after.headers).toMatchObject({ etag: (before.headers as Record<string, string>)['etag'] });

    const stranger = openBrowser(api);
    const closed = await stranger.open(path).expect(200, /Mail me the code/);
    expect(closed.text).not.toMatch(/186,000|\/document"|revision/);
    await stranger.open(`${path}/document`).expect(404);
    const later = await linkTo(api, contractId, question, buyer);
    await stranger.open(`${later}/document`).expect(404);
    await stranger.unlock(later);
    await stranger.open(`${later}/document`).expect(200);
    expect(await stateOf(api, contractId)).toMatchObject({ stage: 'awaiting_signature' });
  });

  it('keeps what they asked to have changed as it was, and sees nothing of what became of it', async () => {
    const { contractId, path, browser } = await confirming({ price: { gross: yuan('186111.00') } });
    const before = await browser.open(`${path}/document`).expect(200);
    await browser.send(path, { choice: 'askForChanges', text: 'Cheaper.' }).expect(200, /sent to you again/);
    await send(contractId, 'revise', { revision: 2, title: '内部新标题', price: { gross: yuan('170000.00') } });
    await send(contractId, 'submit', { revision: 2 });
    const { text } = await browser.open(path).expect(200);
    expect(text).not.toMatch(/内部新标题|170,000|in approval|王芳|wang\.fang|value="resend"/);
    const after = await browser.open(`${path}/document`).expect(200);
    expect(after.headers).toMatchObject({ etag: (before.headers as Record<string, string>)['etag'] });
  });

  it('reads it also when the link can decide nothing any more, but not what they passed on', async () => {
    const decided = await confirming();
    await decided.browser.send(decided.path, { choice: 'confirm' }).expect(200);
    const passed = await confirming();
    const to = { choice: 'forward', person: 'li@suzhou.example', personName: 'Li' };
    await passed.browser.send(passed.path, to).expect(200);
    await passed.browser.open(`${passed.path}/document`).expect(404);
    await api.db.$executeRaw`UPDATE link_tokens SET expires_at = clock_timestamp()`;
    await decided.browser.open(decided.path).expect(410);
    await decided.browser.open(`${decided.path}/document`).expect(200);
  });

  it('is not told by whom of ours, nor by which of our systems, it was entered or taken back', async () => {
    const entered = await confirming();
    await send(entered.contractId, 'confirm', { revision: 1 });
    const { text } = await entered.browser.open(entered.path).expect(200, /Entered by 华东/);
    expect(text).not.toContain('“tests”');
    const recalled = await confirming();
    await send(recalled.contractId, 'recall', { subject: { kind: 'revision', id: '1' }, reason: '毛利太低' });
    const { text: back } = await recalled.browser.open(recalled.path).expect(200, /Taken back/);
    expect(back).not.toMatch(/毛利太低|By 林晓|draft/);
    await recalled.browser.open(`${recalled.path}/document`).expect(404);
  });
});

describe('the page about a delivery', () => {
  it('shows the report, what the contract delivers, the last rejection and the contract itself', async () => {
    const { path, browser } = await deliveryReported('两台漏油');
    const { text } = await browser.open(path).expect(200);
    expect(plain(text)).toContain('送货单 SH-0815，已签收');
    expect(plain(text)).toMatch(/What the contract delivers 循环泵 12 台/);
    expect(text).toMatch(/Rejected last time[^]*两台漏油/);
    expect(text).toContain('class="document"');
    await browser.open(`${path}/document`).expect(200);
    const accepting = await browser.send(path, { choice: 'acceptDelivery' }).expect(200);
    expect(accepting.text).toContain('Your acceptance is on record');
    expect(plain(accepting.text)).toContain('送货单 SH-0815，已签收');
    await browser.open(`${path}/document`).expect(200);
  });

  it('says nothing of a delivery before the code, also when it has been decided', async () => {
    const { path, browser } = await deliveryReported();
    await browser.send(path, { choice: 'rejectDelivery', text: '两台漏油' }).expect(200, /asked once more/);
    const { text } = await openBrowser(api).open(path).expect(200);
    expect(text).not.toMatch(/漏油|SH-0815|首批/);
  });
});

describe('a code', () => {
  it('is taken in full-width digits', async () => {
    const contractId = await aContract(api, 'awaiting_customer');
    const path = await linkTo(api, contractId, await confirmationQuestion(api, contractId), buyer);
    const wide = (code: string) => code.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
    await openBrowser(api, api.app, new Map(), wide).unlock(path);
  });
});

describe('an approver’s page', () => {
  it('lets people be picked, says how to ask for changes and to reject differ, and which number is which', async () => {
    const contractId = await aContract(api, 'in_approval');
    const question = { kind: 'approval', subject: vote('legal').subject, stepId: 'legal', ask: 1 } as const;
    const path = await linkTo(api, contractId, question, { ...buyer, email: vote('legal').approver });
    const { text } = await openBrowser(api).open(path).expect(200);
    expect(text).toMatch(/<select[^>]*name="person"[^]*<option value="wu\.min@huadong\.example"\s*>吴敏/);
    expect(text).not.toMatch(/<option value="(wang\.fang|lin\.xiao)@/);
    expect(text).toContain('In principle yes, once something is changed.');
    expect(text).toContain('You are against it.');
    expect(text).toMatch(/Content digest[^]*printed at the foot of every page/);
  });
});
