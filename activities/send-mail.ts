import { type Transporter } from 'nodemailer';
import { composeMail, type MailContent } from '../documents/mail/compose-mail';
import { envelopeOf } from '../documents/mail/envelope';
import { type Question } from '../domain/contract/question';
import { type Database } from '../prisma/client';
import { type DueEffect, markFailed, tryAgain } from '../prisma/outbox';
import { type MailRecords } from './mail-records';
import { mailFailureOf, type SmtpFailure } from './mail-failure';
import { warningsForMail } from './mail-warnings';

/** The dependencies of sending mail. */
export interface Mailer {
  db: Database;
  mail: Transporter;
  from: string;
  publicUrl: string;
}

/** The mail server is down or too slow; Temporal retries the activity. */
export class MailUnavailableError extends Error {
  override readonly name = 'MailUnavailableError';
}

/** A mail from the outbox, as `appendTransition` wrote it. */
export type DueMail = DueEffect<MailContent & { question: Question | null }>;

/** How sending a mail ended; `failed`: why it will never be delivered. */
export type MailOutcome = 'sent' | 'later' | { failed: string };

function asFailure(error: unknown): SmtpFailure {
  return error instanceof Error ? error : { message: String(error) };
}

/**
 * The mail as it is to be sent, with its link.
 * @throws TypeError if the outbox entry cannot be turned into a mail
 */
async function composed({ db, from }: Mailer, { makeLink, asToday }: MailRecords, { effectId, stream, body }: DueMail) {
  const { question, to } = body;
  const mail = { ...body, to: await asToday(to), warnings: await warningsForMail(db, stream.id, question) };
  const link = question ? await makeLink({ contractId: stream.id, effectId, question, to }) : null;
  return { ...envelopeOf(from, mail), ...composeMail(mail, link) };
}

/**
 * Sends one mail. It is claimed in Postgres before it is sent and marked as sent afterwards. A mail found in `sending` had an unknown outcome: it is
 * sent again under the same Message-ID, and that is recorded.
 * @returns how it ended; null if another attempt has claimed the mail
 */
export async function sendMail(mailer: Mailer, records: MailRecords, mail: DueMail): Promise<MailOutcome | null> {
  const { db } = mailer;
  const { effectId } = mail;
  if (!(await records.claim(mail))) return null;
  const message = await composed(mailer, records, mail).catch((error: unknown) => {
    // A mail that can never be composed must not be retried for ever.
    if (error instanceof TypeError) return 'The mail cannot be written: something of it is missing or is no address.';
    throw error;
  });
  if (typeof message === 'string') {
    await markFailed(db, effectId, message);
    return { failed: message };
  }
  try {
    await mailer.mail.sendMail({ messageId: `<${effectId}@concordat>`, ...message });
  } catch (error) {
    const failure = asFailure(error);
    const { message: reason } = failure;
    const meaning = mailFailureOf(failure);
    if (meaning === 'refused') {
      await markFailed(db, effectId, reason);
      return { failed: reason };
    }
    await tryAgain(db, effectId, meaning === 'unsent' ? 'due' : 'sending', reason);
    return 'later';
  }
  await records.markDone(effectId);
  return 'sent';
}
