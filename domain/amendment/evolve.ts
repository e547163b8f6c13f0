import { submitted } from '../approval/evolve';
import { type Active, type Contract } from '../contract/contract';
import { type Evolvers, inStage } from '../contract/evolver';
import { type OpenMilestone } from '../delivery/state';
import { type Instant } from '../kernel/days';
import { isZero } from '../kernel/money';
import { CorruptHistoryError, type Recorded } from '../kernel/stream';
import { triggerOf } from '../payment/due';
import { type OpenPaymentLine } from '../payment/state';
import { isSameTrigger } from '../payment/trigger';
import { unsigned } from '../signing/agreement';
import { type AmendmentEvents } from './events';
import { type Amendment } from './state';

type Event<T extends keyof AmendmentEvents> = Recorded<{ type: T } & AmendmentEvents[T]>;

function withAmendment(
  contract: Contract,
  event: Event<keyof AmendmentEvents>,
  change: (amendment: Amendment) => Amendment | null,
): Active {
  const current = inStage(contract, ['active'], event);
  const { amendment } = current;
  if (amendment?.amendmentId !== event.amendmentId)
    throw new CorruptHistoryError(`${contract.contractId} has no amendment ${event.amendmentId} in flight.`);
  return { ...current, amendment: change(amendment) };
}

/** A moved due day is no longer overdue, and reminders start anew. A reported delivery keeps waiting for its acceptance as before. */
function moveMilestone(milestone: OpenMilestone, dueOn: string, at: Instant): OpenMilestone {
  if (milestone.dueOn === dueOn) return milestone;
  const { overdue: _late, warned: _told, reminders, since, ...kept } = milestone;
  if (!milestone.reported) return { ...kept, dueOn, since: at };
  return {
    ...{ ...kept, dueOn },
    ...(since === undefined ? {} : { since }),
    ...(reminders === undefined ? {} : { reminders }),
  };
}

function moveLine(
  line: OpenPaymentLine,
  moved: { dueOn: string; outstanding: OpenPaymentLine['outstanding'] },
  at: Instant,
  isSameStart: boolean,
) {
  if (line.dueOn === moved.dueOn && isSameStart) return { ...line, outstanding: moved.outstanding };
  return { paymentLineId: line.paymentLineId, dueOn: moved.dueOn, outstanding: moved.outstanding, since: at };
}

const nothing = { milestones: [], paymentLines: [] };

/** Applies the amendment: moved duties start anew, new ones begin, removed ones go, and a line that the new amount settles is closed. */
function execute(contract: Active, event: Event<'AmendmentExecuted'>): Active {
  const { terms, at, added = nothing, removed = nothing } = event;
  const gone = new Set<string>(removed.milestones);
  const goneLines = new Set<string>(removed.paymentLines);
  const milestones = contract.delivery.open
    .filter(({ milestoneId }) => !gone.has(milestoneId))
    .map((milestone) => {
      const moved = event.milestones.find(({ milestoneId }) => milestoneId === milestone.milestoneId);
      return moved ? moveMilestone(milestone, moved.dueOn, at) : milestone;
    });
  const lines = contract.payment.open
    .filter(({ paymentLineId }) => !goneLines.has(paymentLineId))
    .map((line) => {
      const moved = event.paymentLines.find(({ paymentLineId }) => paymentLineId === line.paymentLineId);
      const [old, now] = [contract, { terms }].map((one) => triggerOf(one, line.paymentLineId));
      return moved ? moveLine(line, moved, at, isSameTrigger(old, now)) : line;
    });
  const all = [...lines, ...added.paymentLines.map((line): OpenPaymentLine => ({ ...line, since: at }))];
  const open = all.filter(({ outstanding }) => !isZero(outstanding));
  const isMoved = terms.endsOn !== contract.terms.endsOn;
  const retired = [
    ...(contract.delivery.retired ?? []),
    ...contract.delivery.open.flatMap(({ milestoneId, attempt }) =>
      gone.has(milestoneId) && attempt !== undefined ? [milestoneId] : [],
    ),
  ];
  const begun = added.milestones.map((milestone): OpenMilestone => ({ ...milestone, since: at }));
  const delivery = {
    ...contract.delivery,
    open: [...milestones, ...begun],
    ...(retired.length > 0 ? { retired } : {}),
  };
  return {
    ...contract,
    ...{ terms, amendment: null, delivery },
    payment: { ...contract.payment, open, settled: contract.payment.settled + all.length - open.length },
    term: isMoved ? { since: at, ended: contract.term.ended && terms.endsOn <= contract.terms.endsOn } : contract.term,
  };
}

export const amendmentEvolvers: Evolvers<AmendmentEvents> = {
  AmendmentRequested: (contract, event) => {
    const current = inStage(contract, ['active'], event);
    const { amendmentId, requestedBy, reason, terms, difference, touched, route, at } = event;
    const amendment: Amendment = {
      ...{ amendmentId, requestedBy, requestedAt: at, reason, terms, difference, touched },
      approval: submitted(null, route, contract.revision),
      ...{ approvedAt: null, customer: null, signatures: unsigned, reminders: 0 },
    };
    return { ...current, amendment, made: { ...current.made, amendments: current.made.amendments + 1 } };
  },
  AmendmentApproved: (contract, event) =>
    withAmendment(contract, event, (amendment) => ({ ...amendment, approvedAt: event.at })),
  AmendmentAgreed: (contract, event) => {
    const customer = { at: event.at, by: event.actor, comment: event.comment };
    return withAmendment(contract, event, (amendment) => ({ ...amendment, customer, reminders: 0 }));
  },
  AmendmentRefused: (contract, event) => withAmendment(contract, event, () => null),
  AmendmentReminderDue: (contract, event) =>
    withAmendment(contract, event, (amendment) => ({ ...amendment, reminders: event.occurrence + 1 })),
  AmendmentExecuted: (contract, event) =>
    execute(
      withAmendment(contract, event, (amendment) => amendment),
      event,
    ),
};
