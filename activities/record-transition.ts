import { resultOf } from '../domain/command-result';
import { type CommandResult } from '../domain/commands';
import { type Contract } from '../domain/contract';
import { type Instant } from '../domain/days';
import { type Deadline } from '../domain/deadline';
import { type ContractEvent } from '../domain/events';
import { evolve, fold } from '../domain/evolve';
import { type Notice, noticesFor } from '../domain/notices';
import { type WaitingItem } from '../domain/waiting';
import { type Database, Prisma } from '../prisma/client';
import { contractRow, eventOf, eventRow, obligationRows, partyRows } from '../prisma/rows';
import { planContract } from './plan-contract';

/** What the workflow proposes: `events` to follow on `state`. No events at all asks only for what the workflow has missed. */
export interface Proposal {
  contractId: string;
  state: Contract | null;
  events: ContractEvent[];
  commandId: string;
  fingerprint: string;
  now: Instant;
}

interface Planned {
  next: Deadline[];
  waiting: WaitingItem[];
}

export type Recorded =
  | { outcome: 'recorded'; plan: Planned; notices: number }
  /** Other events stand there: fold them in and decide again. */
  | ({ outcome: 'behind' } & Missed)
  /** This command was recorded before; what was missed ends with its own last event. */
  | ({ outcome: 'repeated'; result: CommandResult } & Missed);

/** Events that the workflow does not know, and what their commands answered. */
export interface Missed {
  missed: ContractEvent[];
  answers: { commandId: string; result: CommandResult }[];
  plan: Planned;
}

const nothingPlanned: Planned = { next: [], waiting: [] };

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

/** What stands in Postgres beyond the workflow's state, seen from the command that wants to be recorded. */
async function readBack(db: Database, proposal: Proposal): Promise<Recorded | null> {
  const { contractId, commandId, now, state } = proposal;
  const rows = await db.event.findMany({ where: { contractId }, orderBy: { seq: 'asc' } });
  const events = rows.map(eventOf);
  const fingerprints = new Map(rows.map((row) => [row.commandId, row.fingerprint]));
  const answerOf = (id: string) => resultOf(events, id, fingerprints.get(id) ?? '');
  const missedUntil = (last: number): Missed => {
    const missed = events.filter(({ seq }) => seq > (state?.seq ?? 0) && seq <= last);
    const commandIds = [...new Set(missed.map((event) => event.commandId))];
    const answers = commandIds.flatMap((id) => {
      const result = answerOf(id);
      return result ? [{ commandId: id, result }] : [];
    });
    const contract = fold(missed, state);
    return { missed, answers, plan: contract ? planContract(contract, now) : nothingPlanned };
  };
  const result = answerOf(commandId);
  if (result) return { outcome: 'repeated', result, ...missedUntil(result.seq) };
  const all = missedUntil(Infinity);
  return all.missed.length === 0 && proposal.events.length > 0 ? null : { outcome: 'behind', ...all };
}

/**
 * Appends events, the read model and the notices due in one transaction, expecting the number after `state`'s. Postgres
 * settles the order. Run a second time it changes nothing: `(contract, seq)` and `(contract, command, ordinal)` are unique,
 * and what it finds there becomes its answer.
 */
export async function recordTransition(db: Database, proposal: Proposal): Promise<Recorded> {
  const { contractId, state, events, fingerprint, now } = proposal;
  const after = fold(events, state);
  if (after === null || events.length === 0)
    return (await readBack(db, proposal)) ?? { outcome: 'behind', missed: [], answers: [], plan: nothingPlanned };
  const plan = planContract(after, now);
  const notices = noticesOf(state, events);
  try {
    await db.$transaction([
      db.event.createMany({ data: events.map((event, ordinal) => eventRow(event, contractId, ordinal, fingerprint)) }),
      ...readModelWrites(db, state, after, plan),
      ...(notices.length > 0 ? [db.notice.createMany({ data: noticeRows(contractId, notices) })] : []),
    ]);
  } catch (error) {
    const found = isTaken(error) ? await readBack(db, proposal) : null;
    if (found) return found;
    throw error;
  }
  return { outcome: 'recorded', plan, notices: notices.length };
}
