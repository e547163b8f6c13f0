import { type Contract } from '../domain/contract/contract';
import { positionOf } from '../domain/contract/position';
import { isRefusal, unknownEvent } from '../domain/contract/refusals';
import { stateVersion } from '../domain/contract/state-version';
import { UnknownEventError } from '../domain/kernel/stream';
import { isRecorded, isTaken } from '../prisma/append-events';
import { type Connection, type Database } from '../prisma/client';
import { companyAtHand, type CompanyAtHand, companyLastKnown, isOtherCompany } from '../prisma/load-company';
import { loadContract } from '../prisma/load-contract';
import { customerIdOf } from '../prisma/load-customer';
import { noteIncident, resolveIncident, unknownEventId, unknownEventIncident } from '../prisma/note-incident';
import { type Recorder } from './freeze-revision';
import { type Proposal, type RecordedTransition } from './proposal';
import { freezeBefore, recordOnState, recordOnTrail } from './record-on';
import { withPlaceholder } from './number-to-take';

/** Rolls a transaction back of which nothing came. */
class NothingRecordedError extends Error {
  override readonly name = 'NothingRecordedError';
}

/** Longer than any of its statements may take together, shorter than the activity. */
const transactionMs = 12_000;

/** Commands by which a contract takes of what it shares with others. */
function takesShared(command: Proposal['command']): boolean {
  return command?.type === 'submit' || command?.type === 'requestAmendment';
}

/**
 * Keeps others waiting who compete for the rest below the same ceiling – the framework of an order, or the contract itself where it is one – or of the
 * same credit limit, until the transaction ends.
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

/** What contracts compete for is taken in the transaction that uses it, one after the other. */
async function recordShared(
  maker: Recorder & { db: Database; company: CompanyAtHand },
  proposal: Proposal,
): Promise<RecordedTransition | null> {
  const frozen = await freezeBefore(maker, proposal.state, proposal);
  // What cannot be made takes nothing of anybody: it need not wait for those who compete.
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

/** On the trail it competes as well: there the workflow need not know yet what for. */
async function recordSharedOnTrail(
  maker: Recorder & { db: Database },
  proposal: Proposal,
): Promise<RecordedTransition> {
  const company = await companyAtHand(maker.db);
  if (!takesShared(proposal.command)) return recordOnTrail({ ...maker, company }, proposal);
  const contract = await loadContract(maker.db, proposal.contractId);
  const frozen = await freezeBefore({ ...maker, company }, contract, proposal);
  if (frozen && isRefusal(frozen.document)) return recordOnTrail({ ...maker, company }, proposal);
  const work = async (db: Connection) => {
    await lockShared(db, contract);
    return recordOnTrail({ ...maker, db, company: await companyAtHand(db) }, proposal, frozen);
  };
  return maker.db.$transaction(work, patience);
}

/** Of what an amendment may change, what its price comes of. */
const pricing = ['gross', 'lineItems', 'discount'] as const;

async function competes(db: Connection, { command, state }: Proposal): Promise<boolean> {
  if (!takesShared(command) || state === null) return false;
  const isCeiling = command?.type === 'requestAmendment' && pricing.some((part) => command.changes[part] !== undefined);
  return isCeiling || state.terms.frameworkId !== undefined || (await customerIdOf(db, state)) !== null;
}

/** A newer program has recorded what this one does not know: nothing is written, operations are told, and the asker learns why. */
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
 * Decides the command and appends its events, the read model and the effects due in one transaction, expecting the number after
 * `state`'s. Postgres settles the order: where the state turns out not to be the last word, the command is decided on what Postgres
 * holds. Run a second time it changes nothing: `(stream, seq)` and `(stream, command, ordinal)` are unique, and what it finds there
 * becomes its answer.
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

/** On the state that the workflow has, and the company that this process knows; null where either turns out not to be the last word. */
async function recordOnOwnState(
  maker: Recorder & { db: Database },
  proposal: Proposal,
): Promise<RecordedTransition | null> {
  // A worker that was killed after it had recorded a submission asks again: its document need not be set a second time to find that out.
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
