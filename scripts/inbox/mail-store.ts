import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { simpleParser, type AddressObject } from 'mailparser';

export interface Mail {
  /** File name without its ending; sorts by the time of arrival. */
  id: string;
  receivedAt: string;
  messageId: string;
  from: string;
  /** Whom it was delivered to, which is what a server knows for certain. */
  to: string[];
  subject: string;
  text: string;
  html: string;
}

export interface MailStore {
  /** Newest first. */
  all: () => readonly Mail[];
  find: (id: string) => Mail | undefined;
  /** Resolves when the mail is on disk: only then may the sender hear that it was taken. */
  add: (source: Buffer, to: readonly string[]) => Promise<Mail>;
  /** Calls back for each new mail until the returned function is called. */
  onMail: (listener: (mail: Mail) => void) => () => void;
}

const recipientsHeader = 'X-Concordat-Delivered-To';

const textOf = (address: AddressObject | AddressObject[] | undefined) =>
  [address ?? []]
    .flat()
    .flatMap(({ value }) => value)
    .map(({ name, address }) => (name === '' ? (address ?? '') : `${name} <${address ?? ''}>`))
    .join(', ');

async function parse(id: string, source: Buffer): Promise<Mail> {
  const mail = await simpleParser(source, { skipTextToHtml: true });
  const delivered = mail.headerLines.find((header) => header.key === recipientsHeader.toLowerCase());
  return {
    id,
    receivedAt: new Date(Number(id.slice(0, 13))).toISOString(),
    messageId: mail.messageId ?? '',
    from: textOf(mail.from),
    to: (delivered?.line.slice(recipientsHeader.length + 1) ?? textOf(mail.to)).split(',').map((to) => to.trim()),
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: typeof mail.html === 'string' ? mail.html : '',
  };
}

/** Keeps every mail as one .eml file, which any mail program opens, and reads them back at the next start. */
export async function openMailStore(dir: string): Promise<MailStore> {
  await mkdir(dir, { recursive: true });
  const files = (await readdir(dir)).filter((name) => name.endsWith('.eml')).sort();
  const mails: Mail[] = [];
  for (const name of files) mails.unshift(await parse(name.slice(0, -4), await readFile(path.join(dir, name))));
  const listeners = new Set<(mail: Mail) => void>();
  return {
    all: () => mails,
    find: (id) => mails.find((mail) => mail.id === id),
    add: async (source, to) => {
      const id = `${Date.now()}-${randomBytes(4).toString('hex')}`;
      const whole = Buffer.concat([Buffer.from(`${recipientsHeader}: ${to.join(', ')}\r\n`), source]);
      const mail = await parse(id, whole);
      const file = path.join(dir, `${id}.eml`);
      await writeFile(`${file}.new`, whole).catch(async (error: unknown) => {
        await rm(`${file}.new`, { force: true });
        throw error;
      });
      await rename(`${file}.new`, file);
      mails.unshift(mail);
      for (const listener of listeners) listener(mail);
      return mail;
    },
    onMail: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
