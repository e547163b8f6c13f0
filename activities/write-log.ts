import { type Logger } from 'pino';
import { type DueMail, type MailOutcome } from './send-mail';
import { type Proposal, type RecordedTransition } from './proposal';

/** Where operations read what was done; ids and types alone, never names, addresses or amounts. */
export type ActivityLog = Pick<Logger, 'info' | 'warn'>;

/** What a command has brought about. Run a second time it is logged a second time, with the same numbers. */
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

/** How the sending of a mail ended; what the mail server said stands in the outbox, for it may name people. */
export function logMail(log: ActivityLog, { effectId, stream, body }: DueMail, outcome: MailOutcome | null): void {
  if (outcome === null) return;
  const ids = { effectId, [`${stream.kind}Id`]: stream.id, topic: body.question?.kind };
  if (outcome === 'sent') log.info(ids, 'A mail was sent.');
  else if (outcome === 'later') log.warn(ids, 'A mail could not be sent now; it is tried again.');
  else log.warn(ids, 'A mail will never arrive.');
}
