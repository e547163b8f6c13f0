import { setTimeout as pause } from 'node:timers/promises';
import { dueEffects, type FailedEffect, holdEffects, unnotedFailures } from '../prisma/outbox';
import { type SignalContract } from './supervise-contracts';
import { type MailRecords, createMailRecords } from './mail-records';
import { type DueMail, type Mailer, sendMail } from './send-mail';
import { type ActivityLog, logMail } from './write-log';

/** The courier's dependencies besides mail. */
export interface Courier extends Mailer {
  /** Sends a heartbeat of the activity to Temporal. */
  heartbeat: () => void;
  /** Aborted when this worker shuts down, or when Temporal has cancelled the activity. */
  stopped: () => AbortSignal;
  signalContract: SignalContract;
  log: ActivityLog;
}

/** How long one activity sends mails before it ends and the next one takes over. */
const roundMs = 10 * 60_000;
/** How often the outbox is polled while it is empty. */
const idleMs = 200;
const heartbeatMs = 5_000;
/** How often failures that are not on the contract's trail yet are signalled again. */
const retellMs = 60_000;
/** How many contracts' mails are sent in parallel. */
const lanes = 16;
/** How many mails are read from the outbox at once. */
const mostRead = 50;

/** Groups the mails by contract; within a contract they keep their order. */
function byStream(mails: readonly DueMail[]): [string, DueMail[]][] {
  const streams = new Map<string, DueMail[]>();
  for (const mail of mails) streams.set(mail.stream.id, [...(streams.get(mail.stream.id) ?? []), mail]);
  return [...streams];
}

/**
 * Signals the contract that a mail will never be delivered, so that it records the failure. If the signal fails, `retellFailures` repeats it until
 * the failure is on the trail.
 */
async function tell({ signalContract }: Courier, { effectId, stream, reason }: FailedEffect): Promise<void> {
  if (stream.kind !== 'contract') return;
  await signalContract(stream.id, 'effectFailed', { effectId, kind: 'mail', reason }).catch(() => undefined);
}

async function retellFailures(courier: Courier): Promise<void> {
  for (const failed of await unnotedFailures(courier.db, 'mail')) await tell(courier, failed);
}

/** One run of the activity. */
interface Round {
  records: MailRecords;
  /** Aborted when the run is to end. */
  stopped: AbortSignal;
  /** Effect ids of the mails that are being sent at the moment. */
  attempts: Set<string>;
}

async function sendInOrder(
  courier: Courier,
  { records, stopped, attempts }: Round,
  mails: readonly DueMail[],
): Promise<void> {
  const later = new Set<string>();
  for (const mail of mails) {
    if (stopped.aborted) return;
    const { effectId, stream, target } = mail;
    // If an earlier mail to this target was postponed, wait: nobody may read that a question was withdrawn before they read the question.
    if (later.has(target)) continue;
    attempts.add(effectId);
    const outcome = await sendMail(courier, records, mail).finally(() => attempts.delete(effectId));
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
 * The courier: sends the mails of all contracts as they become due, several contracts in parallel, until its time is up or the worker stops. Safe to
 * run twice and in parallel with another one: each mail is claimed before it is sent.
 */
export async function sendMails(courier: Courier): Promise<void> {
  const attempts = new Set<string>();
  const round: Round = {
    records: createMailRecords(courier, () => attempts.size),
    stopped: courier.stopped(),
    attempts,
  };
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
