import { type Contract } from '../domain/contract/contract';
import { type Deadline } from '../domain/contract/deadline';
import { type ContractEvent } from '../domain/contract/events';
import { evolve } from '../domain/contract/evolve';
import { type Notice, noticesFor } from '../domain/contract/notices';
import { type WaitingItem } from '../domain/contract/waiting-item';
import { waitingFor } from '../domain/contract/waiting-for-reader';
import { type Connection } from '../prisma/client';
import { asRecords } from '../prisma/columns';
import { contractRow, eventRow, obligationRows, partyRows, revisionRows } from '../prisma/rows';
import { sqlStateOf } from '../prisma/sql-state';

/** What the planner says of a state: the deadlines of the nearest instant, and on whom the contract waits. */
export interface Planned {
  next: Deadline[];
  waiting: WaitingItem[];
}

/** Events with the states before and after them. */
export interface Transition {
  contractId: string;
  fingerprint: string;
  before: Contract | null;
  events: ContractEvent[];
  after: Contract;
  plan: Planned;
}

function differing<Row>(before: readonly Row[], after: readonly Row[]): Row[] {
  const known = new Set(before.map((row) => JSON.stringify(row)));
  return after.filter((row) => !known.has(JSON.stringify(row)));
}

function noticesOf(state: Contract | null, events: readonly ContractEvent[]): Notice[] {
  let current = state;
  return events.flatMap((event) => {
    current = evolve(current, event);
    return noticesFor(current, event);
  });
}

/** Digests of the uploaded files that an event's terms name. */
function filesOf(event: ContractEvent): string[] {
  if (event.type !== 'ContractCreated' && event.type !== 'DraftRevised') return [];
  const { attachments = [], paper } = event.terms;
  return [...attachments.map(({ digest }) => digest), ...(paper ? [paper.digest] : [])];
}

/** A mail is no list: a contract may wait on hundreds, and as many mails go out. */
const mostWaiting = 5;

function noticeRows({ contractId, after, plan }: Transition, notices: Notice[]) {
  return notices.map(({ noticeId, seq, kind, to, subject, text, rows, decision }) => ({
    ...{ noticeId, contractId, seq, kind, recipient: to.email },
    body: { to, subject, text, rows, decision, waiting: waitingFor(after, to, plan.waiting).slice(0, mostWaiting) },
  }));
}

/** The rows that a transition changes; parties and obligations seldom do. */
function rowsOf(transition: Transition, notices: Notice[]) {
  const { contractId, fingerprint, before, events, after, plan } = transition;
  const obligations = obligationRows(after);
  return {
    events: asRecords(events.map((event, ordinal) => eventRow(event, contractId, ordinal, fingerprint))),
    contract: asRecords([contractRow(after, { waiting: plan.waiting, nextDeadlineAt: plan.next[0]?.at ?? null })]),
    parties: asRecords(differing(before ? partyRows(before) : [], partyRows(after))),
    obligations: asRecords(differing(before ? obligationRows(before) : [], obligations)),
    kept: obligations.map(({ kind, obligationId }) => `${kind}/${obligationId}`),
    notices: asRecords(noticeRows(transition, notices)),
    files: [...new Set(events.flatMap(filesOf))],
    revisions: asRecords(revisionRows(before, events)),
  };
}

/**
 * Writes events, read model and notices in one statement, which is one transaction and one way to Postgres and back. A second run
 * fails on the unique keys of `events` and writes nothing.
 * @returns whether a notice has become due
 * @throws what `isTaken` knows when other events stand there, or these
 */
export async function appendTransition(db: Connection, transition: Transition): Promise<boolean> {
  const { contractId, after } = transition;
  const notices = noticesOf(transition.before, transition.events);
  const rows = rowsOf(transition, notices);
  await db.$executeRaw`
    WITH new_events AS (
      INSERT INTO events (contract_id, seq, type, body, actor, command_id, ordinal, fingerprint, at)
      SELECT contract_id, seq, type, body, actor, command_id, ordinal, fingerprint, at
      FROM jsonb_populate_recordset(NULL::events, ${rows.events}::jsonb) ORDER BY seq
    ), new_notices AS (
      INSERT INTO notices (notice_id, contract_id, seq, kind, recipient, body)
      SELECT notice_id, contract_id, seq, kind, recipient, body
      FROM jsonb_populate_recordset(NULL::notices, ${rows.notices}::jsonb)
    ), new_revisions AS (
      INSERT INTO revisions SELECT * FROM jsonb_populate_recordset(NULL::revisions, ${rows.revisions}::jsonb)
    ), named_files AS (
      UPDATE files SET named = true WHERE digest = ANY(${rows.files}) AND NOT named
    ), new_parties AS (
      INSERT INTO parties SELECT * FROM jsonb_populate_recordset(NULL::parties, ${rows.parties}::jsonb)
      ON CONFLICT (contract_id, side) DO UPDATE SET
        (name, registration_number, address, contact_name, contact_email) =
        (EXCLUDED.name, EXCLUDED.registration_number, EXCLUDED.address, EXCLUDED.contact_name, EXCLUDED.contact_email)
    ), gone_obligations AS (
      DELETE FROM obligations WHERE contract_id = ${contractId} AND NOT (kind || '/' || obligation_id = ANY(${rows.kept}))
    ), new_obligations AS (
      INSERT INTO obligations SELECT * FROM jsonb_populate_recordset(NULL::obligations, ${rows.obligations}::jsonb)
      ON CONFLICT (contract_id, kind, obligation_id) DO UPDATE SET
        (title, due_on, status, overdue, amount, received, currency) =
        (EXCLUDED.title, EXCLUDED.due_on, EXCLUDED.status, EXCLUDED.overdue, EXCLUDED.amount, EXCLUDED.received, EXCLUDED.currency)
    )
    INSERT INTO contracts SELECT * FROM jsonb_populate_recordset(NULL::contracts, ${rows.contract}::jsonb)
    ON CONFLICT (contract_id) DO UPDATE SET
      (title, stage, seq, revision, framework_id, customer_name, owner_name, owner_email, gross, currency, starts_on, ends_on, overdue,
       waiting_on, waiting, next_deadline_at, state, updated_at) =
      (EXCLUDED.title, EXCLUDED.stage, EXCLUDED.seq, EXCLUDED.revision, EXCLUDED.framework_id, EXCLUDED.customer_name, EXCLUDED.owner_name,
       EXCLUDED.owner_email, EXCLUDED.gross, EXCLUDED.currency, EXCLUDED.starts_on, EXCLUDED.ends_on, EXCLUDED.overdue,
       EXCLUDED.waiting_on, EXCLUDED.waiting, EXCLUDED.next_deadline_at, EXCLUDED.state, EXCLUDED.updated_at)
      WHERE contracts.seq < ${after.seq}`;
  return notices.length > 0;
}

/** Whether the failure says that other events stand there, or these. */
export function isTaken(error: unknown): boolean {
  return sqlStateOf(error) === '23505'; // unique_violation
}
