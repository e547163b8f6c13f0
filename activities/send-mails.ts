import { setTimeout as pause } from 'node:timers/promises';
import { dueEffects, type FailedEffect, holdEffects, unnotedFailures } from '../prisma/outbox';
import { type SignalContract } from './supervise-contracts';
import { type MailBook, openMailBook } from './mail-book';
import { type DueMail, type Mailer, sendMail } from './send-mail';
import { type ActivityLog, logMail } from './write-log';

/** What the courier works with beside mail. */
export interface Courier extends Mailer {
  /** Tells Temporal that the activity lives. */
  heartbeat: () => void;
  /** Aborted when this worker is to stop, or Temporal no longer waits for the activity. */
  stopped: () => AbortSignal;
  signalContract: SignalContract;
  log: ActivityLog;
}

/** So long one activity goes on sending; then the next one does. */
const roundMs = 10 * 60_000;
/** So often the outbox is looked at while there is nothing to do. */
const idleMs = 200;
const heartbeatMs = 5_000;
/** So often it is seen to that what failed for good is on record. */
const retellMs = 60_000;
/** Contracts whose mails go out side by side. */
const lanes = 16;
/** Mails that are read at once. */
const mostRead = 50;

/** Mails of one contract after another, each contract's own in their order. */
function byStream(mails: readonly DueMail[]): [string, DueMail[]][] {
  const streams = new Map<string, DueMail[]>();
  for (const mail of mails) streams.set(mail.stream.id, [...(streams.get(mail.stream.id) ?? []), mail]);
  return [...streams];
}

/** Has it put on record that a mail will never arrive. The workflow may be away: what is not on record is told again. */
async function tell({ signalContract }: Courier, { effectId, stream, reason }: FailedEffect): Promise<void> {
  if (stream.kind !== 'contract') return;
  await signalContract(stream.id, 'effectFailed', { effectId, kind: 'mail', reason }).catch(() => undefined);
}

async function retellFailures(courier: Courier): Promise<void> {
  for (const failed of await unnotedFailures(courier.db, 'mail')) await tell(courier, failed);
}

/** One activity at work. */
interface Round {
  book: MailBook;
  /** Aborted when it is to end. */
  stopped: AbortSignal;
  /** Mails that are being sent just now, for as long as they are. */
  attempts: Set<string>;
}

async function sendInOrder(
  courier: Courier,
  { book, stopped, attempts }: Round,
  mails: readonly DueMail[],
): Promise<void> {
  const later = new Set<string>();
  for (const mail of mails) {
    if (stopped.aborted) return;
    const { effectId, stream, target } = mail;
    // Nobody reads that something was taken back before they read that it was asked.
    if (later.has(target)) continue;
    attempts.add(effectId);
    const outcome = await sendMail(courier, book, mail).finally(() => attempts.delete(effectId));
    logMail(courier.log, mail, outcome);
    if (outcome === 'later') later.add(target);
    else if (outcome !== null && outcome !== 'sent') await tell(courier, { effectId, stream, reason: outcome.failed });
  }
}

async function sendWhatIsDue(courier: Courier, round: Round, until: number): Promise<void> {
  const busy = new Map<string, Promise<void>>();
  let waiting: [string, DueMail[]][] = [];
  let retoldAt = 0;
  const { stopped } = round;
  const idle = () => pause(idleMs, undefined, { signal: stopped }).catch(() => undefined);
  try {
    while (!stopped.aborted && Date.now() < until) {
      if (Date.now() - retoldAt > retellMs) {
        retoldAt = Date.now();
        await retellFailures(courier);
      }
      if (waiting.length === 0 && busy.size < lanes)
        waiting = byStream(await dueEffects(courier.db, 'mail', [...busy.keys()], mostRead));
      const hasNews = waiting.length > 0;
      while (busy.size < lanes) {
        const [id, mails] = waiting.shift() ?? [];
        if (id === undefined || mails === undefined) break;
        const sending = sendInOrder(courier, round, mails).finally(() => busy.delete(id));
        busy.set(id, sending);
      }
      await Promise.race([...busy.values(), ...(hasNews && busy.size > 0 ? [] : [idle()])]);
    }
  } finally {
    await Promise.allSettled(busy.values());
  }
}

/**
 * The courier: sends the mails of all contracts as they become due, some contracts side by side, until its time is up or the worker stops.
 * Harmless a second time and beside another one: each mail is claimed before it is sent.
 */
export async function sendMails(courier: Courier): Promise<void> {
  const attempts = new Set<string>();
  const round: Round = { book: openMailBook(courier, () => attempts.size), stopped: courier.stopped(), attempts };
  const beat = setInterval(() => {
    courier.heartbeat();
    void holdEffects(courier.db, [...round.attempts]).catch(() => undefined);
  }, heartbeatMs);
  try {
    await sendWhatIsDue(courier, round, Date.now() + roundMs);
  } finally {
    clearInterval(beat);
  }
}
