import { type Contract } from '../domain/contract/contract';
import { type ContractEvent } from '../domain/contract/events';
import { evolve } from '../domain/contract/evolve';
import { outstanding } from '../domain/delivery/performance';
import { compare, subtract, zero } from '../domain/kernel/money';
import { type WaitingItem } from '../domain/contract/waiting-item';
import { type Prisma } from './generated/client';

/** What the planner adds to a contract's row. */
export interface PlannedRow {
  waiting: WaitingItem[];
  nextDeadlineAt: string | null;
}

function json(value: unknown): Prisma.InputJsonValue {
  return value as Prisma.InputJsonValue; // plain JSON by construction: states and events cross Temporal's border as such
}

function asDate(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

function isOverdue(contract: Contract): boolean {
  if (contract.stage !== 'active') return false;
  const { milestones, payments } = contract.performance;
  return [...Object.values(milestones), ...Object.values(payments)].some((progress) => progress.overdue);
}

/** The read model's row of a contract: a function of its state and its plan, nothing else. */
export function contractRow(contract: Contract, planned: PlannedRow) {
  const { contractId, number, terms, stage, seq, revision, templateId, owner, createdAt, updatedAt } = contract;
  return {
    ...{ contractId, number, stage, seq, revision, templateId, title: terms.title },
    frameworkId: terms.framework?.contractId ?? null,
    customerName: terms.parties.customer.name,
    ownerName: owner.name,
    ownerEmail: owner.email,
    gross: terms.price.gross.amount,
    currency: terms.price.gross.currency,
    startsOn: asDate(terms.term.startsOn),
    endsOn: asDate(terms.term.endsOn),
    overdue: isOverdue(contract),
    waitingOn: [...new Set(planned.waiting.map((item) => item.role))],
    waiting: json(planned.waiting),
    nextDeadlineAt: planned.nextDeadlineAt === null ? null : new Date(planned.nextDeadlineAt),
    state: json(contract),
    createdAt: new Date(createdAt),
    updatedAt: new Date(updatedAt),
  };
}

export function partyRows({ contractId, terms }: Contract) {
  return (['ours', 'customer'] as const).map((side) => {
    const { name, registrationNumber, address, contact } = terms.parties[side];
    return {
      contractId,
      side,
      name,
      registrationNumber,
      address,
      contactName: contact.name,
      contactEmail: contact.email,
    };
  });
}

export function obligationRows(contract: Contract) {
  const { contractId, terms } = contract;
  const performance = 'performance' in contract ? contract.performance : null;
  const milestones = terms.milestones.map(({ milestoneId, title, dueOn }) => {
    const progress = performance?.milestones[milestoneId];
    return {
      ...{ contractId, kind: 'milestone', obligationId: milestoneId, title, dueOn: asDate(dueOn) },
      ...{ status: progress?.status ?? 'agreed', overdue: progress?.overdue ?? false },
      ...{ amount: null, received: null, currency: null },
    };
  });
  const payments = terms.paymentPlan.map((line) => {
    const { paymentLineId, title, dueOn, amount } = line;
    const progress = performance?.payments[paymentLineId];
    const open = performance ? outstanding(line, performance) : amount;
    const nothing = zero(amount.currency);
    const status = !performance
      ? 'agreed'
      : compare(open, nothing) <= 0
        ? 'settled'
        : compare(open, amount) < 0
          ? 'part_paid'
          : 'due';
    return {
      ...{ contractId, kind: 'payment', obligationId: paymentLineId, title, dueOn: asDate(dueOn) },
      ...{ status, overdue: progress?.overdue ?? false, currency: amount.currency },
      ...{ amount: amount.amount, received: subtract(amount, open).amount },
    };
  });
  return [...milestones, ...payments];
}

/** The row of a revision as it was submitted; null of events that submit nothing. */
function revisionRow(after: Contract, event: ContractEvent) {
  if (event.type !== 'ContractSubmitted') return null;
  const { document = null, departures = null } = event.ruleSet === undefined ? {} : event;
  return {
    ...{ contractId: after.contractId, revision: event.revision, seq: event.seq, terms: json(after.terms) },
    frozenAt: new Date(event.at),
    ...(document ? { document: json(document), digest: document.digest, copyDigest: document.copyDigest } : {}),
    ...(departures ? { departures: json(departures) } : {}),
  };
}

/** The revisions that the events freeze, on top of a state. */
export function revisionRows(before: Contract | null, events: readonly ContractEvent[]) {
  let current = before;
  return events.flatMap((event) => {
    current = evolve(current, event);
    return revisionRow(current, event) ?? [];
  });
}

export function eventRow(event: ContractEvent, contractId: string, ordinal: number, fingerprint: string) {
  const { seq, at, actor, commandId, ...body } = event;
  return {
    ...{ contractId, seq, commandId, ordinal, fingerprint, type: event.type, at: new Date(at) },
    ...{ body: json(body), actor: json(actor) },
  };
}

interface EventRow {
  seq: number;
  body: unknown;
  actor: unknown;
  commandId: string;
  at: Date;
}

/** The event as it was recorded. */
export function eventOf({ seq, body, actor, commandId, at }: EventRow): ContractEvent {
  return { ...(body as object), seq, at: at.toISOString(), actor, commandId } as ContractEvent; // written by eventRow
}
