import { type z } from 'zod';
import { type Amendment, type Changes } from '../../domain/amendment/state';
import { type Comment } from '../../domain/approval/comment';
import { type Contract } from '../../domain/contract/contract';
import { type WaitingItem } from '../../domain/contract/waiting-item';
import { type Day } from '../../domain/kernel/days';
import { normalise, subtract, zero } from '../../domain/kernel/money';
import { type Terms } from '../../domain/drafting/terms';
import { type Database } from '../../prisma/client';
import { loadComments } from '../../prisma/load-comments';
import { externalIdsOf } from '../../prisma/external-ids';
import { currentState } from '../../prisma/load-contract';
import { waitingNow } from '../../prisma/load-waiting';
import { loadTerms } from '../../prisma/load-terms';
import { approvalShown } from '../approval/approval-view';
import { agreedDay } from '../../domain/payment/due';
import { toGiveBackOf } from '../../domain/payment/to-give-back';
import { unallocatedOf } from '../../domain/payment/unallocated';
import { problem } from '../http/problem';
import { type contractView } from './contract-view';
import { receiptsOf } from './read-receipts';
import { loadSignatureRecords } from './signature-records';

type Performance = NonNullable<z.input<typeof contractView>['performance']>;

type DueDays = (kind: 'milestone' | 'payment', id: string) => Day | null;

/** The days on which open obligations are actually due, as `recordTransition` computed them. */
async function dueDaysOf(db: Database, contractId: string): Promise<DueDays> {
  const rows = await db.obligation.findMany({
    where: { contractId, effectiveDueOn: { not: null } },
    select: { kind: true, obligationId: true, effectiveDueOn: true },
  });
  const days = new Map(rows.map((row) => [`${row.kind} ${row.obligationId}`, row.effectiveDueOn]));
  return (kind, id) => days.get(`${kind} ${id}`)?.toISOString().slice(0, 10) ?? null;
}

async function milestonesOf(
  db: Database,
  contract: Contract,
  terms: Terms,
  dueDays: DueDays,
): Promise<Performance['milestones']> {
  const reports = await db.delivery.findMany({
    where: { contractId: contract.contractId },
    orderBy: { attempt: 'asc' },
  });
  const last = new Map(reports.map((report) => [report.milestoneId, report]));
  const delivery = 'delivery' in contract ? contract.delivery : null;
  const open = new Map(delivery?.open.map((milestone) => [milestone.milestoneId, milestone]));
  return Object.fromEntries(
    terms.milestones.map(({ milestoneId, dueOn }) => {
      const milestone = open.get(milestoneId);
      const report = last.get(milestoneId);
      const { deliveredOn = null, evidence = null, attempt = 0 } = report ?? {};
      const status = !milestone ? 'accepted' : milestone.reported ? 'reported' : 'due';
      const on = deliveredOn?.toISOString().slice(0, 10) ?? null;
      const effectiveDueOn = dueDays('milestone', milestoneId);
      const overdue = milestone?.overdue ?? false;
      return [milestoneId, { status, dueOn, attempt, deliveredOn: on, evidence, effectiveDueOn, overdue }];
    }),
  );
}

type ConditionView = z.input<typeof contractView>['conditions'][number];

async function conditionsOf(db: Database, contractId: string): Promise<ConditionView[]> {
  const rows = await db.effectCondition.findMany({ where: { contractId }, orderBy: { conditionId: 'asc' } });
  return rows.map(({ conditionId, title, kind, paymentLineId, status, metOn, decidedBy, remark, closedAt }) => ({
    ...{ conditionId, title: title ?? '', paymentLineId, remark },
    decidedBy: decidedBy as ConditionView['decidedBy'],
    kind: kind as ConditionView['kind'], // as `recordTransition` wrote them
    status: status as ConditionView['status'],
    ...{ metOn: metOn?.toISOString().slice(0, 10) ?? null, closedAt: closedAt?.toISOString() ?? null },
  }));
}

/** The state of deliveries and payments: open ones from the contract's state, done ones from the read model. */
async function performanceOf(db: Database, contract: Contract, terms: Terms): Promise<Performance | null> {
  const payment = 'payment' in contract ? contract.payment : null;
  if (!payment) return null;
  const { contractId } = contract;
  const open = new Map(payment.open.map((line) => [line.paymentLineId, line]));
  const dueDays = await dueDaysOf(db, contractId);
  return {
    milestones: await milestonesOf(db, contract, terms, dueDays),
    payments: Object.fromEntries(
      terms.paymentPlan.map((agreed) => {
        const { paymentLineId, amount } = agreed;
        const line = open.get(paymentLineId);
        const { dueOn, awaits } = agreedDay(contract, line ?? agreed);
        const outstanding = line?.outstanding ?? zero(amount.currency);
        const received = subtract(amount, outstanding);
        const effectiveDueOn = dueDays('payment', paymentLineId);
        const overdue = line?.overdue ?? false;
        const days = { dueOn, effectiveDueOn, overdue, awaits: line ? awaits : null };
        return [paymentLineId, { amount: normalise(amount), received, outstanding, ...days }];
      }),
    ),
    unallocated: unallocatedOf(payment, contract.terms.gross.currency),
    receipts: await receiptsOf(db, contractId),
  };
}

type InFlight = Pick<Amendment, 'approvedAt' | 'customer' | 'reminders'>;

/** The status of an amendment or termination in progress. The internal count of reminders is left out. */
function inFlight<T extends InFlight>(change: T) {
  const { approvedAt, customer } = change;
  const status = customer ? 'awaiting_signature' : approvedAt === null ? 'in_review' : 'awaiting_customer';
  return { ...withoutReminders(change), status } as const;
}

/** Leaves out the internal count of reminders. */
function withoutReminders<T extends { reminders: number }>({ reminders: _sent, ...shown }: T): Omit<T, 'reminders'> {
  return shown;
}

interface AmendmentRow {
  amendmentId: string;
  changes: unknown;
  termsBefore: string | null;
  status: string;
  closedAt: Date | null;
}

function executedOnes(rows: readonly AmendmentRow[], terms: ReadonlyMap<string, Terms>) {
  return rows.flatMap(({ amendmentId, status, closedAt, termsBefore }) => {
    const before = terms.get(termsBefore ?? '');
    return status === 'executed' && closedAt && before
      ? [{ amendmentId, executedAt: closedAt.toISOString(), before }]
      : [];
  });
}

function endingOf(contract: Contract, terms: Terms): z.input<typeof contractView>['ending'] {
  if (!('ending' in contract)) return null;
  const { lapsed = false, ...ending } = contract.ending;
  return { ...ending, lapsed, toGiveBack: toGiveBackOf(contract, terms) };
}

/**
 * The contract with all its parts; the shape is the same in every stage.
 * @throws ProblemError 404
 */
export async function readContract(
  db: Database,
  contractId: string,
  caller: string,
): Promise<z.input<typeof contractView>> {
  const row = await db.contract.findUnique({ where: { contractId } });
  if (!row) throw problem('CONTRACT_NOT_FOUND');
  const contract = await currentState(db, row);
  const rows: AmendmentRow[] = await db.amendment.findMany({ where: { contractId }, orderBy: { amendmentId: 'asc' } });
  const { amendment, termination } = contract.stage === 'active' ? contract : { amendment: null, termination: null };
  const digests = [
    ...[contract.terms.digest, ...(amendment ? [amendment.terms.digest] : [])],
    ...rows.flatMap(({ termsBefore, status }) => (status === 'executed' && termsBefore !== null ? [termsBefore] : [])),
  ];
  const texts = await loadTerms(db, digests);
  const termsOf = ({ digest }: { digest: string }) => {
    const terms = texts.get(digest);
    if (!terms) throw new Error(`The terms ${digest} were not loaded.`);
    return terms;
  };
  const terms = termsOf(contract.terms);
  const changes = (rows.find(({ amendmentId }) => amendmentId === amendment?.amendmentId)?.changes ?? {}) as Changes; // written by `recordTransition`
  const { number, stage, revision, seq, contractTypeId, owner, timeZone, profile, since, createdAt, updatedAt } =
    contract;
  return {
    ...{ contractId, number, stage, revision, seq, contractTypeId, owner, timeZone, terms, profile },
    ...{ contractTypeVersion: contract.contractTypeVersion ?? null, customerId: contract.customerId ?? null },
    externalId: (await externalIdsOf(db, caller, [contractId])).get(contractId) ?? null,
    ...{ since, createdAt, updatedAt, overdue: row.overdue, nextDeadlineAt: row.nextDeadlineAt?.toISOString() ?? null },
    waiting: await waitingNow(db, contract, row.waiting as unknown as WaitingItem[]), // written by `recordTransition`
    returned: contract.stage === 'draft' ? contract.returned : null,
    approval: 'approval' in contract && contract.approval ? approvalShown(contract.approval) : null,
    comments: (await loadComments(db, contractId)) satisfies Comment[],
    confirmer: contract.stage === 'awaiting_customer' ? withoutReminders(contract.confirmer) : null,
    signatures: 'signatures' in contract ? contract.signatures : null,
    signatureRecords: await loadSignatureRecords(db, contractId),
    conditions: await conditionsOf(db, contractId),
    performance: await performanceOf(db, contract, terms),
    amendment: amendment && {
      ...{ ...inFlight(amendment), digest: amendment.terms.digest },
      approval: approvalShown(amendment.approval),
      changes: { ...changes },
      terms: termsOf(amendment.terms),
    },
    termination: termination && {
      ...{ ...inFlight(termination), digest: termination.digest ?? null },
      approval: approvalShown(termination.approval),
    },
    amendments: executedOnes(rows, texts),
    ending: endingOf(contract, terms),
    archive: 'archive' in contract ? contract.archive : null,
  };
}
