import request from 'supertest';
import { renderDocument } from '../../documents/pdf/render';
import { aDrawnPage, cidFont } from '../build/a-drawn-page';
import { aPrintedDocument } from '../build/a-printed-document';
import { aWordFile } from '../build/a-zip';
import { until } from '../build/until';
import { aContract, customer, linkTo, personFor } from './a-contract';
import { openBrowser } from './browser';
import { type Api, apiKey, get, read, startApi } from './harness';
import { mailsTo } from './mailbox';
import { approverLink, confirmationQuestion } from './questions';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

async function uploaded(file: Buffer, name: string): Promise<string> {
  const { body } = (await request(api.app)
    .post(`/v1/files?name=${encodeURIComponent(name)}`)
    .set('Authorization', `Bearer ${apiKey}`)
    .set('Content-Type', 'application/octet-stream')
    .send(file)
    .expect(201)) as { body: { digest: string } };
  return body.digest;
}

/** The page that the customer decides on, in both languages. */
async function pagesFor(changes: object): Promise<{ contractId: string; en: string; zh: string }> {
  const contractId = await aContract(api, 'awaiting_customer', changes);
  const contact = { ...customer.contact, language: 'en' as const };
  const path = await linkTo(api, contractId, await confirmationQuestion(api, contractId), contact);
  const browser = openBrowser(api);
  await browser.unlock(path);
  const [en, zh] = [
    await browser.open(`${path}?lang=en`).expect(200),
    await browser.open(`${path}?lang=zh-CN`).expect(200),
  ];
  return { contractId, en: en.text, zh: zh.text };
}

const notes = {
  paper: 'The document is your own paper; the facts beside it were entered by us.',
  sheet: 'Shown here are its facts as we entered them; please read the file itself.',
  draft: '“Draft” is printed across it until it is approved.',
  lacking: 'do not show everything that the file says',
};
const saidOn = (page: string) => Object.entries(notes).flatMap(([note, text]) => (page.includes(text) ? [note] : []));

const remark = '<</Type/Annot/Subtype/Text/Rect[72 600 92 620]/Contents(Delete clause 5)/F 4>>';
const lacking = aDrawnPage({
  content: 'BT /F1 20 Tf 72 700 Td <12341235> Tj ET',
  fonts: { F1: cidFont('Batang', 'Identity-H', 'Identity') },
  annotations: [remark],
});
const unshown = [
  { page: 1, what: 'text', detail: 'Batang' },
  { page: 1, what: 'comment', detail: 'Delete clause 5' },
];

describe('whoever drafts with the customer’s own paper', () => {
  it('is warned, before submitting, of what the pictures of the PDF do not show, with page and kind', async () => {
    const digest = await uploaded(lacking, '对方合同.pdf');
    const contractId = await aContract(api, 'draft', { paper: { digest } });
    const { items } = (await read(get(api, `/v1/contracts/${contractId}/warnings`))) as { items: { code: string }[] };
    const warned = items.filter(({ code }) => code === 'unshown_in_paper');
    expect(warned).toMatchObject([
      { pointer: '/paper', message: { en: expect.stringContaining('page 1: text in the font “Batang”') as string } },
      { pointer: '/paper', message: { 'zh-CN': expect.stringContaining('第 1 页：批注“Delete clause 5”') as string } },
    ]);
  });

  it('is not warned of what shows everything', async () => {
    const digest = await uploaded(renderDocument(aPrintedDocument()).bytes, '对方合同.pdf');
    const contractId = await aContract(api, 'draft', { paper: { digest } });
    const { items } = (await read(get(api, `/v1/contracts/${contractId}/warnings`))) as { items: { code: string }[] };
    expect(items.map(({ code }) => code)).not.toContain('unshown_in_paper');
  });
});

describe('whoever decides on the customer’s own paper', () => {
  it('is told, before deciding, what the pictures of the PDF do not show', async () => {
    const digest = await uploaded(lacking, '对方合同.pdf');
    const { contractId, en, zh } = await pagesFor({ paper: { digest } });
    expect(saidOn(en)).toEqual(['paper', 'lacking']);
    for (const said of ['page 1: text in the font “Batang”', 'page 1: a comment, “Delete clause 5”'])
      expect(en).toContain(said);
    for (const said of ['未能显示文件的全部内容', '第 1 页：字体为“Batang”的文字', '第 1 页：批注“Delete clause 5”'])
      expect(zh).toContain(said);
    // Before the buttons.
    expect(zh.indexOf('未能显示文件的全部内容')).toBeLessThan(zh.indexOf('type="radio"'));
    const { items } = (await read(get(api, `/v1/contracts/${contractId}/revisions`))) as { items: object[] };
    expect(items).toMatchObject([{ document: { kind: 'theirs', digest, unshown } }]);
    const { number } = (await read(get(api, `/v1/contracts/${contractId}`))) as { number: string };
    const said = /页面图片未能显示文件的全部内容（第 1 页）|do not show everything that it says \(page 1\)/;
    // The mail with the code may be there before the one that asks.
    for (const address of [personFor('legal').email, customer.contact.email])
      await until(`a mail to ${address} says what the pictures lack`, () =>
        Promise.resolve(mailsTo(api, address, number).find(({ text }) => said.test(text))),
      );
  });

  it('is told nothing of the kind where they show everything', async () => {
    const digest = await uploaded(renderDocument(aPrintedDocument()).bytes, '对方合同.pdf');
    const { en } = await pagesFor({ paper: { digest } });
    expect(saidOn(en)).toEqual(['paper']);
  });

  it('is told to read the file itself where it is a Word file: the facts are all that is shown', async () => {
    const digest = await uploaded(aWordFile(['their paper']), '对方合同.docx');
    const { en } = await pagesFor({ paper: { digest } });
    expect(saidOn(en)).toEqual(['sheet']);
  });

  it('is told that “draft” is printed across a document of our own, until it is approved', async () => {
    const contractId = await aContract(api, 'in_approval');
    const path = await approverLink(api, contractId, 'legal');
    expect(saidOn((await openBrowser(api).open(`${path}?lang=en`).expect(200)).text)).toEqual(['draft']);
    expect(saidOn((await pagesFor({})).en)).toEqual([]);
  });
});
