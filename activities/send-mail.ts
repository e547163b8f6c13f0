import { type Transporter } from 'nodemailer';
import { type Question } from '../domain/contract/question';
import { effectFailedCommandId } from '../domain/kernel/effects';
import { composeMail, type MailContent } from '../documents/mail/compose-mail';
import { type Stream } from '../prisma/append-events';
import { type Database } from '../prisma/client';
import { makeLink } from '../prisma/make-link';

/** What mail is sent with; `heartbeat` tells Temporal that the activity lives. */
export interface Mailer {
  db: Database;
  mail: Transporter;
  from: string;
  publicUrl: string;
  heartbeat: () => void;
}

/** How far the effects of one kind have come. */
export interface EffectsResult {
  /** Every effect up to this event number has been dealt with. */
  through: number;
  /** Effects that will never come about, such as mails that the server refuses for good. */
  failed: { effectId: string; reason: string }[];
}

/** Mail is down or slow; Temporal tries again. */
export class MailUnavailableError extends Error {
  override readonly name = 'MailUnavailableError';
}

/** Failed for good and not yet in the audit trail: the workflow may not have heard of it. */
function unnoted(db: Database, { kind, id }: Stream): Promise<{ effectId: string; reason: string }[]> {
  return db.$queryRaw`
    SELECT o.effect_id AS "effectId", COALESCE(o.last_error, '') AS reason FROM outbox o
    WHERE o.stream_kind = ${kind} AND o.stream_id = ${id} AND o.kind = 'mail' AND o.status = 'failed' AND NOT EXISTS (
      SELECT 1 FROM events e WHERE e.stream_kind = o.stream_kind AND e.stream_id = o.stream_id
        AND e.command_id = ${effectFailedCommandId('')} || o.effect_id)
    ORDER BY o.seq, o.effect_id`;
}

interface MailRow {
  effectId: string;
  seq: number;
  status: 'due' | 'sending' | 'failed';
  attempts: number;
  body: MailContent & { question: Question | null }; // written by appendTransition
}

function unsent(db: Database, { kind, id }: Stream): Promise<MailRow[]> {
  return db.$queryRaw`
    SELECT effect_id AS "effectId", seq, status, attempts, body FROM outbox
    WHERE stream_kind = ${kind} AND stream_id = ${id} AND kind = 'mail' AND status IN ('due', 'sending', 'failed')
    ORDER BY seq, effect_id`;
}

interface SmtpFailure {
  /** The server's answer, where there was one. */
  responseCode?: number;
  /** Of the system, where it failed: `connect`, `getaddrinfo`. */
  syscall?: string;
  timeoutType?: string;
  message: string;
}

/** Whether it is certain that the mail did not go out: the server said so, or there never was a connection. */
function isCertainlyUnsent({ responseCode, syscall, timeoutType }: SmtpFailure): boolean {
  return (
    responseCode !== undefined ||
    syscall === 'connect' ||
    syscall === 'getaddrinfo' ||
    timeoutType === 'CONNECT_TIMEOUT' ||
    timeoutType === 'GREETING_TIMEOUT'
  );
}

function asFailure(error: unknown): SmtpFailure {
  return error instanceof Error ? error : { message: String(error) };
}

const unknownOutcome = 'The outcome of an earlier attempt is unknown; a second copy was sent.';

/** Takes the mail for this attempt; false when another attempt has taken it since it was read. */
async function claim(db: Database, { effectId, status, attempts }: MailRow): Promise<boolean> {
  const taken = await db.$executeRaw`
    UPDATE outbox SET status = 'sending', attempts = attempts + 1,
      copies = copies + CASE status WHEN 'sending' THEN 1 ELSE 0 END,
      last_error = CASE status WHEN 'sending' THEN ${unknownOutcome} ELSE last_error END
    WHERE effect_id = ${effectId} AND status = ${status} AND attempts = ${attempts}`;
  return taken === 1;
}

function note(db: Database, effectId: string, status: 'due' | 'sending' | 'failed', error: string): Promise<number> {
  return db.$executeRaw`UPDATE outbox SET status = ${status}, last_error = ${error} WHERE effect_id = ${effectId}`;
}

type Outcome = 'sent' | 'failed' | { retry: string };

/** A mail as it is to be sent, with its link; null where the outbox holds what cannot become a mail. */
async function composed(mailer: Mailer, stream: Stream, { effectId, body }: MailRow) {
  const { db, publicUrl } = mailer;
  const { question, to } = body;
  const link = question ? await makeLink(db, publicUrl, { contractId: stream.id, effectId, question, to }) : null;
  return { to: { name: to.name, address: to.email }, ...composeMail(body, link) };
}

async function sendOne(mailer: Mailer, stream: Stream, row: MailRow): Promise<Outcome> {
  const { db } = mailer;
  const { effectId } = row;
  const message = await composed(mailer, stream, row).catch((error: unknown) => {
    // What can never be written must not keep the other mails back.
    if (error instanceof TypeError) return error;
    throw error;
  });
  if (message instanceof TypeError) {
    await note(db, effectId, 'failed', `The mail cannot be written: ${message.message}`);
    return 'failed';
  }
  try {
    await mailer.mail.sendMail({ from: mailer.from, messageId: `<${effectId}@concordat>`, ...message });
  } catch (error) {
    const failure = asFailure(error);
    const { responseCode } = failure;
    if (responseCode !== undefined && responseCode >= 500) {
      await note(db, effectId, 'failed', failure.message);
      return 'failed';
    }
    await note(db, effectId, isCertainlyUnsent(failure) ? 'due' : 'sending', failure.message);
    return { retry: failure.message };
  }
  await db.$executeRaw`UPDATE outbox SET status = 'sent', done_at = clock_timestamp() WHERE effect_id = ${effectId}`;
  return 'sent';
}

/**
 * Mails everything that is due to an entity's people. Harmless a second time: each mail is claimed in Postgres before it is
 * sent and marked after; one found in `sending` had an unknown outcome, is sent again under the same Message-ID, and that is recorded.
 * @throws MailUnavailableError when something could not be sent now
 */
export async function sendMail(mailer: Mailer, stream: Stream): Promise<EffectsResult> {
  const rows = await unsent(mailer.db, stream);
  let trouble: string | null = null;
  let someFailed = false;
  for (const row of rows) {
    mailer.heartbeat();
    if (row.status === 'failed') someFailed = true;
    else if (await claim(mailer.db, row)) {
      const outcome = await sendOne(mailer, stream, row);
      if (outcome === 'failed') someFailed = true;
      else if (outcome !== 'sent') trouble = outcome.retry;
    }
  }
  if (trouble !== null) throw new MailUnavailableError(`Mail cannot be sent now: ${trouble}`);
  const failed = someFailed ? await unnoted(mailer.db, stream) : [];
  return { through: rows.at(-1)?.seq ?? 0, failed };
}
