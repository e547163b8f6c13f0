import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { simpleParser, type AddressObject } from 'mailparser';

export interface Mail {
  /** File name without extension; it sorts by time of arrival. */
  id: string;
  receivedAt: string;
  messageId: string;
  from: string;
  /** The recipients of the SMTP envelope. */
  to: string[];
  subject: string;
  text: string;
  html: string;
  /** Size of the stored file. */
  bytes: number;
  /** The mail cannot be parsed: only its envelope is known. */
  isUnreadable: boolean;
}

export interface MailStore {
  /** Newest first. */
  all: () => Promise<readonly Mail[]>;
  find: (id: string) => Promise<Mail | undefined>;
  /** Resolves when the mail is on disk; only then may the server confirm it to the sender. */
  add: (source: Buffer, to: readonly string[]) => Promise<void>;
  /** Calls the listener for each new mail until the returned function is called. */
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
    bytes: source.length,
    isUnreadable: false,
  };
}

/** What the list shows of a mail that cannot be parsed, such as one of thousands of nested parts. The first line has its recipients. */
function unreadable(id: string, source: Buffer): Mail {
  const [line = ''] = source.subarray(0, 2000).toString('utf8').split('\r\n', 1);
  const to = line.startsWith(`${recipientsHeader}: `) ? line.slice(recipientsHeader.length + 2) : '';
  return {
    ...{ id, receivedAt: new Date(Number(id.slice(0, 13))).toISOString(), messageId: '', from: '' },
    to: to.split(',').map((address) => address.trim()),
    ...{ subject: '', text: '', html: '', bytes: source.length, isUnreadable: true },
  };
}

/**
 * Stores every mail as an .eml file, which any mail program can open; mails of earlier runs are loaded again. A mail is parsed only when somebody
 * wants to see it, so that the sender waits for nothing but the disk.
 */
export async function openMailStore(dir: string): Promise<MailStore> {
  await mkdir(dir, { recursive: true });
  const fileOf = (id: string) => path.join(dir, `${id}.eml`);
  const files = (await readdir(dir)).filter((name) => name.endsWith('.eml'));
  const ids = files.map((name) => name.slice(0, -'.eml'.length)).sort((a, b) => (a < b ? 1 : -1));
  const read = new Map<string, Promise<Mail>>();
  const mailOf = (id: string) => {
    const mail =
      read.get(id) ??
      readFile(fileOf(id))
        .catch(() => Buffer.alloc(0)) // the file was deleted meanwhile
        .then((source) => parse(id, source).catch(() => unreadable(id, source)));
    read.set(id, mail);
    return mail;
  };
  const listeners = new Set<(mail: Mail) => void>();
  const tell = async (id: string) => {
    const mail = await mailOf(id);
    for (const listener of listeners) listener(mail);
  };
  return {
    all: () => Promise.all(ids.map(mailOf)),
    find: async (id) => (ids.includes(id) ? mailOf(id) : undefined),
    add: async (source, to) => {
      const id = `${Date.now()}-${randomBytes(4).toString('hex')}`;
      const file = fileOf(id);
      const whole = Buffer.concat([Buffer.from(`${recipientsHeader}: ${to.join(', ')}\r\n`), source]);
      await writeFile(`${file}.new`, whole).catch(async (error: unknown) => {
        await rm(`${file}.new`, { force: true });
        throw error;
      });
      await rename(`${file}.new`, file);
      ids.unshift(id);
      if (listeners.size > 0) await tell(id);
    },
    onMail: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
