import { type AddressInfo } from 'node:net';
import { createServer } from 'node:http';
import { createInboxPages } from './inbox-pages';
import { startMailServer, type MailMode } from './mail-server';
import { openMailStore, type Mail } from './mail-store';

export interface Inbox {
  /** URL of its web page. */
  readonly url: string;
  readonly smtpUrl: string;
  /** Newest first. */
  mails: () => Promise<readonly Mail[]>;
  /**
   * The newest matching mail, or else the next one that arrives.
   * @throws Error after the timeout
   */
  waitForMail: (predicate: (mail: Mail) => boolean, timeoutMs?: number) => Promise<Mail>;
  /** Makes the mail server misbehave, for fault tests. */
  setMode: (mode: MailMode) => Promise<void>;
  stop: () => Promise<void>;
}

/**
 * Starts a mail server that stores every mail in `dir` instead of delivering it, and a web page that shows them. Without a port it uses a free one.
 */
export async function startInbox(options: { dir: string; smtpPort?: number; port?: number }): Promise<Inbox> {
  const store = await openMailStore(options.dir);

  const waitForMail = async (predicate: (mail: Mail) => boolean, timeoutMs = 15_000) => {
    let stopWaiting: () => void = () => undefined;
    const coming = new Promise<Mail | null>((resolve) => {
      const forget = store.onMail((mail) => {
        if (predicate(mail)) resolve(mail);
      });
      const timer = setTimeout(resolve, timeoutMs, null);
      stopWaiting = () => {
        clearTimeout(timer);
        forget();
      };
    });
    try {
      const mail = (await store.all()).findLast(predicate) ?? (await coming);
      if (mail) return mail;
    } finally {
      stopWaiting();
    }
    const last = (await store.all()).slice(0, 5).map(({ subject, to }) => `"${subject}" to ${to.join(', ')}`);
    throw new Error(`No such mail came within ${timeoutMs} ms. The last ones: ${last.join('; ') || 'none'}.`);
  };

  const mailServer = await startMailServer(store, options.smtpPort ?? 0);
  const http = createServer(createInboxPages(store, waitForMail));
  try {
    await new Promise<void>((resolve, reject) => {
      http.once('error', reject);
      http.listen(options.port ?? 0, '127.0.0.1', resolve);
    });
  } catch (error) {
    await mailServer.stop();
    throw error;
  }
  const { port } = http.address() as AddressInfo; // a TCP server has no other kind of address
  return {
    url: `http://127.0.0.1:${port}`,
    smtpUrl: mailServer.url,
    mails: store.all,
    waitForMail,
    setMode: mailServer.setMode,
    stop: async () => {
      http.closeAllConnections();
      await new Promise((done) => http.close(done));
      await mailServer.stop();
    },
  };
}
