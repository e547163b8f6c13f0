import { type ErrorRequestHandler, type Response } from 'express';
import { type Logger } from 'pino';
import { type Words } from '../../domain/kernel/words';
import { asProblem } from '../http/errors';
import { languageOf } from '../http/language';
import { statusOf } from '../http/problem';
import { requestIdOf } from '../http/request-id';
import { bilingualPage } from './layout';
import { contentSecurityPolicy } from './style';

const pages = {
  unknown: {
    status: 404,
    title: { en: 'This link is not valid', 'zh-CN': '链接无效' },
    text: {
      en: 'Please open the link in your mail again, whole and unchanged. Or ask the sender for a new one.',
      'zh-CN': '请重新打开邮件中的完整链接，或联系发件人获取新链接。',
    },
  },
  method: {
    status: 405,
    title: { en: 'This is not possible here', 'zh-CN': '不支持该操作' },
    text: { en: 'Please open the link in a browser.', 'zh-CN': '请在浏览器中打开链接。' },
  },
  tooMany: {
    status: 429,
    title: { en: 'Too many requests', 'zh-CN': '请求过于频繁' },
    text: { en: 'Please try again in a minute.', 'zh-CN': '请一分钟后再试。' },
  },
} satisfies Record<string, { status: number; title: Words; text: Words }>;

/** Thrown if a link is invalid; `page` selects the message. */
export class UnknownLinkError extends Error {
  override readonly name = 'UnknownLinkError';
  constructor(readonly page: keyof typeof pages) {
    super(page);
  }
}

export function sendPage(response: Response, status: number, page: string): void {
  response
    .status(status)
    .set({
      'Content-Security-Policy': contentSecurityPolicy,
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
      'X-Robots-Tag': 'noindex, nofollow',
    })
    .type('html')
    .send(page);
}

/** The sentence of the problem is written for programs; people get this one. */
const busy: Words = {
  en: 'The service does not answer just now. Nothing is lost: please send it again; it counts once.',
  'zh-CN': '服务暂时无响应，数据不会丢失。请稍后再次提交，系统只会记录一次。',
};

/** Shows errors behind a link as a page in both languages, because the reader's language is unknown. */
export function linkErrors(log: Logger): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    if (error instanceof UnknownLinkError) {
      const { status, title, text } = pages[error.page];
      sendPage(response, status, bilingualPage(title, text, languageOf(request)));
      return;
    }
    const { code, sentence, headers } = asProblem(error, log, requestIdOf(response));
    const isBusy = statusOf(code) === 503;
    const title = isBusy
      ? { en: 'Please try again in a moment', 'zh-CN': '请稍后再试' }
      : { en: 'This did not work', 'zh-CN': '操作未成功' };
    response.set(headers);
    sendPage(response, statusOf(code), bilingualPage(title, isBusy ? busy : sentence, languageOf(request)));
  };
}
