import { readCommand } from '../domain/command-bodies';
import { resultNow, resultOf } from '../domain/command-result';
import { type Command, type CommandResult, type Envelope, type InternalCommand } from '../domain/commands';
import { type Contract } from '../domain/contract';
import { type Instant } from '../domain/days';
import { type Company } from '../domain/company';
import { decide, isInternal, needsCompany } from '../domain/decide';
import { type ContractEvent, type EventBody, stamp } from '../domain/events';
import { fold } from '../domain/evolve';
import { isRefusal, type Refusal } from '../domain/refusals';
import { readStored } from '../domain/stored';
import { type Database } from '../prisma/client';
import { eventOf } from '../prisma/rows';
import { plainCalendar, type WorkCalendar } from '../domain/work-calendar';
import { appendTransition, isTaken, type Planned } from './append-transition';
import { loadCalendar, loadCompany } from '../prisma/load-company';
import { planContract } from './plan-contract';

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
async function companyFor(db: Database, state: Contract | null, { command }: Proposal): Promise<Company | null> {
  return command !== null && needsCompany(state, command) ? loadCompany(db, state) : null;
}

/** Working time counts in approval alone. */
async function calendarFor(db: Database, contract: Contract, company: Company | null): Promise<WorkCalendar> {
  if (contract.stage !== 'in_approval') return plainCalendar;
  return company?.calendar ?? loadCalendar(db);
}

/** The bodies of what the command brings about, or why it brings about nothing. */
function decideOn(
  state: Contract | null,
  { command, now, recordsRefusal }: Proposal,
  company: Company | null,
): EventBody[] | Refusal {
  if (command === null) return [];
  const read = isInternal(command) ? command : readCommand(command);
  const decision = isRefusal(read) ? read : decide(state, read, now, company);
  if (!isRefusal(decision) || recordsRefusal !== true || state === null) return decision;
  const { code, sentence } = decision;
  return decide(state, { type: 'noteRefusal', command: command.type, code, sentence }, now, company);
}

/** Everything that Postgres holds of the contract. */
async function readTrail(db: Database, contractId: string) {
  const rows = await db.event.findMany({ where: { contractId }, orderBy: { seq: 'asc' } });
  const events = rows.map(eventOf);
  const fingerprints = new Map(rows.map((row) => [row.commandId, row.fingerprint]));
  const answerOf = (commandId: string) => resultOf(events, commandId, fingerprints.get(commandId) ?? '');
  return { events, answerOf };
}

/** Decides on what Postgres holds, when the workflow's own state was not the last word. */
async function settleOnTrail(db: Database, proposal: Proposal): Promise<Settled> {
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
  const company = await companyFor(db, state, proposal);
  const planOf = async (contract: Contract) => planContract(contract, now, await calendarFor(db, contract, company));
  const told = { base, answers, plan: state ? await planOf(state) : nothingPlanned };
  const recorded = trail.answerOf(commandId);
  const decision = recorded ? [] : decideOn(state, proposal, company);
  const events = isRefusal(decision) ? [] : stamp(decision, state?.seq ?? 0, now, actor, commandId);
  const after = fold(events, state);
  if (after === null || events.length === 0)
    return { ...told, events: [], outcome: isRefusal(decision) ? decision : recorded, noticesDue: missed.length > 0 };
  const plan = await planOf(after);
  const noticesDue = await appendTransition(db, { contractId, fingerprint, before: state, events, after, plan });
  const outcome = resultNow(after, fingerprint, events);
  return { ...told, events, outcome, plan, noticesDue: noticesDue || missed.length > 0 };
}

/**
 * Decides the command and appends its events, the read model and the notices due in one transaction, expecting the number after
 * `state`'s. Postgres settles the order: where the state turns out not to be the last word, the command is decided on what Postgres
 * holds. Run a second time it changes nothing: `(contract, seq)` and `(contract, command, ordinal)` are unique, and what it finds there
 * becomes its answer.
 */
export async function recordTransition(db: Database, proposal: Proposal): Promise<Settled> {
  const { contractId, now, actor, commandId, fingerprint } = proposal;
  const state = proposal.state && readStored(proposal.state);
  const company = await companyFor(db, state, proposal);
  const decision = decideOn(state, proposal, company);
  if (isRefusal(decision)) return settleOnTrail(db, proposal);
  const events = stamp(decision, state?.seq ?? 0, now, actor, commandId);
  const after = fold(events, state);
  if (after === null || events.length === 0) return settleOnTrail(db, proposal);
  const plan = planContract(after, now, await calendarFor(db, after, company));
  try {
    const noticesDue = await appendTransition(db, { contractId, fingerprint, before: state, events, after, plan });
    return { base: null, events, outcome: resultNow(after, fingerprint, events), answers: [], plan, noticesDue };
  } catch (error) {
    if (isTaken(error)) return settleOnTrail(db, proposal);
    throw error;
  }
}
