import request from 'supertest';
import { aWordFile } from '../build/a-zip';
import { aContract, customer, departments, linkTo, vote } from './a-contract';
import { type Browser, openBrowser } from './browser';
import { accepted, type Api, apiKey, ask, startApi } from './harness';
import { approverLink, confirmationQuestion } from './questions';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const buyer = { ...customer.contact, language: 'en' as const };

async function uploaded(text: string): Promise<string> {
  const { body } = (await request(api.app)
    .post('/v1/files?name=spec.docx')
    .set('Authorization', `Bearer ${apiKey}`)
    .set('Content-Type', 'application/octet-stream')
    .send(aWordFile([text]))
    .expect(201)) as { body: { digest: string } };
  return body.digest;
}

async function withAttachment(): Promise<string> {
  const attachments = [{ attachmentId: 'spec', title: '技术协议', digest: await uploaded('spec') }];
  return aContract(api, 'in_approval', { attachments });
}

const files = ['document', 'pages/1', 'attachments/spec'];

async function statusesOf(browser: Browser, path: string): Promise<number[]> {
  const statuses: number[] = [];
  for (const file of files) statuses.push((await browser.open(`${path}/${file}`)).status);
  return statuses;
}

describe('the files behind a link', () => {
  it('are there for whoever is asked, as files and never as pages of ours', async () => {
    const path = await approverLink(api, await withAttachment(), 'legal');
    const { open } = openBrowser(api);
    for (const [file, type] of [
      ['document', 'application/pdf'],
      ['pages/1', 'image/png'],
      ['attachments/spec', 'application/octet-stream'],
    ]) {
      const { headers } = (await open(`${path}/${file ?? ''}`).expect(200)) as { headers: Record<string, string> };
      expect(headers).toMatchObject({
        'content-type': type,
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-cache',
      });
      expect(headers['content-security-policy']).toContain('sandbox');
    }
  });

  it.each([
    'pages/0',
    'pages/99',
    'pages/1.5',
    'pages/x',
    'attachments/other',
    'attachments/__proto__',
    'paper',
    'else',
  ])('are no others: %s', async (file) => {
    const path = await approverLink(api, await withAttachment(), 'legal');
    expect((await openBrowser(api).open(`${path}/${file}`)).status).toBe(404);
  });

  it('of a customer are closed until the code is typed, and each link has its own', async () => {
    const contractId = await withAttachment();
    for (const stepId of departments) await accepted(ask(api, contractId, 'approve', vote(stepId)));
    const confirmation = await confirmationQuestion(api, contractId);
    const path = await linkTo(api, contractId, confirmation, buyer);
    const other = await linkTo(api, contractId, confirmation, buyer);
    const browser = openBrowser(api);
    expect(await statusesOf(browser, path)).toEqual(files.map(() => 404));
    await browser.unlock(path);
    expect(await statusesOf(browser, path)).toEqual(files.map(() => 200));
    expect(await statusesOf(browser, other)).toEqual(files.map(() => 404));
  });

  it('stay with whoever decided, and are gone with a question that somebody else closed', async () => {
    const contractId = await withAttachment();
    const legal = await approverLink(api, contractId, 'legal');
    const finance = await approverLink(api, contractId, 'finance');
    const browser = openBrowser(api);
    expect((await browser.post(`${legal}/document`)).status).toBe(404);
    expect((await request(api.app).head(`${legal}/document`)).status).toBe(200);
    await accepted(ask(api, contractId, 'approve', vote('legal')));
    expect(await statusesOf(browser, legal)).toEqual(files.map(() => 200));
    await accepted(ask(api, contractId, 'withdraw', { reason: 'x' }));
    expect(await statusesOf(browser, legal)).toEqual(files.map(() => 200));
    expect(await statusesOf(browser, finance)).toEqual(files.map(() => 404));
  });

  it('open no longer by a link of our own people whose time is over', async () => {
    const contractId = await withAttachment();
    const legal = await approverLink(api, contractId, 'legal');
    await accepted(ask(api, contractId, 'approve', vote('legal')));
    await api.db.$executeRaw`UPDATE link_tokens SET expires_at = clock_timestamp() WHERE contract_id = ${contractId}`;
    expect(await statusesOf(openBrowser(api), legal)).toEqual(files.map(() => 404));
  });
});
