import { createHash } from 'node:crypto';
import { type Express } from 'express';
import request from 'supertest';
import { type Person } from '../../domain/kernel/people';
import { type Api } from './harness';
import { type Mail, mailsTo, nextMail } from './mailbox';

/** A browser: keeps the cookie of each page, and sends it with that page and no other. */
export interface Browser {
  open: (path: string) => request.Test;
  /** A POST that is still to be filled. */
  post: (path: string) => request.Test;
  send: (path: string, fields: object) => request.Test;
  /** Asks for the code of a customer's link, reads it in the mail and types it; the document is open from then on. */
  unlock: (path: string) => Promise<void>;
  /** The same browser before another process of the API. */
  at: (app: Express) => Browser;
}

const tokenIn = (path: string) => /^\/l\/([\w-]+)/.exec(path)?.[1] ?? '';

/** Under what the link is kept. */
export function tokenHashOf(path: string): string {
  return createHash('sha256').update(tokenIn(path)).digest('hex');
}

/** How a cookie is sent back: its name and value. */
export function cookieIn(response: request.Response): string {
  return /^[^;]*/.exec(response.get('Set-Cookie')?.[0] ?? '')?.[0] ?? '';
}

/** The mails with codes for this contract to the recipient of the link, whose subject is in their language. */
export async function codeMails(api: Api, path: string): Promise<[address: string, subject: string]> {
  const link = await api.db.linkToken.findUniqueOrThrow({ where: { tokenHash: tokenHashOf(path) } });
  const { number } = await api.db.contract.findUniqueOrThrow({ where: { contractId: link.contractId } });
  const { email, language } = link.recipient as unknown as Person; // written by makeLinks
  return [email, language === 'en' ? `Your code for contract ${number}` : `合同 ${number} 的验证码`];
}

/** The code in a mail: the six digits that stand alone. */
export function codeIn({ text }: Mail): string {
  const code = /(?<![\d-])\d{6}(?!\d)/.exec(text)?.[0];
  if (code === undefined) throw new Error(`There is no code in: ${text}`);
  return code;
}

/** Asks for the code of a link and reads it in the mail. */
export async function askForCode(api: Api, path: string): Promise<string> {
  const of = await codeMails(api, path);
  const known = mailsTo(api, ...of).length;
  await request(api.app).post(path).type('form').send({ action: 'code' }).expect(200);
  return codeIn(await nextMail(api, ...of, known));
}

/** @param typed how the reader types a code */
export function openBrowser(
  api: Api,
  app: Express = api.app,
  jar = new Map<string, string>(),
  typed = (code: string) => code,
): Browser {
  const withCookie = (sent: request.Test, path: string) => {
    const cookie = jar.get(tokenIn(path));
    return cookie === undefined ? sent : sent.set('Cookie', cookie);
  };
  const post: Browser['post'] = (path) => withCookie(request(app).post(path), path);
  const send: Browser['send'] = (path, fields) => post(path).type('form').send(fields);
  return {
    open: (path) => withCookie(request(app).get(path), path),
    ...{ post, send },
    unlock: async (path) => {
      const opened = await send(path, { action: 'unlock', code: typed(await askForCode(api, path)) }).expect(303);
      jar.set(tokenIn(path), cookieIn(opened));
    },
    at: (other) => openBrowser(api, other, jar),
  };
}
