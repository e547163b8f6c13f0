import { words } from '../../domain/kernel/words';
import { Client } from '@temporalio/client';
import pino from 'pino';
import request from 'supertest';
import { createApp } from '../../api/app';
import { StoreUnavailableError } from '../../documents/store/object-store';
import { aContract, aCreation } from './a-contract';
import { openApi, operationsOf } from './described';
import { type Api, apiKey, get, post, problemOf, startApi } from './harness';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const keyed = (test: request.Test) => test.set('Authorization', `Bearer ${apiKey}`);
const raw = (type: string, body: string) => keyed(request(api.app).post('/v1/contracts')).type(type).send(body);

describe('the API', () => {
  it('answers nothing under /v1 without a key', async () => {
    for (const { path, method } of operationsOf(await openApi(api.app))) {
      const concrete = path.replace('{contractId}', '00000000-0000-4000-8000-000000000000');
      const sent = method === 'post' ? request(api.app).post(concrete).send({}) : request(api.app).get(concrete);
      const described = api.expectDescribed(method as 'get' | 'post', concrete);
      const fault = await problemOf(sent.expect('WWW-Authenticate', /^Bearer/).expect(described), 401);
      expect(fault).toMatchObject({ code: 'UNAUTHORIZED' });
    }
    await problemOf(request(api.app).get('/v1/anything'), 401);
    await problemOf(request(api.app).post('/v1/contracts').type('json').send('{"a":'), 401);
  });

  it.each([
    ['another key', `Bearer ${apiKey}x`],
    ['a key without its scheme', apiKey],
    ['a key of another scheme', `Basic ${Buffer.from(`x:${apiKey}`).toString('base64')}`],
    ['two keys', `Bearer ${apiKey}, Bearer ${apiKey}`],
    ['no key after the scheme', 'Bearer '],
    ['an endless key', `Bearer ${'k'.repeat(5000)}`],
  ])('does not take %s', async (_what, authorization) => {
    const fault = await problemOf(request(api.app).get('/v1/contracts').set('Authorization', authorization), 401);
    expect(fault).toMatchObject({ code: 'UNAUTHORIZED' });
  });

  it.each([
    ['a body that is not JSON', () => raw('application/json', '{"a":'), 400, 'MALFORMED_JSON'],
    ['a body that is a number', () => raw('application/json', '17'), 400, 'INVALID_REQUEST'],
    ['a body over 1 MB', () => raw('application/json', `["${'x'.repeat(1_100_000)}"]`), 413, 'BODY_TOO_LARGE'],
    ['a body of text', () => raw('text/plain', 'hello'), 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['a form', () => raw('application/x-www-form-urlencoded', 'a=b'), 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['an unknown charset', () => raw('application/json; charset=klingon', '{}'), 415, 'UNSUPPORTED_MEDIA_TYPE'],
    [
      'an unknown encoding',
      () => raw('application/json', '{}').set('Content-Encoding', 'rot13'),
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    ['what is not gzip', () => raw('application/json', '{}').set('Content-Encoding', 'gzip'), 400, 'INVALID_REQUEST'],
    ['an address under /v1 that is none', () => keyed(request(api.app).get('/v1/nothing')), 404, 'NOT_FOUND'],
    ['an address that is none', () => request(api.app).get('/nothing'), 404, 'NOT_FOUND'],
    ['a path that is no UTF-8', () => get(api, '/v1/contracts/%E0%A4%A'), 400, 'INVALID_REQUEST'],
    ['another method', () => keyed(request(api.app).delete('/v1/contracts')), 405, 'METHOD_NOT_ALLOWED'],
    ['another method on the document', () => request(api.app).post('/v1/openapi.json'), 405, 'METHOD_NOT_ALLOWED'],
  ])('answers %s with a problem', async (_what, send, status, code) => {
    const fault = await problemOf(send().expect('X-Request-Id', /./), status);
    expect(fault).toMatchObject({ code, status, type: `/problems/${code}` });
  });

  it.each([
    ['null', () => raw('application/json', ' null'), { pointer: '' }, 'This must be an object.'],
    ['a number', () => raw('application/json', '1'), { pointer: '' }, 'This must be an object.'],
    ['a text', () => raw('application/json', '"x"'), { pointer: '' }, 'This must be an object.'],
    ['a list', () => raw('application/json', '[]'), { pointer: '' }, 'This must be an object.'],
    ...['gzip', 'deflate', 'br'].map(
      (encoding) =>
        [
          `what is not ${encoding}`,
          () => raw('application/json', '{"title":"not compressed"}').set('Content-Encoding', encoding),
          { parameter: 'Content-Encoding' },
          'The body is not compressed as Content-Encoding says.',
        ] as const,
    ),
    ['a broken address', () => get(api, '/v1/contracts/%E0%A4%A'), { parameter: 'path' }, 'The address has a percent'],
  ] as const)('says what is wrong with %s', async (_what, send, where, sentence) => {
    const message = { en: expect.stringContaining(sentence) as string };
    expect(await problemOf(send(), 400)).toMatchObject({
      ...{ code: 'INVALID_REQUEST', detail: 'The request is not valid; see “errors”.' },
      errors: [{ ...where, message }],
    });
  });

  it('says which methods there are', async () => {
    const contracts = '/v1/contracts';
    const command = `${contracts}/00000000-0000-4000-8000-000000000000/withdraw`;
    const told = async (sent: request.Test) => (await keyed(sent).expect(405)).get('Allow');
    expect(await told(request(api.app).delete(contracts))).toBe('POST, GET, HEAD');
    expect(await told(request(api.app).options(contracts))).toBe('POST, GET, HEAD');
    expect(await told(request(api.app).get(command))).toBe('POST');
    expect(await told(request(api.app).head(command))).toBe('POST');
  });

  it('answers HEAD like GET, without the body', async () => {
    const path = `/v1/contracts/${await aContract(api, 'draft')}`;
    for (const address of [path, `${path}/events`, `${path}/waiting`, '/v1/contracts', '/v1/templates']) {
      const full = (await get(api, address).expect(200)) as { headers: Record<string, string> };
      const head = (await keyed(request(api.app).head(address)).expect(200)) as typeof full & { text?: string };
      expect(head.text ?? '').toBe('');
      for (const name of ['etag', 'content-length', 'content-type', 'cache-control'])
        expect(head.headers[name]).toBe(full.headers[name]);
    }
    await keyed(request(api.app).head('/v1/contracts/nothing')).expect(404);
  });

  it.each([
    ['zh-CN,zh;q=0.9', 'zh-CN'],
    ['zh-TW', 'zh-CN'],
    ['zh-Hans-CN', 'zh-CN'],
    ['fr, zh;q=0.5, en;q=0.4', 'zh-CN'],
    ['en-GB, zh;q=0.9', 'en'],
    ['fr', 'en'],
    ['*', 'en'],
    ['%%%', 'en'],
  ])('speaks to whoever prefers %s in %s', async (preferred, language) => {
    const sent = get(api, '/v1/nothing').set('Accept-Language', preferred);
    const fault = await problemOf(sent.expect('Content-Language', language).expect('Vary', /Accept-Language/), 404);
    const sentences = { en: 'There is nothing at this address.', 'zh-CN': '该地址不存在。' };
    expect(fault).toMatchObject({ detail: sentences[language as 'en'], sentence: { 'zh-CN': sentences['zh-CN'] } });
  });

  it('keeps a caller’s request id unless it is harmful', async () => {
    await request(api.app).get('/health/live').set('X-Request-Id', 'crm-17').expect('X-Request-Id', 'crm-17');
    const replaced = await request(api.app).get('/health/live').set('X-Request-Id', '<b>').expect(200);
    expect(replaced.headers).toMatchObject({ 'x-request-id': expect.stringMatching(/^[\w-]{36}$/) as string });
    const fault = await problemOf(post(api, '/v1/contracts', {}).set('X-Request-Id', 'crm-18'), 400);
    expect(fault).toMatchObject({ requestId: 'crm-18' });
  });

  it('takes JSON in UTF-8 alone, and no text that was read in a wrong encoding before', async () => {
    const creating = () =>
      request(api.app)
        .post('/v1/contracts')
        .set('Authorization', `Bearer ${apiKey}`)
        .set('Content-Type', 'application/json');
    const before = await api.db.contract.count();
    const gbk = Buffer.concat([Buffer.from('{"title":"'), Buffer.from([0xba, 0xcf, 0xcd, 0xac]), Buffer.from('"}')]);
    const wrong = await problemOf(
      creating()
        .send({})
        .serialize(() => gbk as unknown as string),
      400,
    );
    expect(wrong).toMatchObject({ code: 'NOT_UTF8' });
    const lost = await problemOf(post(api, '/v1/contracts', aCreation({ title: '合\ufffd' })), 400);
    expect(lost.errors).toMatchObject([{ pointer: '/title', code: 'lost_character' }]);
    expect(await api.db.contract.count()).toBe(before);
  });

  it.each(['0x10', '1e2', '+5', ' 5', '5.0', '-1', '0', '201', '99999999999', ''])(
    'takes whole numbers in plain digits and within their bounds: not limit=%s',
    async (limit) => {
      const fault = await problemOf(get(api, `/v1/contracts?limit=${encodeURIComponent(limit)}`), 400);
      expect(fault.errors).toMatchObject([{ parameter: 'limit' }]);
      if (!/^\d+$/.test(limit)) expect(fault.errors).toMatchObject([{ code: 'not_a_whole_number' }]);
    },
  );

  it('is not ready while nobody takes the work, or the document store does not answer', async () => {
    const idle = createApp({ ...api, taskQueue: 'nobody-polls-here' });
    const waiting = await problemOf(request(idle).get('/health/ready'), 503);
    expect(waiting).toMatchObject({
      detail: 'Not ready: a worker.',
      sentence: { 'zh-CN': '尚未就绪：工作进程（worker）。' },
    });
    const away = () => Promise.reject(new StoreUnavailableError(words('It is away.', '暂不可用。')));
    const bare = createApp({ ...api, store: { ...api.store, get: away } });
    const without = await problemOf(request(bare).get('/health/ready'), 503);
    expect(without).toMatchObject({
      detail: 'Not ready: the document store.',
      sentence: { 'zh-CN': '尚未就绪：文档库。' },
    });
  });

  it('is not ready without its Temporal namespace, and logs once why not', async () => {
    const lines: string[] = [];
    const log = pino({ level: 'warn' }, { write: (line) => void lines.push(line) });
    const away = () =>
      Promise.reject(
        new StoreUnavailableError(words('The folder of the document store is away.', '文档库文件夹不可用。')),
      );
    const temporal = new Client({ connection: api.temporal.connection, namespace: 'nobody-made-it' });
    const app = createApp({ ...api, log, temporal, store: { ...api.store, get: away } });
    for (let time = 1; time <= 2; time += 1)
      expect(await problemOf(request(app).get('/health/ready'), 503)).toMatchObject({
        detail: 'Not ready: the Temporal namespace, the document store.',
      });
    const why = lines
      .map((line) => JSON.parse(line) as { msg: string; err?: { message: string } })
      .filter(({ msg }) => msg.startsWith('Not ready'))
      .map(({ msg, err }) => `${msg} ${err?.message}`);
    expect(why).toHaveLength(2);
    expect(why[0]).toMatch(/^Not ready: the Temporal namespace\. .*nobody-made-it/);
    expect(why[1]).toBe('Not ready: the document store. The folder of the document store is away.');
  });

  it('is ready when everything is that commands need, and serves its documentation by itself', async () => {
    await request(api.app).get('/health/ready').expect(200, { status: 'ready' });
    const page = await request(api.app).get('/docs').expect(200);
    expect(page.text).not.toMatch(/https?:/);
    for (const [, source = ''] of page.text.matchAll(/(?:src|href)="([^"]+)"/g))
      await request(api.app).get(`/${source}`).expect(200);
  });
});
