import { zoneClock } from '../config/zone-clock';
import { type Comment, commentsAfter } from '../domain/approval/comment';
import { readCommand } from '../domain/contract/bodies';
import { resultNow, resultOf } from '../domain/contract/command-result';
import { type AnyCommand } from '../domain/contract/commands';
import { type Contract } from '../domain/contract/contract';
import { type FrozenDocument } from '../domain/drafting/document';
import { decide, isInternalCommand, neededFor } from '../domain/contract/decide';
import { type ContractEvent, type EventBody } from '../domain/contract/events';
import { fold } from '../domain/contract/evolve';
import { type Inputs } from '../domain/contract/inputs';
import { lookAhead, nothingAhead } from '../domain/contract/outlook';
import { positionOf } from '../domain/contract/position';
import { isRefusal, type Refusal } from '../domain/contract/refusals';
import { stateVersion } from '../domain/contract/state-version';
import { approvalsOf } from '../domain/contract/subjects';
import { stamp } from '../domain/kernel/stream';
import { isRecorded } from '../prisma/append-events';
import { appendTransition } from '../prisma/append-transition';
import { type Connection } from '../prisma/client';
import { loadMailContext } from '../prisma/load-mail-context';
import { loadOpenComments } from '../prisma/load-comments';
import { type CachedCompany, isCurrentCompany } from '../prisma/load-company';
import { eventOf } from '../prisma/load-events';
import { digestsOf, type KeptTexts, loadInputs } from '../prisma/load-inputs';
import { loadTexts } from '../prisma/load-terms';
import { type DocumentMaker, freezeRevision, type Recorder } from './freeze-revision';
import { numberToTake, withNumber } from './number-to-take';
import { type Proposal, type RecordedTransition } from './proposal';

/** How many missed answers are returned. It covers every command that a sender may repeat after an outage; older answers are read from the trail. */
const toldAnswers = 50;

/** A decision and the data on which it was made. */
interface DecisionMade {
  decision: EventBody[] | Refusal;
  inputs: Partial<Inputs>;
  texts: KeptTexts;
  /** The document made for the decision, or the refusal if it could not be made; null if the rules needed none. */
  document: FrozenDocument | Refusal | null;
}

/** The company (calendar, profile) on which the decision is made. */
interface ByCompany {
  company: CachedCompany;
}
type Decider = DocumentMaker & ByCompany;
type RecorderOf = Recorder & ByCompany;

/** A document that was made before any lock was taken, and the content that it was made of. */
export interface FrozenBefore {
  of: string;
  document: FrozenDocument | Refusal;
}

function contentOf({ terms, number, revision }: Contract): string {
  return `${terms.digest} ${number} ${revision}`;
}

/**
 * Makes the document of a submission before any lock is taken, if the rules would accept the submission on the contract as it stands. Contracts that
 * wait for a lock on the same ceiling then do not wait while the document is made, or while it fails. Null if no document is needed or the rules
 * refuse. If the contract changes before the submission is recorded, the document is made again then.
 */
export async function freezeBefore(
  maker: Decider,
  contract: Contract | null,
  proposal: Proposal,
): Promise<FrozenBefore | null> {
  if (proposal.command?.type !== 'submit' || contract === null) return null;
  const { document } = await decideWith(maker, contract, proposal);
  return document && { of: contentOf(contract), document };
}

/** Loads the inputs that the rules declare and decides. */
async function decideWith(
  maker: Decider,
  contract: Contract | null,
  { command: asked, actor, now }: Proposal,
  frozen: FrozenBefore | null = null,
): Promise<DecisionMade> {
  const { db, company } = maker;
  const texts = await loadTexts(db, digestsOf(contract));
  if (asked === null) return { decision: [], inputs: {}, texts, document: null };
  const command = isInternalCommand(asked) ? asked : readCommand(asked);
  if (isRefusal(command)) return { decision: command, inputs: {}, texts, document: null };
  const inputs = await loadInputs({ db, company, contract, command }, neededFor(contract, { command, actor }), texts);
  const request = { command, actor, now };
  const decision = decide(contract, request, inputs);
  // A document is made only if the rules accept the submission.
  if (isRefusal(decision) || command.type !== 'submit' || contract === null)
    return { decision, inputs, texts, document: null };
  const document =
    frozen?.of === contentOf(contract)
      ? frozen.document
      : await freezeRevision(maker, contract, texts.termsOf(contract.terms), now);
  if (isRefusal(document)) return { decision: document, inputs, texts, document };
  const withDocument = { ...inputs, document };
  return { decision: decide(contract, request, withDocument), inputs: withDocument, texts, document };
}

/** Turns the refusal of a signal, to which no caller listens, into an event. */
async function onRecord(
  maker: Decider,
  contract: Contract | null,
  proposal: Proposal,
  decided: DecisionMade,
): Promise<DecisionMade> {
  const { decision } = decided;
  const { command, actor, recordsRefusal } = proposal;
  if (!isRefusal(decision) || recordsRefusal !== true || contract === null || command === null) return decided;
  const { code, sentence } = decision;
  const note: AnyCommand = { type: 'noteRefusal', command: command.type, code, sentence };
  return decideWith(maker, contract, { ...proposal, command: note, actor: { ...actor, kind: 'system' } });
}

async function openComments(db: Connection, contract: Contract | null): Promise<Comment[]> {
  const isTalkedAbout = contract !== null && contract.made.comments > 0 && approvalsOf(contract).length > 0;
  return isTalkedAbout ? loadOpenComments(db, contract.contractId) : [];
}

function ahead(
  { calendar }: CachedCompany,
  contract: Contract,
  { now }: Proposal,
  { texts }: DecisionMade,
  comments: Comment[],
) {
  const reading = { termsOf: texts.termsOf, comments };
  return lookAhead(contract, { reading, clock: zoneClock, now, calendar });
}

interface Appended {
  before: Contract | null;
  events: ContractEvent[];
  after: Contract;
  expectedCompany?: string;
}

/** Appends the events of a decision to the contract on which the decision was made. */
async function append(
  { db, customerMail, company }: RecorderOf,
  { before, events, after, expectedCompany }: Appended,
  proposal: Proposal,
  decided: DecisionMade,
) {
  const { contractId, fingerprint } = proposal;
  if (after.number === '') throw new Error(`Contract ${contractId} has no number.`);
  const comments = await openComments(db, before);
  const { waiting, outlook } = ahead(company, after, proposal, decided, commentsAfter(comments, events));
  const { calendar, profile } = company;
  const number = numberToTake(proposal);
  const taken = await appendTransition(db, {
    ...{ contractId, fingerprint, before, events, after, texts: decided.texts, comments, waiting },
    ...{ nextDeadlineAt: outlook.at, calendar, number, expectedCompany },
    mailContext: await loadMailContext(db, { after, events, calendar, profile }),
    mailHours: customerMail === 'any_time' ? null : { clock: zoneClock, calendar },
  });
  const told = { events, outlook, outcome: resultNow(after, fingerprint, events), position: positionOf(after) };
  return number && taken !== null ? withNumber(told, number, taken) : told;
}

function eventsOf(contract: Contract | null, decision: EventBody[], { now, actor, commandId }: Proposal) {
  return stamp(decision, contract?.seq ?? 0, now, actor, commandId);
}

/** Returns the refusal as the result if the state is the latest one and the refusal is not to be recorded; otherwise null. */
async function refusedOnState(
  { db, company }: Decider,
  proposal: Proposal,
  refusal: Refusal,
): Promise<RecordedTransition | null> {
  const { contractId, state, recordsRefusal } = proposal;
  if (state === null || recordsRefusal) return null;
  const isLast = (await db.contract.count({ where: { contractId, seq: state.seq } })) === 1;
  if (!isLast || !(await isCurrentCompany(db, company)) || (await isRecorded(db, proposal))) return null;
  const unchanged = { base: null, events: [], answers: [], outlook: null };
  return { ...unchanged, stateVersion, position: positionOf(state), outcome: refusal };
}

/**
 * Decides on the workflow's own state and on cached company data; null if one of them turns out to be out of date, so that the caller must decide on
 * the trail.
 * @throws errors that `isTaken` and `isOtherCompany` recognise
 */
export async function recordOnState(
  maker: RecorderOf,
  proposal: Proposal,
  frozen: FrozenBefore | null = null,
): Promise<RecordedTransition | null> {
  const { state } = proposal;
  const decided = await decideWith(maker, state, proposal, frozen);
  if (isRefusal(decided.decision)) return refusedOnState(maker, proposal, decided.decision);
  const events = eventsOf(state, decided.decision, proposal);
  const after = fold(events, state);
  if (after === null || events.length === 0) return null;
  const expectedCompany = maker.company.version;
  const appended = await append(maker, { before: state, events, after, expectedCompany }, proposal, decided);
  return { stateVersion, base: null, answers: [], ...appended };
}

/** Reads all events of the contract from Postgres. */
async function readTrail(db: Connection, contractId: string) {
  const rows = await db.event.findMany({
    where: { streamKind: 'contract', streamId: contractId },
    orderBy: { seq: 'asc' },
  });
  const events = rows.map(eventOf);
  const fingerprints = new Map(rows.map((row) => [row.commandId, row.fingerprint]));
  const recordedResult = (commandId: string) => resultOf(events, commandId, fingerprints.get(commandId) ?? '');
  return { events, recordedResult };
}

/** Decides on the events in Postgres, because the workflow's own state was not the latest. The company data were read just before. */
export async function recordOnTrail(
  maker: RecorderOf,
  proposal: Proposal,
  frozen: FrozenBefore | null = null,
): Promise<RecordedTransition> {
  const { db } = maker;
  const { contractId, commandId } = proposal;
  const trail = await readTrail(db, contractId);
  const state = fold(trail.events);
  const seqBefore = proposal.state?.seq ?? 0;
  const missed = trail.events.filter(({ seq }) => seq > seqBefore);
  const answers = [...new Set(missed.map((event) => event.commandId))].slice(-toldAnswers).flatMap((id) => {
    const result = trail.recordedResult(id);
    return result ? [{ commandId: id, result }] : [];
  });
  const recorded = trail.recordedResult(commandId);
  const asked = recorded ? { ...proposal, command: null } : proposal;
  const decided = await onRecord(maker, state, asked, await decideWith(maker, state, asked, frozen));
  const { decision } = decided;
  const events = isRefusal(decision) ? [] : eventsOf(state, decision, proposal);
  const after = fold(events, state);
  const told = { stateVersion, base: missed.length > 0 ? state : null, answers };
  if (after === null || events.length === 0) {
    const outlook = state && ahead(maker.company, state, proposal, decided, await openComments(db, state)).outlook;
    const outcome = isRefusal(decision) ? decision : recorded;
    const position = state && positionOf(state);
    return { ...told, events, position, outcome, outlook: outlook ?? nothingAhead };
  }
  return { ...told, ...(await append(maker, { before: state, events, after }, proposal, decided)) };
}
