import { createTransport } from 'nodemailer';
import pino from 'pino';
import { sendMails } from '../../activities/send-mails';
import { type Database } from '../../prisma/client';

/**
 * The courier, in this process: a Temporal whose clock skips would not skip while an activity goes on for minutes.
 * @returns a function that stops it
 */
export function keepMailing(db: Database, { smtpUrl, publicUrl }: { smtpUrl: string; publicUrl: string }) {
  const stopping = new AbortController();
  const mail = createTransport({ url: smtpUrl });
  const running = sendMails({
    ...{ db, mail, from: 'Concordat <contracts@concordat.example>', publicUrl },
    heartbeat: () => undefined,
    stopped: () => stopping.signal,
    signalContract: () => Promise.resolve(),
    log: pino({ level: 'silent' }),
  });
  return async () => {
    stopping.abort();
    await running;
    mail.close();
  };
}
