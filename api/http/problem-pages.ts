import { type Request, type Response, Router } from 'express';
import { html, type Html, nothing } from '../../domain/kernel/markup';
import { shorten } from '../../domain/kernel/cut';
import { fill, type Words, words } from '../../domain/kernel/words';
import { layout } from '../links/layout';
import { contentSecurityPolicy } from '../links/style';
import { languageOf } from './language';
import { problem, type ProblemCode, problemCodes, statusOf, wordsOfCode } from './problem';
import { type Route } from './route';
import { titleOf } from './titles';

/** Advice by HTTP status. */
const advice: Record<number, Words> = {
  400: words(
    'Correct what “errors” points at, and send it again. The same Idempotency-Key may be used.',
    '请按 errors 指出的位置修改后重新发送，可继续使用同一 Idempotency-Key。',
  ),
  401: words(
    'Send a key that is in use: “Authorization: Bearer <key>”.',
    '请使用有效的密钥：“Authorization: Bearer <key>”。',
  ),
  403: words('Ask somebody who may. It is on record that you asked.', '请由有权限的人员操作。本次请求已留痕。'),
  404: words('Look at the address and the ids in it.', '请检查地址及其中的编号。'),
  405: words('Use a method that the Allow header names.', '请使用 Allow 响应头列出的方法。'),
  409: words(
    'Nothing has changed. Look at the contract as it stands now, and decide anew; the sentence says what is in the way.',
    '未作任何更改。请查看合同当前状态后重新决定，具体原因见 detail。',
  ),
  413: words('Send less: split the request, or make the file smaller.', '请减小内容：拆分请求或者压缩文件。'),
  415: words('Say in Content-Type what you send.', '请在 Content-Type 中注明内容类型。'),
  422: words(
    'What was sent can be read, but does not fit. Correct what “errors” points at, and send it again.',
    '内容可读但不符合要求。请按 errors 指出的位置修改后重新发送。',
  ),
  429: words('Wait for the seconds in Retry-After, and send it again.', '请等待 Retry-After 指明的秒数后重新发送。'),
  500: words('Tell operations the requestId of the answer.', '请将答复中的 requestId 告知运维人员。'),
  503: words(
    'Send it again after the seconds in Retry-After, with the same Idempotency-Key: it counts once.',
    '请在 Retry-After 指明的秒数后，使用同一 Idempotency-Key 重新发送，系统只会执行一次。',
  ),
};

const told = {
  meaning: words('What it says', '含义'),
  whatToDo: words('What to do', '处理办法'),
  status: words('HTTP status', 'HTTP 状态'),
  routes: words('Who answers so', '可能返回的接口'),
  all: words('All codes', '全部代码'),
  heading: words('Codes of problems', '错误代码'),
  unknown: words('There is no such code', '没有该错误代码'),
  looked: words('No answer of this installation has the code “{0}”.', '系统的答复中不使用错误代码“{0}”。'),
};

function send(request: Request, response: Response, title: Words, contentIn: (language: 'en' | 'zh-CN') => Html): void {
  const { lang } = request.query;
  const language = lang === 'en' || lang === 'zh-CN' ? lang : languageOf(request);
  response.set('Content-Security-Policy', contentSecurityPolicy);
  response.set('Content-Language', language).vary('Accept-Language').type('html');
  response.send(
    layout({
      language,
      title: title[language],
      company: null,
      ask: null,
      switchable: true,
      content: contentIn(language),
    }),
  );
}

function operationsWith(code: ProblemCode, routes: readonly Route[]): Html {
  const own = routes.filter(({ problems }) => problems.includes(code));
  return html`${own.map(({ method, path }) => html`<li><code>${method.toUpperCase()} ${path}</code></li>`)}`;
}

function pageOf(code: ProblemCode, routes: readonly Route[], language: 'en' | 'zh-CN'): Html {
  const users = operationsWith(code, routes);
  return html`<h1>${code}</h1>
    <p class="lead">${titleOf(code)[language]}</p>
    <dl>
      <div>
        <dt>${told.meaning[language]}</dt>
        <dd>${wordsOfCode(code)[language]}</dd>
      </div>
      <div>
        <dt>${told.whatToDo[language]}</dt>
        <dd>${advice[statusOf(code)]?.[language] ?? ''}</dd>
      </div>
      <div>
        <dt>${told.status[language]}</dt>
        <dd>${String(statusOf(code))}</dd>
      </div>
    </dl>
    ${
      users.markup === ''
        ? nothing
        : html`<h2>${told.routes[language]}</h2>
            <ul>
              ${users}
            </ul>`
    }
    <p><a href="/problems">${told.all[language]}</a></p>`;
}

function unknownPage(code: string, language: 'en' | 'zh-CN'): Html {
  return html`<h1>${told.unknown[language]}</h1>
    <p class="lead">${fill(told.looked, language, shorten(code, 60))}</p>
    <p><a href="/problems">${told.all[language]}</a></p>`;
}

/** A page for people for each problem code; the `type` of a problem links to it. */
export function problemPages(routes: readonly Route[]): Router {
  const router = Router({ strict: true });
  router.get('/', (request, response) => {
    const list = problemCodes.map((code) => html`<li><a href="/problems/${code}">${code}</a></li>`);
    send(
      request,
      response,
      words('Concordat', 'Concordat'),
      (language) =>
        html`<h1>${told.heading[language]}</h1>
          <ul>
            ${list}
          </ul>`,
    );
  });
  router.get('/:code', (request, response) => {
    const code = problemCodes.find((known) => known === request.params.code);
    if (code === undefined) {
      if (request.accepts(['json', 'html']) !== 'html') throw problem('NOT_FOUND');
      response.status(404);
      send(request, response, told.unknown, (language) => unknownPage(request.params.code, language));
      return;
    }
    send(request, response, words(code, code), (language) => pageOf(code, routes, language));
  });
  return router;
}
