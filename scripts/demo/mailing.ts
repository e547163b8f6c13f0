import { createTransport } from 'nodemailer';
import pino from 'pino';
import { sendMails } from '../../activities/send-mails';
import { type Database } from '../../prisma/client';

/**
 * Runs the courier in this process: the test server skips no time while an activity runs, and the courier's activity runs for minutes.
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
