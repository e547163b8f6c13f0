import express, { type ErrorRequestHandler, type Express, type Request } from 'express';
import { z } from 'zod';
import { failedPage, frameRights, listPage, mailPage, missingPage, script, style, type Language } from './inbox-html';
import { type Mail, type MailStore } from './mail-store';

const query = z.object({
  to: z.string().default(''),
  contains: z.string().default(''),
  waitMs: z.coerce.number().int().min(0).max(60_000).default(0),
});

/** Only our own script and style sheet may run on the pages; the mail is shown in a frame without scripts. */
const pagePolicy =
  "default-src 'none'; img-src data:; style-src 'self'; script-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const mailPolicy = `default-src 'none'; style-src 'unsafe-inline'; img-src data: https:; frame-ancestors 'self'; sandbox ${frameRights}`;

function languageOf(request: Request): Language {
  const asked = request.query['lang'];
  if (asked === 'zh' || asked === 'en') return asked;
  return String(request.acceptsLanguages('zh-CN', 'zh', 'en')).startsWith('zh') ? 'zh' : 'en';
}

function matches(to: string, contains: string) {
  const wanted = contains.toLowerCase();
  return (mail: Mail) =>
    (to === '' || mail.to.some((address) => address.toLowerCase() === to.toLowerCase())) &&
    (wanted === '' || [mail.subject, mail.text, mail.html].some((part) => part.toLowerCase().includes(wanted)));
}

/** Links of a mail open in a new tab; otherwise the page would appear inside the frame. */
const inFrame = (html: string) => `<!doctype html><meta charset="utf-8"><base target="_blank">${html}`;

/** The inbox's web page and its JSON: `GET /mails.json?to=&contains=&waitMs=` answers as soon as a mail matches. */
export function createInboxPages(
  store: MailStore,
  waitForMail: (predicate: (mail: Mail) => boolean, timeoutMs?: number) => Promise<Mail>,
): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use((_, response, next) => {
    response.set({
      'Content-Security-Policy': pagePolicy,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': 'no-store',
    });
    next();
  });
  // Prevents DNS rebinding: a foreign page whose host name points here could otherwise read the mails.
  app.use((request, response, next) => {
    if (['127.0.0.1', 'localhost', '[::1]'].includes(request.hostname)) next();
    else response.status(421).type('text').send('The inbox answers as localhost only.');
  });
  app.get('/inbox.css', (_, response) => response.type('css').send(style));
  app.get('/inbox.js', (_, response) => response.type('js').send(script));
  app.get('/', async (request, response) => response.send(listPage(await store.all(), languageOf(request))));
  app.get('/mails.json', async (request, response) => {
    const parsed = query.safeParse(request.query);
    if (!parsed.success) return response.status(400).json({ error: z.prettifyError(parsed.error) });
    const { to, contains, waitMs } = parsed.data;
    const predicate = matches(to, contains);
    if (waitMs > 0) await waitForMail(predicate, waitMs).catch(() => undefined);
    return response.json({ mails: (await store.all()).filter(predicate) });
  });
  app.get('/mails/:id', async (request, response) => {
    const mail = await store.find(request.params.id);
    const language = languageOf(request);
    return mail === undefined
      ? response.status(404).send(missingPage(language))
      : response.send(mailPage(mail, request.query['view'] === 'text' || mail.html === '' ? 'text' : 'html', language));
  });
  app.get('/mails/:id/html', async (request, response) => {
    const mail = await store.find(request.params.id);
    response.set('Content-Security-Policy', mailPolicy);
    return mail === undefined ? response.sendStatus(404) : response.type('html').send(inFrame(mail.html));
  });
  const failed: ErrorRequestHandler = (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const status = error instanceof URIError ? 400 : 500;
    response.status(status).send(failedPage(languageOf(request)));
  };
  app.use(failed);
  return app;
}
