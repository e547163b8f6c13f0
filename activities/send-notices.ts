import { type Transporter } from 'nodemailer';
import { type Notice, undeliverableCommandId } from '../domain/contract/notices';
import { type Database } from '../prisma/client';
import { composeMail, type MailedNotice } from './compose-mail';
import { makeLink } from './make-link';

/** What mail is sent with; `heartbeat` tells Temporal that the courier lives. */
export interface MailRoom {
  db: Database;
  mail: Transporter;
  from: string;
  publicUrl: string;
  heartbeat: () => void;
}

export interface SendNoticesResult {
  /** Every notice up to this event number has been dealt with. */
  through: number;
  /** Notices that the mail server refuses for good. */
  refused: { noticeId: string; reason: string }[];
}

/** Mail is down or slow; Temporal tries again. */
export class MailUnavailableError extends Error {
  override readonly name = 'MailUnavailableError';
}

/** Refused for good and not yet in the audit trail: the workflow may not have heard of it. */
function unnoted(db: Database, contractId: string): Promise<{ noticeId: string; reason: string }[]> {
  return db.$queryRaw`
    SELECT n.notice_id AS "noticeId", COALESCE(n.last_error, '') AS reason FROM notices n
    WHERE n.contract_id = ${contractId} AND n.status = 'failed' AND NOT EXISTS (
      SELECT 1 FROM events e WHERE e.contract_id = n.contract_id AND e.command_id = ${undeliverableCommandId('')} || n.notice_id)
    ORDER BY n.seq, n.notice_id`;
}

interface NoticeRow {
  noticeId: string;
  seq: number;
  status: 'due' | 'sending' | 'failed';
  attempts: number;
  body: MailedNotice & Pick<Notice, 'decision'>; // written by recordTransition
}

function unsentNotices(db: Database, contractId: string): Promise<NoticeRow[]> {
  return db.$queryRaw`
    SELECT notice_id AS "noticeId", seq, status, attempts, body FROM notices
    WHERE contract_id = ${contractId} AND status IN ('due', 'sending', 'failed') ORDER BY seq, notice_id`;
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

/** Takes the notice for this attempt; false when another attempt has taken it since it was read. */
async function claim(db: Database, { noticeId, status, attempts }: NoticeRow): Promise<boolean> {
  const taken = await db.$executeRaw`
    UPDATE notices SET status = 'sending', attempts = attempts + 1,
      copies = copies + CASE status WHEN 'sending' THEN 1 ELSE 0 END,
      last_error = CASE status WHEN 'sending' THEN ${unknownOutcome} ELSE last_error END
    WHERE notice_id = ${noticeId} AND status = ${status} AND attempts = ${attempts}`;
  return taken === 1;
}

function settle(db: Database, noticeId: string, status: 'due' | 'sending' | 'failed', error: string): Promise<number> {
  return db.$executeRaw`UPDATE notices SET status = ${status}, last_error = ${error} WHERE notice_id = ${noticeId}`;
}

type Outcome = 'sent' | 'failed' | { retry: string };

async function sendOne(room: MailRoom, contractId: string, { noticeId, body }: NoticeRow): Promise<Outcome> {
  const { db } = room;
  const { decision, to } = body;
  const link = decision ? await makeLink(db, room.publicUrl, { contractId, noticeId, decision, to }) : null;
  const address = { name: to.name, address: to.email };
  try {
    await room.mail.sendMail({
      from: room.from,
      to: address,
      messageId: `<${noticeId}@concordat>`,
      ...composeMail(body, link),
    });
  } catch (error) {
    const failure = asFailure(error);
    const { responseCode, message } = failure;
    if (responseCode !== undefined && responseCode >= 500) {
      await settle(db, noticeId, 'failed', message);
      return 'failed';
    }
    await settle(db, noticeId, isCertainlyUnsent(failure) ? 'due' : 'sending', message);
    return { retry: message };
  }
  await db.$executeRaw`UPDATE notices SET status = 'sent', sent_at = clock_timestamp() WHERE notice_id = ${noticeId}`;
  return 'sent';
}

/**
 * Mails everything that is due to a contract's people. Harmless a second time: each notice is claimed in Postgres before it is
 * sent and marked after; one found in `sending` had an unknown outcome, is sent again under the same Message-ID, and that is recorded.
 * @throws MailUnavailableError when something could not be sent now
 */
export async function sendNotices(room: MailRoom, { contractId }: { contractId: string }): Promise<SendNoticesResult> {
  const rows = await unsentNotices(room.db, contractId);
  let trouble: string | null = null;
  let someFailed = false;
  for (const row of rows) {
    room.heartbeat();
    if (row.status === 'failed') someFailed = true;
    else if (await claim(room.db, row)) {
      const outcome = await sendOne(room, contractId, row);
      if (outcome === 'failed') someFailed = true;
      else if (outcome !== 'sent') trouble = outcome.retry;
    }
  }
  if (trouble !== null) throw new MailUnavailableError(`Mail cannot be sent now: ${trouble}`);
  const refused = someFailed ? await unnoted(room.db, contractId) : [];
  return { through: rows.at(-1)?.seq ?? 0, refused };
}
