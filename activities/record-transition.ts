import { readCommand } from '../domain/contract/command-bodies';
import { resultNow, resultOf } from '../domain/contract/command-result';
import { type Command, type CommandResult, type Envelope, type InternalCommand } from '../domain/contract/commands';
import { type Contract } from '../domain/contract/contract';
import { type Instant } from '../domain/kernel/days';
import { type Company } from '../domain/kernel/company';
import { zoneClock } from '../config/zone-clock';
import { decide, isInternal, needsCompany } from '../domain/contract/decide';
import { type ContractEvent, type EventBody, stamp } from '../domain/contract/events';
import { fold } from '../domain/contract/evolve';
import { isRefusal, type Refusal } from '../domain/contract/refusals';
import { readStored } from '../domain/contract/stored';
import { type Connection, type Database } from '../prisma/client';
import { eventOf } from '../prisma/rows';
import { plainCalendar, type WorkCalendar } from '../domain/kernel/work-calendar';
import { appendTransition, isTaken, type Planned } from './append-transition';
import { loadCalendar, loadCompany } from '../prisma/load-company';
import { loadFramework, loadWording } from '../prisma/load-drafting';
import { freezeRevision, type Press } from './freeze-revision';
import { planContract } from './plan-contract';
import { takeNumber } from './take-number';

/** What the workflow wants: `command` on `state`. No command at all asks only for what the workflow has missed. */
export interface Proposal extends Omit<Envelope, 'knownSeq'> {
  contractId: string;
  state: Contract | null;
  command: Command | InternalCommand | null;
  /** The contract's time: what the rules judge by and the events bear. */
  now: Instant;
  /** A signal has nobody to answer: what a rule refuses becomes an event. */
  recordsRefusal?: true;
}

/** What Postgres settled. The workflow folds it and decides nothing itself, so that it replays the same under other rules. */
export interface Settled {
  /** The contract as Postgres had it, where that was not the proposal's `state`; null where it was. */
  base: Contract | null;
  /** The command's own events, on top of that. */
  events: ContractEvent[];
  /** Null when nothing came of the command. */
  outcome: CommandResult | Refusal | null;
  /** What commands answered that the workflow had not heard of, oldest first. */
  answers: { commandId: string; result: CommandResult }[];
  plan: Planned;
  noticesDue: boolean;
}

const nothingPlanned: Planned = { next: [], waiting: [] };

/** Enough for whatever can be repeated after an outage; the rest is found in the trail. */
const toldAnswers = 50;

/** The company where the rules ask about it; loaded anew for every decision, for people leave and calendars change. */
async function companyFor(
  press: Press,
  state: Contract | null,
  { command, now, recordsRefusal }: Proposal,
): Promise<Company | Refusal | null> {
  const { db } = press;
  if (command === null || !needsCompany(state, command)) return null;
  const company = await loadCompany(db, state);
  if (command.type !== 'submit' || state?.stage !== 'draft') return company;
  const [wording, framework] = [await loadWording(db, state), await loadFramework(db, state)];
  const drafting = { wording, framework, document: null };
  // Only what the rules let through is made into a document.
  if (recordsRefusal !== true && isRefusal(decide(state, command, now, { ...company, drafting })))
    return { ...company, drafting };
  const document = await freezeRevision(press, state, now);
  return isRefusal(document) ? document : { ...company, drafting: { ...drafting, document } };
}

/** Working time counts in approval alone. */
async function calendarFor(
  db: Connection,
  contract: Contract,
  company: Company | Refusal | null,
): Promise<WorkCalendar> {
  if (contract.stage !== 'in_approval') return plainCalendar;
  return company && !isRefusal(company) ? company.calendar : loadCalendar(db);
}

/** The bodies of what the command brings about, or why it brings about nothing. */
function decideOn(
  state: Contract | null,
  { command, now, recordsRefusal }: Proposal,
  company: Company | Refusal | null,
): EventBody[] | Refusal {
  if (command === null) return [];
  const read = isInternal(command) ? command : readCommand(command);
  const decision = isRefusal(read) ? read : isRefusal(company) ? company : decide(state, read, now, company);
  if (!isRefusal(decision) || recordsRefusal !== true || state === null) return decision;
  const { code, sentence } = decision;
  const known = isRefusal(company) ? null : company;
  return decide(state, { type: 'noteRefusal', command: command.type, code, sentence }, now, known);
}

/** Everything that Postgres holds of the contract. */
async function readTrail(db: Connection, contractId: string) {
  const rows = await db.event.findMany({ where: { contractId }, orderBy: { seq: 'asc' } });
  const events = rows.map(eventOf);
  const fingerprints = new Map(rows.map((row) => [row.commandId, row.fingerprint]));
  const answerOf = (commandId: string) => resultOf(events, commandId, fingerprints.get(commandId) ?? '');
  return { events, answerOf };
}

/** Decides on what Postgres holds, when the workflow's own state was not the last word. */
async function settleOnTrail(press: Press, proposal: Proposal): Promise<Settled> {
  const { db } = press;
  const { contractId, commandId, fingerprint, now, actor } = proposal;
  const trail = await readTrail(db, contractId);
  const state = fold(trail.events);
  const seqBefore = proposal.state?.seq ?? 0;
  const missed = trail.events.filter(({ seq }) => seq > seqBefore);
  const answers = [...new Set(missed.map((event) => event.commandId))].slice(-toldAnswers).flatMap((id) => {
    const result = trail.answerOf(id);
    return result ? [{ commandId: id, result }] : [];
  });
  const base = missed.length > 0 ? state : null;
  const company = await companyFor(press, state, proposal);
  const planOf = async (contract: Contract) => planContract(contract, now, await calendarFor(db, contract, company));
  const told = { base, answers, plan: state ? await planOf(state) : nothingPlanned };
  const recorded = trail.answerOf(commandId);
  const decision = recorded ? [] : decideOn(state, proposal, company);
  const events = isRefusal(decision) ? [] : stamp(decision, state?.seq ?? 0, now, actor, commandId);
  const after = fold(events, state);
  if (after === null || events.length === 0)
    return { ...told, events: [], outcome: isRefusal(decision) ? decision : recorded, noticesDue: missed.length > 0 };
  if (after.number === '') throw new Error(`Contract ${contractId} has no number.`);
  const plan = await planOf(after);
  const noticesDue = await appendTransition(db, { contractId, fingerprint, before: state, events, after, plan });
  const outcome = resultNow(after, fingerprint, events);
  return { ...told, events, outcome, plan, noticesDue: noticesDue || missed.length > 0 };
}

/** The proposal with the number that its contract gets, where a rule gives it. */
async function numbered(db: Connection, proposal: Proposal): Promise<Proposal> {
  const { command, contractId, now } = proposal;
  if (command?.type !== 'create' || command.number !== undefined || !command.numbering) return proposal;
  const year = zoneClock.show(now, command.timeZone).slice(0, 4);
  return {
    ...proposal,
    command: { ...command, number: await takeNumber(db, { contractId, numbering: command.numbering, year }) },
  };
}

/** Decides on the state that the workflow has; null where that turns out to be for the trail to say. */
async function settleOnState(press: Press, proposal: Proposal): Promise<Settled | null> {
  const { db } = press;
  const { contractId, now, actor, commandId, fingerprint } = proposal;
  const state = proposal.state && readStored(proposal.state);
  const company = await companyFor(press, state, proposal);
  const decision = decideOn(state, proposal, company);
  if (isRefusal(decision)) return null;
  const events = stamp(decision, state?.seq ?? 0, now, actor, commandId);
  const after = fold(events, state);
  if (after === null || events.length === 0) return null;
  const plan = planContract(after, now, await calendarFor(db, after, company));
  const noticesDue = await appendTransition(db, { contractId, fingerprint, before: state, events, after, plan });
  return { base: null, events, outcome: resultNow(after, fingerprint, events), answers: [], plan, noticesDue };
}

/** Rolls a transaction back of which nothing came. */
class NothingSettledError extends Error {
  override readonly name = 'NothingSettledError';
}

/** Longer than any of its statements may take together, shorter than the activity. */
const transactionMs = 12_000;

/**
 * What contracts compete for – the next number, the rest below a ceiling – is taken in the transaction that uses it, one after the other.
 */
async function settleShared(press: Press & { db: Database }, proposal: Proposal): Promise<Settled | null> {
  const framework = proposal.command?.type === 'submit' ? proposal.state?.terms.framework : undefined;
  const work = async (db: Connection) => {
    if (framework) await db.$queryRaw`SELECT 1 FROM contracts WHERE contract_id = ${framework.contractId} FOR UPDATE`;
    const settled = await settleOnState({ ...press, db }, await numbered(db, proposal));
    if (settled === null) throw new NothingSettledError();
    return settled;
  };
  return press.db.$transaction(work, { timeout: transactionMs, maxWait: 5_000 }).catch((error: unknown) => {
    if (error instanceof NothingSettledError) return null;
    throw error;
  });
}

function competes({ command, state }: Proposal): boolean {
  if (command?.type === 'create') return command.number === undefined;
  return command?.type === 'submit' && state?.terms.framework !== undefined;
}

/**
 * Decides the command and appends its events, the read model and the notices due in one transaction, expecting the number after
 * `state`'s. Postgres settles the order: where the state turns out not to be the last word, the command is decided on what Postgres
 * holds. Run a second time it changes nothing: `(contract, seq)` and `(contract, command, ordinal)` are unique, and what it finds there
 * becomes its answer.
 */
export async function recordTransition(press: Press & { db: Database }, proposal: Proposal): Promise<Settled> {
  try {
    const settled = await (competes(proposal) ? settleShared(press, proposal) : settleOnState(press, proposal));
    return settled ?? (await settleOnTrail(press, proposal));
  } catch (error) {
    if (isTaken(error)) return settleOnTrail(press, proposal);
    throw error;
  }
}
