import { readFile } from 'node:fs/promises';
import path from 'node:path';
import request, { type Response } from 'supertest';
import { answerWords } from '../../api/http/answer-words';
import { answerFields, requestFields, wordsKeyOf } from '../../api/http/describe-fields';
import { fieldWords } from '../../api/http/field-words';
import { tags } from '../../api/http/tags';
import { commandTypes } from '../../domain/contract/registry';
import { aContract } from './a-contract';
import { type Document, openApi, operationsOf } from './described';
import { type Api, apiKey, get, read, startApi } from './harness';

let api: Api;
let document: Document;
beforeAll(async () => {
  api = await startApi();
  document = await openApi(api.app);
});
afterAll(() => api.stop());

function call(method: string, at: string) {
  const concrete = at.replace('{contractId}', '00000000-0000-4000-8000-000000000000');
  return method === 'post' ? request(api.app).post(concrete).send({}) : request(api.app).get(concrete);
}

const codeOf = ({ body }: Response) => (body as { code?: string }).code;

describe('the OpenAPI document', () => {
  it('is of version 3.1, without loose ends', () => {
    expect(document.openapi).toBe('3.1.0');
    for (const [, name = ''] of JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g))
      expect(document.components.schemas[name]).toBeDefined();
    for (const { path, method, operation } of operationsOf(document)) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const declared = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path');
      expect(declared.map(({ name }) => name)).toEqual(inPath);
      const always = ['400', '401', '500', '503', method === 'get' ? '304' : '415'];
      expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(always));
    }
    expect(document.components.schemas['Money']).toMatchObject({ type: 'object' });
  });

  it('describes a route for every command, and nothing that does not exist', async () => {
    const operations = operationsOf(document);
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining([...commandTypes]));
    for (const { path, method } of operations) {
      const answer = await call(method, path).set('Authorization', `Bearer ${apiKey}`);
      expect(['NOT_FOUND', 'INTERNAL_ERROR']).not.toContain(codeOf(answer));
      api.expectDescribed(method as 'get' | 'post', path)(answer);
    }
  });

  it('says of every field of a request what it means, and has no words for fields that there are not', () => {
    const fields = requestFields(document);
    expect(fields.length).toBeGreaterThan(300);
    const unsaid = fields.filter(({ schema: { description = '' } }) => description.length < 5);
    expect(unsaid.map(({ within, name }) => `${within}.${name} (say it in api/http/field-words.ts)`)).toEqual([]);
    expect(
      Object.keys(fieldWords).filter((key) => !fields.some((field) => wordsKeyOf(field, fieldWords) === key)),
    ).toEqual([]);
    const ofRevision = fields.filter(({ name }) => name === 'revision').map(({ schema }) => schema.description);
    expect(ofRevision).toContain('Number of the revision; refused as stale if it is not the current one');
  });

  it('says of every field of an answer what it means, and has no words for fields that there are not', () => {
    const fields = answerFields(document);
    expect(fields.length).toBeGreaterThan(1000);
    const unsaid = fields.filter(({ schema: { description = '' } }) => description.length < 5);
    expect(unsaid.map(({ within, name }) => `${within}.${name} (say it in api/http/answer-words.ts)`)).toEqual([]);
    const said = new Set(fields.map((field) => wordsKeyOf(field, answerWords)));
    expect(Object.keys(answerWords).filter((key) => !said.has(key))).toEqual([]);
  });

  it('says in the trade’s words what each route does, and more than its name says', () => {
    const operations = operationsOf(document).map(({ operation }) => operation);
    for (const { operationId, summary, description = '', tags: under = [] } of operations) {
      const nameOnly = operationId.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
      expect([operationId, summary.toLowerCase()]).not.toEqual([operationId, nameOnly]);
      expect({ operationId, isSaid: description.length > 30 && !summary.includes(description) }).toMatchObject({
        isSaid: true,
      });
      expect([operationId, Object.keys(tags)]).toEqual([operationId, expect.arrayContaining(under)]);
    }
    const used = new Set(operations.flatMap(({ tags: under = [] }) => under));
    expect([...used].sort()).toEqual(Object.keys(tags).sort());
  });

  it('has the operations that clients are made from: a name that is taken away or changed breaks them', async () => {
    const ids = operationsOf(document).map(
      ({ operation, method, path: at }) => `${operation.operationId} ${method} ${at}`,
    );
    const pinned = await readFile(path.join(__dirname, 'operations.txt'), 'utf8');
    expect(ids.sort()).toEqual(pinned.trim().split('\n'));
  });

  it('knows no parameter that may be null', () => {
    for (const { operation } of operationsOf(document))
      for (const { schema } of operation.parameters ?? []) expect(String(schema.type)).not.toMatch('null');
  });

  it('is what every answer in these tests is held against, to the last field', async () => {
    const contractId = await aContract(api, 'draft');
    const path = `/v1/contracts/${contractId}`;
    const view = (await read(get(api, path))) as object;
    const check = api.expectDescribed('get', path);
    const differently = (change: object) => () => {
      check({ status: 200, type: 'application/json', text: '', body: view, ...change } as unknown as Response);
    };
    expect(differently({})).not.toThrow();
    expect(differently({ body: { ...view, color: 'red' } })).toThrow('color');
    expect(differently({ body: { ...view, number: 17 } })).toThrow('number');
    expect(differently({ type: 'text/html' })).toThrow('text/html');
    expect(differently({ status: 418 })).toThrow('getContract 418 is not described');
    const foreign = {
      type: '/problems/STEP_CLOSED',
      title: '',
      status: 404,
      code: 'STEP_CLOSED',
      detail: '',
      sentence: { en: '', 'zh-CN': '' },
    };
    const body = { ...foreign, requestId: 'x' };
    expect(differently({ status: 404, type: 'application/problem+json', body })).toThrow('STEP_CLOSED');
  });

  it('says the bounds and the defaults of whole numbers', async () => {
    const { paths } = (await openApi(api.app)) as unknown as {
      paths: Record<string, { get: { parameters: { name: string; schema: object }[] } }>;
    };
    const limit = paths['/v1/contracts']?.get.parameters.find(({ name }) => name === 'limit');
    expect(limit?.schema).toEqual({ type: 'integer', minimum: 1, maximum: 200, default: 50 });
  });
});
