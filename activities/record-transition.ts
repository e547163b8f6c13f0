import { readCommand } from '../domain/command-bodies';
import { resultNow, resultOf } from '../domain/command-result';
import { type Command, type CommandResult, type Envelope, type InternalCommand } from '../domain/commands';
import { type Contract } from '../domain/contract';
import { type Instant } from '../domain/days';
import { type Deadline } from '../domain/deadline';
import { decide, isInternal } from '../domain/decide';
import { type ContractEvent, type EventBody, stamp } from '../domain/events';
import { evolve, fold } from '../domain/evolve';
import { type Notice, noticesFor } from '../domain/notices';
import { isRefusal, type Refusal } from '../domain/refusals';
import { type WaitingItem } from '../domain/waiting';
import { type Database, Prisma } from '../prisma/client';
import { contractRow, eventOf, eventRow, obligationRows, partyRows } from '../prisma/rows';
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

interface Planned {
  next: Deadline[];
  waiting: WaitingItem[];
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

function differing<Row>(before: Row[], after: Row[], idOf: (row: Row) => string): Row[] {
  const known = new Map(before.map((row) => [idOf(row), JSON.stringify(row)]));
  return after.filter((row) => known.get(idOf(row)) !== JSON.stringify(row));
}

/** Only rows that change are written: parties and obligations seldom do. */
function readModelWrites(db: Database, before: Contract | null, after: Contract, plan: Planned) {
  const row = contractRow(after, { waiting: plan.waiting, nextDeadlineAt: plan.next[0]?.at ?? null });
  const { contractId } = after;
  if (before === null)
    return [
      db.contract.createMany({ data: [row] }),
      db.party.createMany({ data: partyRows(after) }),
      db.obligation.createMany({ data: obligationRows(after) }),
    ];
  const parties = differing(partyRows(before), partyRows(after), (party) => party.side);
  const replan = before.terms !== after.terms && before.stage === 'draft';
  const obligations = differing(
    obligationRows(before),
    obligationRows(after),
    (one) => `${one.kind}/${one.obligationId}`,
  );
  return [
    db.contract.updateMany({ where: { contractId }, data: row }),
    ...parties.map((party) => db.party.updateMany({ where: { contractId, side: party.side }, data: party })),
    ...(replan
      ? [db.obligation.deleteMany({ where: { contractId } }), db.obligation.createMany({ data: obligationRows(after) })]
      : obligations.map(({ kind, obligationId, ...data }) =>
          db.obligation.updateMany({ where: { contractId, kind, obligationId }, data }),
        )),
  ];
}

function noticesOf(state: Contract | null, events: readonly ContractEvent[]): Notice[] {
  let current = state;
  return events.flatMap((event) => {
    current = evolve(current, event);
    return noticesFor(current, event);
  });
}

function noticeRows(contractId: string, notices: Notice[]) {
  return notices.map(({ noticeId, seq, kind, to, subject, text, rows, decision }) => ({
    ...{ noticeId, contractId, seq, kind, recipient: to.email },
    body: { to, subject, text, rows, decision } as unknown as Prisma.InputJsonValue, // plain JSON by construction
  }));
}

function isTaken(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
}

/** The bodies of what the command brings about, or why it brings about nothing. */
function decideOn(state: Contract | null, { command, now, recordsRefusal }: Proposal): EventBody[] | Refusal {
  if (command === null) return [];
  const read = isInternal(command) ? command : readCommand(command);
  const decision = isRefusal(read) ? read : decide(state, read, now);
  if (!isRefusal(decision) || recordsRefusal !== true || state === null) return decision;
  const { code, sentence } = decision;
  return decide(state, { type: 'noteRefusal', command: command.type, code, sentence }, now);
}

interface Transition {
  before: Contract | null;
  events: ContractEvent[];
  after: Contract;
  plan: Planned;
}

/** @returns whether a notice has become due */
async function append(db: Database, { contractId, fingerprint }: Proposal, made: Transition): Promise<boolean> {
  const { before, events, after, plan } = made;
  const notices = noticesOf(before, events);
  await db.$transaction([
    db.event.createMany({ data: events.map((event, ordinal) => eventRow(event, contractId, ordinal, fingerprint)) }),
    ...readModelWrites(db, before, after, plan),
    ...(notices.length > 0 ? [db.notice.createMany({ data: noticeRows(contractId, notices) })] : []),
  ]);
  return notices.length > 0;
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
  const told = { base, answers, plan: state ? planContract(state, now) : nothingPlanned };
  const recorded = trail.answerOf(commandId);
  const decision = recorded ? [] : decideOn(state, proposal);
  const events = isRefusal(decision) ? [] : stamp(decision, state?.seq ?? 0, now, actor, commandId);
  const after = fold(events, state);
  if (after === null || events.length === 0)
    return { ...told, events: [], outcome: isRefusal(decision) ? decision : recorded, noticesDue: missed.length > 0 };
  const plan = planContract(after, now);
  const noticesDue = await append(db, proposal, { before: state, events, after, plan });
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
  const { state, now, actor, commandId, fingerprint } = proposal;
  const decision = decideOn(state, proposal);
  if (isRefusal(decision)) return settleOnTrail(db, proposal);
  const events = stamp(decision, state?.seq ?? 0, now, actor, commandId);
  const after = fold(events, state);
  if (after === null || events.length === 0) return settleOnTrail(db, proposal);
  const plan = planContract(after, now);
  try {
    const noticesDue = await append(db, proposal, { before: state, events, after, plan });
    return { base: null, events, outcome: resultNow(after, fingerprint, events), answers: [], plan, noticesDue };
  } catch (error) {
    if (isTaken(error)) return settleOnTrail(db, proposal);
    throw error;
  }
}
