import { type Logger } from 'pino';
import { type DueMail, type MailOutcome } from './send-mail';
import { type Proposal, type RecordedTransition } from './proposal';

/** The log for operations: ids and types only, never names, addresses or amounts. */
export type ActivityLog = Pick<Logger, 'info' | 'warn'>;

/** Logs the events that a command produced. If the activity runs twice, the entry appears twice with the same numbers. */
export function logRecorded(
  log: ActivityLog,
  { contractId, commandId }: Proposal,
  { events, position }: RecordedTransition,
): void {
  const own = events.filter((event) => event.commandId === commandId);
  const [first] = own;
  if (!first) return;
  log.info(
    { contractId, commandId, stage: position?.stage, seq: first.seq, events: own.map(({ type }) => type) },
    'Events were recorded.',
  );
}

/** Logs how sending a mail ended. The mail server's reply is kept in the outbox only, because it may contain names. */
export function logMail(log: ActivityLog, { effectId, stream, body }: DueMail, outcome: MailOutcome | null): void {
  if (outcome === null) return;
  const ids = { effectId, [`${stream.kind}Id`]: stream.id, topic: body.question?.kind };
  if (outcome === 'sent') log.info(ids, 'A mail was sent.');
  else if (outcome === 'later') log.warn(ids, 'A mail could not be sent; it is retried.');
  else log.warn(ids, 'A mail could not be delivered and is not retried.');
}
