import { readFile } from 'node:fs/promises';
import path from 'node:path';
import request from 'supertest';
import { aPng } from '../build/a-picture';
import { aWordFile, aZip } from '../build/a-zip';
import { type Api, apiKey, get, problemOf, read, startApi } from './harness';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

function upload(file: Buffer, as = '') {
  return request(api.app)
    .post(`/v1/files?name=a.docx${as}`)
    .set('Authorization', `Bearer ${apiKey}`)
    .set('Content-Type', 'application/octet-stream')
    .send(file)
    .expect(api.expectDescribed('post', '/v1/files'));
}

async function digestOf(file: Buffer): Promise<string> {
  const { body } = (await upload(file).expect(201)) as { body: { digest: string } };
  return body.digest;
}

const word = (part: string, content: string) => aWordFile(['x'], [{ name: part, content }]);
const placeholders = (digest: string) => get(api, `/v1/files/${digest}/placeholders`);

describe('a file that is made to take long', () => {
  it.each([
    ['a header of unfinished tags', word('word/header1.xml', `<a>${'<instrText '.repeat(40_000)}`)],
    ['relations of unfinished instructions', word('word/_rels/header1.xml.rels', '<?'.repeat(80_000))],
    ['relations of unfinished quotes', word('word/_rels/header1.xml.rels', '<a "'.repeat(80_000))],
    ['relations of unfinished comments', word('word/_rels/header1.xml.rels', '<!--'.repeat(80_000))],
  ])('%s is refused as damaged', async (_what, file) => {
    const { code, errors } = await problemOf(upload(file), 422);
    expect([code, errors?.[0]?.code]).toEqual(['FILE_REFUSED', 'damaged']);
  });

  it('keeps nobody else waiting, and is refused when its time is up', async () => {
    const slow = await digestOf(aWordFile(['{a}'.repeat(80_000)]));
    const quick = await digestOf(aWordFile(['{customer.name}']));
    const settled: string[] = [];
    const refused = problemOf(placeholders(slow), 422).finally(() => settled.push('slow'));
    expect(await read(placeholders(quick))).toMatchObject({ items: [{ name: 'customer.name' }] });
    await request(api.app).get('/health/live').expect(200);
    await digestOf(aWordFile(['y']));
    expect(settled).toEqual([]);
    const { code, detail } = await refused;
    expect(code).toBe('WORD_TEMPLATE_INVALID');
    expect(detail).toContain('more than 10 seconds');
  });
});

describe('a Word file that the library cannot read', () => {
  const [types, rels] = [
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
  ];
  const withDocument = (document: string) =>
    aZip([
      { name: '[Content_Types].xml', content: types },
      { name: '_rels/.rels', content: rels },
      { name: 'word/document.xml', content: document },
    ]);

  it.each(['<w:document>', '<a/><b/>', '<w:document xmlns:w="w"><w:body>{a}</w:body>', '<a b=c/>', '<a>&nbsp;</a>'])(
    'is refused at once where its text is no XML: %s',
    async (document) => {
      const { errors } = await problemOf(upload(withDocument(document)), 422);
      expect(errors?.[0]?.code).toBe('damaged');
    },
  );

  it.each(['', 'no XML at all'])('is no template where its text is no text of Word: “%s”', async (document) => {
    const { code, detail } = await problemOf(placeholders(await digestOf(withDocument(document))), 422);
    expect([code, detail]).toEqual(['WORD_TEMPLATE_INVALID', expect.stringContaining('save it with Word as .docx')]);
  });

  it.each(['split-by-hyperlink-500', 'split-by-tracked-insertion-500'])(
    'is told what to mend where a placeholder is in pieces: %s',
    async (name) => {
      const file = await readFile(path.join(__dirname, '..', 'cases', `docx-placeholder-${name}.docx`));
      const { code, detail } = await problemOf(placeholders(await digestOf(file)), 422);
      expect([code, detail]).toEqual(['WORD_TEMPLATE_INVALID', expect.stringContaining('Accept all tracked changes')]);
    },
  );

  it('is told so where it is of another edition of the standard', async () => {
    const file = await readFile(path.join(__dirname, '..', 'cases', 'docx-strict-open-xml-accepted-then-500.docx'));
    expect((await problemOf(placeholders(await digestOf(file)), 422)).code).toBe('WORD_TEMPLATE_INVALID');
  });

  it.each([
    ['docx-nested-loop-loses-values-silently', '{#lineItems}'],
    ['docx-footnote-placeholder-left-raw-not-listed', '{customer.name}'],
    ['docx-placeholder-split-by-hyperlink-500', ''],
    ['docx-placeholder-split-by-tracked-insertion-500', ''],
    ['docx-strict-open-xml-accepted-then-500', ''],
  ])('is refused when it is uploaded as a template: %s', async (name, place) => {
    const file = await readFile(path.join(__dirname, '..', 'cases', `${name}.docx`));
    const { code, detail } = await problemOf(upload(file, '&as=template'), 422);
    expect([code, detail]).toEqual(['WORD_TEMPLATE_INVALID', expect.stringContaining(place)]);
    // As an attachment it is what it is.
    await upload(file).expect(201);
  });

  it('is taken as a template where all of it would be filled; a picture is none', async () => {
    const file = await readFile(
      path.join(__dirname, '..', 'cases', 'docx-backslash-zip-names-refused-as-damaged.docx'),
    );
    await upload(file, '&as=template').expect(201);
    const picture = request(api.app)
      .post('/v1/files?name=a.png&as=template')
      .set('Authorization', `Bearer ${apiKey}`)
      .set('Content-Type', 'application/octet-stream')
      .send(aPng(3, 2));
    expect((await problemOf(picture, 422)).code).toBe('WORD_TEMPLATE_INVALID');
  });
});
