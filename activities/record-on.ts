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
import { loadBeside } from '../prisma/load-beside';
import { loadOpenComments } from '../prisma/load-comments';
import { type CompanyAtHand, isStillSo } from '../prisma/load-company';
import { eventOf } from '../prisma/load-events';
import { digestsOf, type KeptTexts, loadInputs } from '../prisma/load-inputs';
import { loadTexts } from '../prisma/load-terms';
import { type DocumentMaker, freezeRevision, type Recorder } from './freeze-revision';
import { numberToTake, withNumber } from './number-to-take';
import { type Proposal, type RecordedTransition } from './proposal';

/** Enough for whatever can be repeated after an outage; the rest is found in the trail. */
const toldAnswers = 50;

/** A decision, and what it was made with. */
interface DecisionMade {
  decision: EventBody[] | Refusal;
  inputs: Partial<Inputs>;
  texts: KeptTexts;
  /** What was made for it, or why it could not be; null where the rules had none made. */
  document: FrozenDocument | Refusal | null;
}

/** By which company it is decided. */
interface ByCompany {
  company: CompanyAtHand;
}
type Decider = DocumentMaker & ByCompany;
type RecorderOf = Recorder & ByCompany;

/** A document that was made before anything was locked, and of what. */
export interface FrozenBefore {
  of: string;
  document: FrozenDocument | Refusal;
}

function contentOf({ terms, number, revision }: Contract): string {
  return `${terms.digest} ${number} ${revision}`;
}

/**
 * Makes the document of a submission that the rules would let through as the contract stands, so that nobody who competes for the same
 * ceiling waits for it, nor for finding out that it cannot be made. Null where there is none to make, or the rules refuse; whatever has changed
 * until it is recorded is made then.
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

/** Decides with everything that the rules declare to need. */
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
  // Only what the rules let through is made into a document.
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

/** What becomes of a refusal that nobody waits to hear: an event. */
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
  { calendar }: CompanyAtHand,
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

/** Appends the events of a decision to the contract they were decided on. */
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
    beside: await loadBeside(db, { after, events, calendar, profile }),
    mailHours: customerMail === 'any_time' ? null : { clock: zoneClock, calendar },
  });
  const told = { events, outlook, outcome: resultNow(after, fingerprint, events), position: positionOf(after) };
  return number && taken !== null ? withNumber(told, number, taken) : told;
}

function eventsOf(contract: Contract | null, decision: EventBody[], { now, actor, commandId }: Proposal) {
  return stamp(decision, contract?.seq ?? 0, now, actor, commandId);
}

/** The refusal, where the state it was decided on is the last word and nothing is to be recorded of it; else null. */
async function refusedOnState(
  { db, company }: Decider,
  proposal: Proposal,
  refusal: Refusal,
): Promise<RecordedTransition | null> {
  const { contractId, state, recordsRefusal } = proposal;
  if (state === null || recordsRefusal) return null;
  const isLast = (await db.contract.count({ where: { contractId, seq: state.seq } })) === 1;
  if (!isLast || !(await isStillSo(db, company)) || (await isRecorded(db, proposal))) return null;
  const unchanged = { base: null, events: [], answers: [], outlook: null };
  return { ...unchanged, stateVersion, position: positionOf(state), outcome: refusal };
}

/**
 * Decides on the state that the workflow has, by a company that need not be asked whether it is still so; null where one of them turns out
 * to be for the trail to say.
 * @throws what `isTaken` and `isOtherCompany` know
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

/** Everything that Postgres holds of the contract. */
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

/** Decides on what Postgres holds, when the workflow's own state was not the last word; by the company as it was just read. */
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
