import { createTransport, type Transporter } from 'nodemailer';
import { until } from '../build/until';

/** A mail as the worker sent it. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
}

/** Keeps what is sent instead of sending it, oldest first. */
export interface Mailbox {
  transport: Transporter;
  mails: Mail[];
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function addressOf(to: unknown): string {
  return typeof to === 'object' && to !== null && 'address' in to ? plain(to.address) : plain(to);
}

/** What the mail server answers for these domains: nobody is there, or not now. */
const refusals: Readonly<Record<string, [code: number, message: string]>> = {
  'nobody.example': [550, '550 No such mailbox'],
  'busy.example': [450, '450 Try again later'],
};

function refusalFor(address: string): Error | null {
  const [responseCode, message] = refusals[address.split('@')[1] ?? ''] ?? [];
  // As nodemailer says it.
  const said = { command: 'RCPT TO', responseCode, response: message };
  return message === undefined ? null : Object.assign(new Error(message), said);
}

export function createMailbox(): Mailbox {
  const mails: Mail[] = [];
  const transport = createTransport({ jsonTransport: true });
  transport.use('compile', ({ data }, done) => {
    const to = addressOf(data.to);
    const refusal = refusalFor(to);
    if (!refusal) mails.push({ to, subject: plain(data.subject), text: plain(data.text) });
    done(refusal);
  });
  return { transport, mails };
}

/** Whether the subject has these words in it, one after the other where `…` stands between them. */
export function hasWords(subject: string, words: string): boolean {
  let at = 0;
  return words.split('…').every((part) => {
    const found = subject.indexOf(part, at);
    at = found + part.length;
    return found >= 0;
  });
}

/** Mails to this address with this in the subject, from the first on. */
export function mailsTo({ mails }: Pick<Mailbox, 'mails'>, address: string, subject: string): Mail[] {
  return mails.filter((mail) => mail.to === address && hasWords(mail.subject, subject));
}

/** The first such mail that comes after `known` others. */
export function nextMail(mailbox: Pick<Mailbox, 'mails'>, address: string, subject: string, known = 0): Promise<Mail> {
  const what = `a mail with “${subject}” reaches ${address}`;
  return until(what, () => Promise.resolve(mailsTo(mailbox, address, subject)[known]));
}

/** The path of the link in a mail. */
export function linkIn({ text }: Mail): string {
  const link = /https?:\/\/[^/\s]+(\/l\/[\w-]{43})/.exec(text)?.[1];
  if (link === undefined) throw new Error(`There is no link in: ${text}`);
  return link;
}
