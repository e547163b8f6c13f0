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

/** Opens the link, picks a choice on the page, types a text and sends the form, as a browser would. */
export async function answerByLink(link: string, choice: string, text: string): Promise<void> {
  const opened = await fetch(link);
  const page = await opened.text();
  const action = /<form method="post" action="([^"]*)"/.exec(page)?.[1];
  if (!opened.ok || action === undefined || !page.includes(`value="${choice}"`))
    throw new Explained(`The link page does not offer "${choice}"; it says (${opened.status}): ${headingOf(page)}.`);
  const answered = await fetch(new URL(action.replaceAll('&amp;', '&'), link), {
    method: 'POST',
    body: new URLSearchParams({ choice, text }),
  });
  if (!answered.ok)
    throw new Explained(
      `The link page did not take "${choice}"; it says (${answered.status}): ${headingOf(await answered.text())}.`,
    );
}
