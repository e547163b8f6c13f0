import { words } from '../../domain/kernel/words';
import { randomUUID } from 'node:crypto';
import { chmod, readdir, rm, writeFile } from 'node:fs/promises';
import request from 'supertest';
import { collectDocuments } from '../../activities/collect-documents';
import { StoreUnavailableError } from '../../documents/store/object-store';
import { renderDocument } from '../../documents/pdf/render';
import { aPrintedDocument } from '../build/a-printed-document';
import { aWordFile } from '../build/a-zip';
import { aContract, aCreation, customer, stateOf, termsOf, today } from './a-contract';
import { accepted, type Api, apiKey, ask, get, post, problemOf, read, startApi } from './harness';
import { objectFile } from './stored-object';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const paper = renderDocument(aPrintedDocument()).bytes;
const attachment = (digest: string) => ({ attachments: [{ attachmentId: 'spec', title: '技术协议', digest }] });

function upload(file: Buffer, name: string) {
  return request(api.app)
    .post(`/v1/files?name=${encodeURIComponent(name)}`)
    .set('Authorization', `Bearer ${apiKey}`)
    .set('Content-Type', 'application/octet-stream')
    .send(file)
    .expect(api.expectDescribed('post', '/v1/files'));
}

interface Uploaded {
  digest: string;
  name: string;
  mediaType: string;
  bytes: number;
  pages: number | null;
}

async function uploaded(file: Buffer, name: string): Promise<Uploaded> {
  const { body } = (await upload(file, name).expect(201)) as { body: Uploaded };
  return body;
}

async function downloaded(digest: string) {
  return request(api.app).get(`/v1/files/${digest}`).set('Authorization', `Bearer ${apiKey}`).responseType('blob');
}

describe('an uploaded file', () => {
  it('is kept under its digest, with a clean name, and comes back byte for byte', async () => {
    const file = await uploaded(paper, '..\\合同\u202e.pdf');
    expect(file).toMatchObject({ name: '合同.pdf', mediaType: 'application/pdf', bytes: paper.length, pages: 3 });
    const { body, headers } = (await downloaded(file.digest)) as { body: Buffer; headers: Record<string, string> };
    expect(body.equals(paper)).toBe(true);
    expect(headers).toMatchObject({ 'content-type': 'application/octet-stream', 'x-content-type-options': 'nosniff' });
    expect(headers['content-disposition']).toContain("filename*=UTF-8''%E5%90%88%E5%90%8C.pdf");
    expect((await uploaded(paper, 'again.pdf')).digest).toBe(file.digest);
  });

  it.each<[string, Buffer, string, number]>([
    ['a program', Buffer.from('MZ\x90'), 'FILE_REFUSED', 422],
    ['nothing', Buffer.alloc(0), 'FILE_REFUSED', 422],
    ['60 MB', Buffer.alloc(60 * 1024 * 1024), 'FILE_TOO_LARGE', 413],
  ])('is refused in a sentence when it is %s, and nothing is kept', async (_what, file, code, status) => {
    const before = (await readdir(api.documents, { recursive: true })).length;
    const fault = await problemOf(upload(file, 'a.pdf'), status);
    expect(fault).toMatchObject({ code, detail: expect.stringMatching(/\.$/) as string });
    expect((await readdir(api.documents, { recursive: true })).length).toBe(before);
  });

  it('that is damaged on disk is never served, and is an incident', async () => {
    const { digest } = await uploaded(aWordFile(['damaged']), 'd.docx');
    const file = await objectFile(api, digest);
    await chmod(file, 0o600);
    await writeFile(file, 'something else');
    expect(await problemOf(get(api, `/v1/files/${digest}`), 409)).toMatchObject({ code: 'DOCUMENT_DAMAGED' });
    const { items } = (await read(get(api, '/v1/file-incidents'))) as { items: { digest: string; kind: string }[] };
    expect(items).toMatchObject([{ digest, kind: 'damaged' }]);
  });

  it('is named by a contract, or the contract is refused with the place', async () => {
    const { digest } = await uploaded(aWordFile(['spec']), '技术协议.docx');
    const contractId = await aContract(api, 'in_approval', attachment(digest));
    expect((await termsOf(api, contractId)).attachments).toMatchObject([{ digest, name: '技术协议.docx' }]);
    const unknown = await problemOf(post(api, '/v1/contracts', aCreation(attachment('0'.repeat(64)))), 422);
    expect(unknown.errors).toMatchObject([{ pointer: '/attachments/0/digest', code: 'unknown_file' }]);
  });
});

describe("the customer's own paper", () => {
  it('is what is approved: its digest is in the votes, and every word of it is a departure', async () => {
    const { digest } = await uploaded(paper, '对方合同.pdf');
    const contractId = await aContract(api, 'awaiting_customer', {
      paper: { digest, amountInWords: '人民币壹拾捌万陆仟元整' },
    });
    const { items } = (await read(get(api, `/v1/contracts/${contractId}/revisions`))) as { items: object[] };
    expect(items).toMatchObject([
      {
        document: { kind: 'theirs', digest, mediaType: 'application/pdf', pages: 3 },
        departures: [{ clauseId: 'paper', kind: 'own' }],
      },
    ]);
    const rows = await api.db.event.findMany({ where: { streamId: contractId, type: 'ApprovalGiven' } });
    expect(rows.map(({ body }) => (body as { document?: string }).document)).toEqual([digest, digest, digest]);
  });

  it('that says another amount in words is warned of', async () => {
    const { digest } = await uploaded(paper, '对方合同.pdf');
    const contractId = await aContract(api, 'draft', { paper: { digest, amountInWords: '壹拾捌万伍仟元整' } });
    const { items } = (await read(get(api, `/v1/contracts/${contractId}/warnings`))) as { items: object[] };
    expect(items).toContainEqual(
      expect.objectContaining({ code: 'amount_in_words_differs', pointer: '/paper/amountInWords' }),
    );
  });

  it('that is lost or damaged stops the submission, and nothing else', async () => {
    const file = aWordFile(['their paper', randomUUID()]);
    const { digest } = await uploaded(file, 'theirs.docx');
    const contractId = await aContract(api, 'draft', { paper: { digest } });
    await rm(await objectFile(api, digest), { force: true });
    const lost = await problemOf(ask(api, contractId, 'submit', { revision: 1 }), 409);
    expect(lost).toMatchObject({ code: 'DOCUMENT_MISSING' });
    await uploaded(file, 'theirs.docx');
    expect(await accepted(ask(api, contractId, 'submit', { revision: 1 }))).toMatchObject({ stage: 'in_approval' });
  });
});

describe("a firm's own Word template", () => {
  it('is filled with the data of a contract, and the result can be its paper', async () => {
    const { digest } = await uploaded(
      aWordFile(['{contract.number} {customer.name}', '{fields.nothing}']),
      'ours.docx',
    );
    const contractId = await aContract(api, 'draft');
    const { items } = (await read(get(api, `/v1/files/${digest}/placeholders`))) as { items: { name: string }[] };
    expect(items.map(({ name }) => name)).toEqual(['contract.number', 'customer.name', 'fields.nothing']);
    const { body } = (await post(api, `/v1/contracts/${contractId}/word-documents`, { digest }).expect(201)) as {
      body: { file: Uploaded; missing: string[] };
    };
    expect(body).toMatchObject({
      file: { name: expect.stringMatching(/^HD-.*\.docx$/) as string },
      missing: ['fields.nothing'],
    });
    const terms = { customer, term: { startsOn: today }, paper: { digest: body.file.digest } };
    await accepted(ask(api, contractId, 'revise', { revision: 1, ...terms }));
    expect(await accepted(ask(api, contractId, 'submit', { revision: 1 }))).toMatchObject({ stage: 'in_approval' });
  });

  it('with a part that is never closed is refused with its name', async () => {
    const { digest } = await uploaded(aWordFile(['{#lineItems}']), 'ours.docx');
    const contractId = await aContract(api, 'draft');
    const fault = await problemOf(post(api, `/v1/contracts/${contractId}/word-documents`, { digest }), 422);
    expect(fault).toMatchObject({
      code: 'WORD_TEMPLATE_INVALID',
      detail: expect.stringContaining('lineItems') as string,
    });
  });
});

describe('the collection of files', () => {
  const inTwoDays = () => new Date(Date.now() + 48 * 3_600_000);

  it('removes what no contract names, a day later, and nothing that one does', async () => {
    const unwanted = await uploaded(aWordFile(['nobody', randomUUID()]), 'u.docx');
    const wanted = await uploaded(aWordFile(['somebody', randomUUID()]), 'w.docx');
    const contractId = await aContract(api, 'awaiting_customer', attachment(wanted.digest));
    const orphan = await api.store.put(Buffer.from(`a crash before its row ${randomUUID()}`));
    expect((await collectDocuments(api, new Date())).objects).toEqual([]);
    await api.db.$executeRaw`UPDATE files SET touched_at = touched_at - interval '25 hours'`;
    const { objects } = await collectDocuments(api, inTwoDays());
    expect(objects).toEqual(expect.arrayContaining([unwanted.digest, orphan]));
    expect((await downloaded(wanted.digest)).status).toBe(200);
    expect((await downloaded(unwanted.digest)).status).toBe(404);
    await get(api, `/v1/contracts/${contractId}/revisions/1/document`).expect(200);
  });
});

describe('a store that takes nothing', () => {
  it('makes the command fail cleanly, and nothing is half-written', async () => {
    const contractId = await aContract(api, 'draft');
    const { put } = api.store;
    api.store.put = () => Promise.reject(new StoreUnavailableError(words('The disk is full.', '磁盘已满。')));
    try {
      const fault = await problemOf(ask(api, contractId, 'submit', { revision: 1 }), 503);
      expect(fault).toMatchObject({
        code: 'STORE_UNAVAILABLE',
        detail: expect.stringContaining('nothing has changed') as string,
      });
      expect(await problemOf(upload(paper, 'a.pdf'), 503)).toMatchObject({ code: 'STORE_UNAVAILABLE' });
    } finally {
      api.store.put = put;
    }
    expect((await stateOf(api, contractId)).stage).toBe('draft');
    expect(await accepted(ask(api, contractId, 'submit', { revision: 1 }))).toMatchObject({ stage: 'in_approval' });
  });
});
