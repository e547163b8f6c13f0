import { zoneClock } from '../config/zone-clock';
import { positionOf } from '../domain/contract/position';
import { refuse } from '../domain/contract/refusals';
import { stateVersion } from '../domain/contract/state-version';
import { UnknownEventError } from '../domain/kernel/stream';
import { isTaken } from '../prisma/append-events';
import { type Connection, type Database } from '../prisma/client';
import { noteIncident, resolveIncident, unknownEventIncident } from '../prisma/note-incident';
import { takeNumber } from '../prisma/take-number';
import { type DocumentMaker } from './freeze-revision';
import { type Proposal, type RecordedTransition } from './proposal';
import { recordOnState, recordOnTrail } from './record-on';

/** Rolls a transaction back of which nothing came. */
class NothingRecordedError extends Error {
  override readonly name = 'NothingRecordedError';
}

/** Longer than any of its statements may take together, shorter than the activity. */
const transactionMs = 12_000;

/** The proposal with the number that its contract gets, where a rule gives it. */
async function numbered(db: Connection, proposal: Proposal): Promise<Proposal> {
  const { command, contractId, now } = proposal;
  if (command?.type !== 'create' || command.number !== undefined || !command.numbering) return proposal;
  const year = zoneClock.show(now, command.timeZone).slice(0, 4);
  const subject = { kind: 'contract', id: contractId } as const;
  const number = await takeNumber(db, { subject, numbering: command.numbering, year });
  return { ...proposal, command: { ...command, number } };
}

/**
 * What contracts compete for – the next number, the rest below a ceiling or of a credit limit – is taken in the transaction that uses
 * it, one after the other.
 */
async function recordShared(
  maker: DocumentMaker & { db: Database },
  proposal: Proposal,
): Promise<RecordedTransition | null> {
  const submitted = proposal.command?.type === 'submit' ? proposal.state : null;
  const { customerId, terms } = submitted ?? {};
  const work = async (db: Connection) => {
    if (terms?.frameworkId !== undefined)
      await db.$queryRaw`SELECT 1 FROM contracts WHERE contract_id = ${terms.frameworkId} FOR UPDATE`;
    if (customerId !== undefined)
      await db.$queryRaw`
        SELECT 1 FROM customers WHERE customer_id = ${customerId} AND credit_amount IS NOT NULL FOR UPDATE`;
    const recorded = await recordOnState({ ...maker, db }, await numbered(db, proposal));
    if (recorded === null) throw new NothingRecordedError();
    return recorded;
  };
  return maker.db.$transaction(work, { timeout: transactionMs, maxWait: 5_000 }).catch((error: unknown) => {
    if (error instanceof NothingRecordedError) return null;
    throw error;
  });
}

function competes({ command, state }: Proposal): boolean {
  if (command?.type === 'create') return command.number === undefined;
  return command?.type === 'submit' && (state?.terms.frameworkId ?? state?.customerId) !== undefined;
}

/** A newer program has recorded what this one does not know: nothing is written, operations are told, and the asker learns why. */
async function refuseUnknown(
  { db }: { db: Database },
  { contractId, state }: Proposal,
  { eventType, seq }: UnknownEventError,
): Promise<RecordedTransition> {
  await noteIncident(db, unknownEventIncident(contractId, state?.number ?? contractId, eventType));
  const outcome = refuse('UNKNOWN_EVENT', state?.number ?? contractId, `${eventType}, ${seq}`);
  const unchanged = { base: null, events: [], answers: [], outlook: null, effectsDue: false };
  return { ...unchanged, stateVersion, position: state && positionOf(state), outcome };
}

/**
 * Decides the command and appends its events, the read model and the effects due in one transaction, expecting the number after
 * `state`'s. Postgres settles the order: where the state turns out not to be the last word, the command is decided on what Postgres
 * holds. Run a second time it changes nothing: `(stream, seq)` and `(stream, command, ordinal)` are unique, and what it finds there
 * becomes its answer.
 */
export async function recordTransition(
  maker: DocumentMaker & { db: Database },
  proposal: Proposal,
): Promise<RecordedTransition> {
  try {
    return await recordKnown(maker, proposal);
  } catch (error) {
    if (error instanceof UnknownEventError) return refuseUnknown(maker, proposal, error);
    throw error;
  }
}

async function recordKnown(maker: DocumentMaker & { db: Database }, proposal: Proposal): Promise<RecordedTransition> {
  try {
    const recorded = await (competes(proposal) ? recordShared(maker, proposal) : recordOnState(maker, proposal));
    if (recorded) return recorded;
  } catch (error) {
    if (!isTaken(error)) throw error;
  }
  const recorded = await recordOnTrail(maker, proposal);
  await resolveIncident(maker.db, unknownEventIncident(proposal.contractId, '', '').incidentId);
  return recorded;
}
