import { type Transporter } from 'nodemailer';
import { type Notice, undeliverableCommandId } from '../domain/notices';
import { type Database } from '../prisma/client';
import { composeMail } from './compose-mail';
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

type NoticeRow = Awaited<ReturnType<typeof dueNotices>>[number];

function dueNotices(db: Database, contractId: string) {
  return db.notice.findMany({
    where: { contractId, status: { in: ['due', 'sending'] } },
    orderBy: [{ seq: 'asc' }, { noticeId: 'asc' }],
  });
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

/** Takes the notice for this attempt; false when another attempt has taken it since it was read. */
async function claim(db: Database, row: NoticeRow): Promise<boolean> {
  const unknown = row.status === 'sending';
  const { count } = await db.notice.updateMany({
    where: { noticeId: row.noticeId, status: row.status, attempts: row.attempts },
    data: {
      status: 'sending',
      attempts: row.attempts + 1,
      ...(unknown
        ? { copies: row.copies + 1, lastError: 'The outcome of an earlier attempt is unknown; a second copy was sent.' }
        : {}),
    },
  });
  return count === 1;
}

async function sendOne(room: MailRoom, row: NoticeRow): Promise<'done' | { retry: string }> {
  const { db } = room;
  const { noticeId, contractId } = row;
  const notice = row.body as unknown as Pick<Notice, 'to' | 'subject' | 'text' | 'rows' | 'decision'>; // written by recordTransition
  const { decision, to } = notice;
  const link = decision ? await makeLink(db, room.publicUrl, { contractId, noticeId, decision, to }) : null;
  const address = { name: to.name, address: to.email };
  try {
    await room.mail.sendMail({
      from: room.from,
      to: address,
      messageId: `<${noticeId}@concordat>`,
      ...composeMail(notice, link),
    });
  } catch (error) {
    const failure = asFailure(error);
    const { responseCode, message } = failure;
    if (responseCode !== undefined && responseCode >= 500) {
      await db.notice.update({ where: { noticeId }, data: { status: 'failed', lastError: message } });
      return 'done';
    }
    const status = isCertainlyUnsent(failure) ? 'due' : 'sending';
    await db.notice.update({ where: { noticeId }, data: { status, lastError: message } });
    return { retry: message };
  }
  await db.notice.update({ where: { noticeId }, data: { status: 'sent', sentAt: new Date() } });
  return 'done';
}

/**
 * Mails everything that is due to a contract's people. Harmless a second time: each notice is claimed in Postgres before it is
 * sent and marked after; one found in `sending` had an unknown outcome, is sent again under the same Message-ID, and that is recorded.
 * @throws MailUnavailableError when something could not be sent now
 */
export async function sendNotices(room: MailRoom, { contractId }: { contractId: string }): Promise<SendNoticesResult> {
  const rows = await dueNotices(room.db, contractId);
  let trouble: string | null = null;
  for (const row of rows) {
    room.heartbeat();
    if (!(await claim(room.db, row))) continue;
    const outcome = await sendOne(room, row);
    if (outcome !== 'done') trouble = outcome.retry;
  }
  if (trouble !== null) throw new MailUnavailableError(`Mail cannot be sent now: ${trouble}`);
  return { through: rows.at(-1)?.seq ?? 0, refused: await unnoted(room.db, contractId) };
}
