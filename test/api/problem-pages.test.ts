import request from 'supertest';
import { problemCodes } from '../../api/http/problem';
import { type Api, get, problemOf, startApi } from './harness';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const page = (code: string, query = '') => request(api.app).get(`/problems/${code}${query}`);

describe('the page of a problem', () => {
  it.each(['en', 'zh-CN'])('says of every code in %s what it means and what to do', async (language) => {
    for (const code of problemCodes) {
      const { text } = await page(code, `?lang=${language}`).expect(200).expect('Content-Type', /html/);
      expect([code, text]).toEqual([code, expect.stringContaining(`<h1>${code}</h1>`) as string]);
      expect([code, text.includes(language === 'en' ? 'What to do' : '处理办法')]).toEqual([code, true]);
      const [, title = ''] = /<p class="lead">([^<]*)<\/p>/.exec(text) ?? [];
      expect([code, /\p{Script=Han}/u.test(title)]).toEqual([code, language === 'zh-CN']);
      expect([code, /<dd><\/dd>|\{\d\}/.exec(text)]).toEqual([code, null]);
    }
  });

  it('is where the type of a problem leads, and names the routes that answer so', async () => {
    const { type } = await problemOf(get(api, '/v1/contracts/00000000-0000-4000-8000-000000000000'), 404);
    expect(type).toBe('/problems/CONTRACT_NOT_FOUND');
    const { text } = await request(api.app).get(type).set('Accept-Language', 'zh-CN').expect(200);
    expect(text).toContain('没有该合同。');
    expect(text).toContain('POST /v1/contracts/{contractId}/submit');
  });

  it('is on the list of all of them; there is none for a code that nobody answers', async () => {
    const { text } = await page('').expect(200);
    for (const code of problemCodes) expect(text).toContain(`href="/problems/${code}"`);
  });

  it('says to people and to programs, each in their way, that there is no such code', async () => {
    const asBrowser = (query = '') =>
      page('NO_SUCH_CODE', query).set('Accept', 'text/html,application/xhtml+xml,*/*;q=0.8');
    const { text } = await asBrowser('?lang=zh-CN').expect(404).expect('Content-Type', /html/);
    expect(text).toContain('<h1>没有该错误代码</h1>');
    expect(text).toContain('href="/problems"');
    expect((await asBrowser('?lang=en')).text).toContain('the code “NO_SUCH_CODE”');
    expect(await problemOf(page('NO_SUCH_CODE'), 404)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await problemOf(page('NO_SUCH_CODE').set('Accept', 'application/json'), 404)).toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
