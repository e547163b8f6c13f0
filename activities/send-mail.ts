import { LRUCache } from 'lru-cache';
import { type Transporter } from 'nodemailer';
import { composeMail, type MailContent } from '../documents/mail/compose-mail';
import { envelopeOf } from '../documents/mail/envelope';
import { type Question } from '../domain/contract/question';
import { type Words } from '../domain/kernel/words';
import { type Database } from '../prisma/client';
import { loadContract } from '../prisma/load-contract';
import { loadTermsOf } from '../prisma/load-terms';
import { loadWarnings } from '../prisma/load-warnings';
import { type DueEffect, markFailed, tryAgain } from '../prisma/outbox';
import { type MailBook } from './mail-book';
import { mailFailureOf, type SmtpFailure } from './mail-failure';

/** What mail is sent with. */
export interface Mailer {
  db: Database;
  mail: Transporter;
  from: string;
  publicUrl: string;
}

/** Mail is down or slow; Temporal tries again. */
export class MailUnavailableError extends Error {
  override readonly name = 'MailUnavailableError';
}

/** A mail of the outbox, as `appendTransition` wrote it. */
export type DueMail = DueEffect<MailContent & { question: Question | null }>;

/** How sending a mail ended; `failed`: why it will never arrive. */
export type MailOutcome = 'sent' | 'later' | { failed: string };

function asFailure(error: unknown): SmtpFailure {
  return error instanceof Error ? error : { message: String(error) };
}

/** So many stand in a mail; the page has them all. */
const mostWarnings = 5;

/** The approvers of a revision are mailed nearly at once, and are told the same. */
const toldLately = new LRUCache<string, Promise<Words[]>>({ max: 500, ttl: 60_000 });

/** What an approver of a revision is to look at again; nothing for anybody else, nor where it cannot be found out: the page says it, and the mail must go. */
async function warnedIn(db: Database, contractId: string, question: Question | null): Promise<Words[]> {
  if (question?.kind !== 'approval' || question.subject.kind !== 'revision') return [];
  const key = `${contractId} ${question.subject.id}`;
  const known = toldLately.get(key);
  if (known) return known;
  const told = firstWarnings(db, contractId).catch(() => {
    toldLately.delete(key);
    return [];
  });
  toldLately.set(key, told);
  return told;
}

async function firstWarnings(db: Database, contractId: string): Promise<Words[]> {
  const contract = await loadContract(db, contractId);
  if (!contract) return [];
  const warnings = await loadWarnings(db, contract, await loadTermsOf(db, contract.terms));
  return warnings.slice(0, mostWarnings).map(({ message }) => message);
}

/** A mail as it is to be sent, with its link. @throws TypeError where the outbox holds what cannot become a mail */
async function composed({ db, from }: Mailer, { makeLink, asToday }: MailBook, { effectId, stream, body }: DueMail) {
  const { question, to } = body;
  const mail = { ...body, to: await asToday(to), warnings: await warnedIn(db, stream.id, question) };
  const link = question ? await makeLink({ contractId: stream.id, effectId, question, to }) : null;
  return { ...envelopeOf(from, mail), ...composeMail(mail, link) };
}

/**
 * Sends one mail. It is claimed in Postgres before it is sent and marked after; one found in `sending` had an unknown outcome, is sent again
 * under the same Message-ID, and that is recorded.
 * @returns how it ended; nothing where somebody else has taken it
 */
export async function sendMail(mailer: Mailer, book: MailBook, mail: DueMail): Promise<MailOutcome | null> {
  const { db } = mailer;
  const { effectId } = mail;
  if (!(await book.claim(mail))) return null;
  const message = await composed(mailer, book, mail).catch((error: unknown) => {
    // What can never be written must not be tried for ever.
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
  await book.markDone(effectId);
  return 'sent';
}
