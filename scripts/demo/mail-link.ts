import { type Mail } from '../inbox/mail-store';
import { Explained } from '../stack/report';

/** The link in a mail; undefined if the mail asks for nothing. */
export function linkIn(mail: Mail): string | undefined {
  return /https?:\/\/\S+\/l\/[\w-]+/.exec(mail.text)?.[0];
}

function headingOf(page: string): string {
  const heading = /<h1[^>]*>(.*?)<\/h1>/s.exec(page)?.[1];
  return heading?.replace(/<[^>]*>/g, '').trim() ?? 'a page without a heading';
}

/** Returns the newest code that was mailed after the reader was created; waits until one has come. */
export type CodeReader = () => Promise<string>;

interface Opened {
  page: string;
  cookie: string;
}

async function send(link: string, body: Record<string, string>, cookie = ''): Promise<Response> {
  return fetch(link, { method: 'POST', body: new URLSearchParams(body), headers: { cookie }, redirect: 'manual' });
}

/** The page behind the link. A customer's document opens only with a code that comes by mail. */
async function open(link: string, readCode: CodeReader): Promise<Opened> {
  const first = await (await fetch(link)).text();
  if (!first.includes('name="action" value="code"')) return { page: first, cookie: '' };
  await send(link, { action: 'code' });
  const unlocked = await send(link, { action: 'unlock', code: await readCode() });
  const cookie = unlocked.headers.get('set-cookie')?.split(';')[0] ?? '';
  const page = await (await fetch(link, { headers: { cookie } })).text();
  return { page, cookie };
}

/** Opens the link, selects a choice, enters a text and sends the form, as a browser would. */
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
