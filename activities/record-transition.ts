import { type Contract } from '../domain/contract/contract';
import { positionOf } from '../domain/contract/position';
import { isRefusal, unknownEvent } from '../domain/contract/refusals';
import { stateVersion } from '../domain/contract/state-version';
import { UnknownEventError } from '../domain/kernel/stream';
import { isRecorded, isTaken } from '../prisma/append-events';
import { type Connection, type Database } from '../prisma/client';
import { loadCachedCompany, type CachedCompany, companyLastKnown, isOtherCompany } from '../prisma/load-company';
import { loadContract } from '../prisma/load-contract';
import { customerIdOf } from '../prisma/load-customer';
import { noteIncident, resolveIncident, unknownEventId, unknownEventIncident } from '../prisma/note-incident';
import { type Recorder } from './freeze-revision';
import { type Proposal, type RecordedTransition } from './proposal';
import { freezeBefore, recordOnState, recordOnTrail } from './record-on';
import { withPlaceholder } from './number-to-take';

/** Thrown inside a transaction to roll it back because nothing was recorded. */
class NothingRecordedError extends Error {
  override readonly name = 'NothingRecordedError';
}

/** More than the statements of the transaction may take together, less than the timeout of the activity. */
const transactionMs = 12_000;

/** Commands that use up a ceiling or credit limit shared with other contracts. */
function takesShared(command: Proposal['command']): boolean {
  return command?.type === 'submit' || command?.type === 'requestAmendment';
}

/**
 * Locks the row of the ceiling until the transaction ends – the framework of an order, or the contract itself if it is a framework – and the row of
 * the customer's credit limit. Other contracts that use the same ceiling or limit wait for it.
 */
async function lockShared(db: Connection, contract: Contract | null): Promise<void> {
  if (!contract) return;
  const { frameworkId = contract.contractId } = contract.terms;
  await db.$queryRaw`SELECT 1 FROM contracts WHERE contract_id = ${frameworkId} FOR UPDATE`;
  const customerId = await customerIdOf(db, contract);
  if (customerId !== null)
    await db.$queryRaw`
      SELECT 1 FROM customers WHERE customer_id = ${customerId} AND credit_amount IS NOT NULL FOR UPDATE`;
}

const patience = { timeout: transactionMs, maxWait: 5_000 };

/** Checks and uses up a shared ceiling or limit in one transaction under a lock, so that two contracts cannot both use the same rest. */
async function recordShared(
  maker: Recorder & { db: Database; company: CachedCompany },
  proposal: Proposal,
): Promise<RecordedTransition | null> {
  const frozen = await freezeBefore(maker, proposal.state, proposal);
  // If the document cannot be made, nothing is used up, so no lock is needed.
  if (frozen && isRefusal(frozen.document)) return recordOnState(maker, proposal, frozen);
  const work = async (db: Connection) => {
    if (takesShared(proposal.command)) await lockShared(db, proposal.state);
    const recorded = await recordOnState({ ...maker, db }, proposal, frozen);
    if (recorded === null) throw new NothingRecordedError();
    return recorded;
  };
  return maker.db.$transaction(work, patience).catch((error: unknown) => {
    if (error instanceof NothingRecordedError) return null;
    throw error;
  });
}

/** The same on the trail. The framework is read from Postgres here, because the workflow may not know it yet. */
async function recordSharedOnTrail(
  maker: Recorder & { db: Database },
  proposal: Proposal,
): Promise<RecordedTransition> {
  const company = await loadCachedCompany(maker.db);
  if (!takesShared(proposal.command)) return recordOnTrail({ ...maker, company }, proposal);
  const contract = await loadContract(maker.db, proposal.contractId);
  const frozen = await freezeBefore({ ...maker, company }, contract, proposal);
  if (frozen && isRefusal(frozen.document)) return recordOnTrail({ ...maker, company }, proposal);
  const work = async (db: Connection) => {
    await lockShared(db, contract);
    return recordOnTrail({ ...maker, db, company: await loadCachedCompany(db) }, proposal, frozen);
  };
  return maker.db.$transaction(work, patience);
}

/** The parts of an amendment that can change the price. */
const pricing = ['gross', 'lineItems', 'discount'] as const;

async function competes(db: Connection, { command, state }: Proposal): Promise<boolean> {
  if (!takesShared(command) || state === null) return false;
  const isCeiling = command?.type === 'requestAmendment' && pricing.some((part) => command.changes[part] !== undefined);
  return isCeiling || state.terms.frameworkId !== undefined || (await customerIdOf(db, state)) !== null;
}

/** The trail holds an event that only a newer program knows. Nothing is written; an incident tells operations, and the caller receives the reason. */
async function refuseUnknown(
  { db }: { db: Database },
  { contractId, state }: Proposal,
  error: UnknownEventError,
): Promise<RecordedTransition> {
  const name = state?.number ?? contractId;
  await noteIncident(db, unknownEventIncident({ kind: 'contract', id: contractId }, name, error.eventType));
  const outcome = unknownEvent(error, name);
  const unchanged = { base: null, events: [], answers: [], outlook: null };
  return { ...unchanged, stateVersion, position: state && positionOf(state), outcome };
}

/**
 * Decides the command and appends its events, the read model and the due effects in one transaction, expecting the sequence number after that of
 * `state`. Postgres settles the order: if `state` is not the latest, the command is decided on the events in Postgres. Safe to run twice: `(stream,
 * seq)` and `(stream, command, ordinal)` are unique, and a second run returns what the first one recorded.
 */
export async function recordTransition(
  maker: Recorder & { db: Database },
  proposal: Proposal,
): Promise<RecordedTransition> {
  try {
    return await recordKnown(maker, proposal);
  } catch (error) {
    if (error instanceof UnknownEventError) return refuseUnknown(maker, proposal, error);
    throw error;
  }
}

/** Decides on the workflow's state and the company data cached in this process; null if either is out of date. */
async function recordOnOwnState(
  maker: Recorder & { db: Database },
  proposal: Proposal,
): Promise<RecordedTransition | null> {
  // A worker that was killed after it recorded a submission runs this again. Asking the database first avoids making the document a second time.
  const setsDocument = proposal.command?.type === 'submit';
  if (setsDocument && (await isRecorded(maker.db, proposal))) return null;
  const decider = { ...maker, company: await companyLastKnown(maker.db) };
  try {
    return await ((await competes(maker.db, proposal))
      ? recordShared(decider, proposal)
      : recordOnState(decider, proposal));
  } catch (error) {
    if (isTaken(error) || isOtherCompany(error)) return null;
    throw error;
  }
}

async function recordKnown(maker: Recorder & { db: Database }, asked: Proposal): Promise<RecordedTransition> {
  const proposal = withPlaceholder(asked);
  const onState = await recordOnOwnState(maker, proposal);
  if (onState) return onState;
  const recorded = await recordSharedOnTrail(maker, proposal);
  await resolveIncident(maker.db, unknownEventId({ kind: 'contract', id: proposal.contractId }));
  return recorded;
}
