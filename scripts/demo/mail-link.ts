import { type Mail } from '../inbox/mail-store';
import { Explained } from '../stack/report';

/** The link of a mail, as its reader would click it; undefined for a mail that asks for nothing. */
export function linkIn(mail: Mail): string | undefined {
  return /https?:\/\/\S+\/l\/[\w-]+/.exec(mail.text)?.[0];
}

function headingOf(page: string): string {
  const heading = /<h1[^>]*>(.*?)<\/h1>/s.exec(page)?.[1];
  return heading?.replace(/<[^>]*>/g, '').trim() ?? 'a page without a heading';
}

/** Reads the newest code that has come by mail since `start`, as soon as it is there. */
export type CodeReader = () => Promise<string>;

interface Opened {
  page: string;
  cookie: string;
}

async function send(link: string, body: Record<string, string>, cookie = ''): Promise<Response> {
  return fetch(link, { method: 'POST', body: new URLSearchParams(body), headers: { cookie }, redirect: 'manual' });
}

/** What a browser sees behind the link; a customer's document opens with a code that comes by mail. */
async function open(link: string, readCode: CodeReader): Promise<Opened> {
  const first = await (await fetch(link)).text();
  if (!first.includes('name="action" value="code"')) return { page: first, cookie: '' };
  await send(link, { action: 'code' });
  const unlocked = await send(link, { action: 'unlock', code: await readCode() });
  const cookie = unlocked.headers.get('set-cookie')?.split(';')[0] ?? '';
  const page = await (await fetch(link, { headers: { cookie } })).text();
  return { page, cookie };
}

/** Opens the link, picks a choice on the page, types a text and sends the form, as a browser would. */
export async function answerByLink(
  link: string,
  answer: { choice: string; text: string },
  readCode: CodeReader,
): Promise<void> {
  const { choice, text } = answer;
  const { page, cookie } = await open(link, readCode);
  if (!page.includes(`value="${choice}"`))
    throw new Explained(`The link page does not offer "${choice}"; it says: ${headingOf(page)}.`);
  const answered = await send(link, { choice, text }, cookie);
  if (!answered.ok)
    throw new Explained(
      `The link page did not take "${choice}"; it says (${answered.status}): ${headingOf(await answered.text())}.`,
    );
}
