import { type Active, type Consent, type Contract, type MilestoneProgress, type PaymentProgress } from './contract';
import { type Day } from '../kernel/days';
import { keys } from './deadline';
import { type ContractEvent } from './events';
import { add, isZero } from '../kernel/money';
import { isSettled } from '../delivery/performance';
import { type Milestone, type PaymentLine, type Terms } from '../drafting/terms';

type ActiveEvent = Extract<
  ContractEvent,
  {
    type:
      | `Delivery${string}`
      | `Amendment${string}`
      | `Rescission${string}`
      | 'ReceiptRecorded'
      | 'MilestoneOverdue'
      | 'PaymentOverdue'
      | 'TermEnded';
  }
>;

const noConsent: Consent = { ours: null, customer: null };

function withMilestone(state: Active, id: string, change: Partial<MilestoneProgress>): Active {
  const { performance } = state;
  const progress = performance.milestones[id];
  if (!progress) throw new Error(`Milestone ${id} is not in ${state.contractId}.`);
  const milestones = { ...performance.milestones, [id]: { ...progress, ...change } };
  return { ...state, performance: { ...performance, milestones } };
}

function withPayment(
  state: Active,
  id: string,
  change: (progress: PaymentProgress) => Partial<PaymentProgress>,
): Active {
  const { performance } = state;
  const progress = performance.payments[id];
  if (!progress) throw new Error(`Payment line ${id} is not in ${state.contractId}.`);
  const payments = { ...performance.payments, [id]: { ...progress, ...change(progress) } };
  return { ...state, performance: { ...performance, payments } };
}

function withPassed(state: Active, key: string): Active {
  return { ...state, passed: { ...state.passed, [key]: 1 } };
}

function agreed(
  consent: Consent,
  event: Extract<ActiveEvent, { type: 'AmendmentAgreed' | 'RescissionAgreed' }>,
): Consent {
  return { ...consent, [event.side]: { at: event.at, by: event.actor, comment: event.comment } };
}

/** What passes after a due day. A reminder before one cannot come back: it would lie before the amendment. */
function dueKeys(duty: 'milestone' | 'payment', id: string, dueOn: Day): string[] {
  return [keys.due('overdue', duty, id, dueOn), keys.due('dunning', duty, id, dueOn)];
}

/** A date that comes back after it has passed once is a new date all the same: its deadlines are planned again. */
function forgetPassed(passed: Contract['passed'], before: Terms, after: Terms): Contract['passed'] {
  const forgotten = new Set([
    ...movedMilestones(before, after).flatMap(({ milestoneId, dueOn }) => dueKeys('milestone', milestoneId, dueOn)),
    ...movedLines(before, after).flatMap(({ paymentLineId, dueOn }) => dueKeys('payment', paymentLineId, dueOn)),
    ...(before.term.endsOn === after.term.endsOn ? [] : [keys.term(after.term.endsOn)]),
  ]);
  return Object.fromEntries(Object.entries(passed).filter(([key]) => !forgotten.has(key)));
}

function movedLines(before: Terms, after: Terms): PaymentLine[] {
  const old = new Map(before.paymentPlan.map(({ paymentLineId, dueOn }) => [paymentLineId, dueOn]));
  return after.paymentPlan.filter(({ paymentLineId, dueOn }) => old.get(paymentLineId) !== dueOn);
}

function movedMilestones(before: Terms, after: Terms): Milestone[] {
  const old = new Map(before.milestones.map(({ milestoneId, dueOn }) => [milestoneId, dueOn]));
  return after.milestones.filter(({ milestoneId, dueOn }) => old.get(milestoneId) !== dueOn);
}

/**
 * Duties whose date moved start anew: not overdue, reminded from now on; a delivery that is reported waits for acceptance as before.
 * A line that the new amount settles is overdue no more. The old terms are kept.
 */
function executeAmendment(state: Active, event: Extract<ActiveEvent, { type: 'AmendmentExecuted' }>): Active {
  const { terms: before } = state;
  const { terms: after, amendmentId, at } = event;
  let next: Active = {
    ...state,
    terms: after,
    amendment: null,
    passed: forgetPassed(state.passed, before, after),
    termEnded: state.termEnded && after.term.endsOn <= before.term.endsOn,
  };
  for (const { milestoneId } of movedMilestones(before, after)) {
    const isReported = state.performance.milestones[milestoneId]?.status === 'reported';
    next = withMilestone(next, milestoneId, isReported ? { overdue: false } : { overdue: false, since: at });
  }
  for (const { paymentLineId } of movedLines(before, after))
    next = withPayment(next, paymentLineId, () => ({ overdue: false, since: at }));
  for (const line of after.paymentPlan)
    if (isSettled(line, next.performance)) next = withPayment(next, line.paymentLineId, () => ({ overdue: false }));
  return { ...next, amendments: [...state.amendments, { amendmentId, executedAt: at, before }] };
}

/** Events of an active contract. */
export function evolveActive(state: Active, event: ActiveEvent): Active {
  switch (event.type) {
    case 'DeliveryReported': {
      const { attempt, deliveredOn, evidence } = event;
      return withMilestone(state, event.milestoneId, {
        status: 'reported',
        attempt,
        deliveredOn,
        evidence,
        since: event.at,
      });
    }
    case 'DeliveryAccepted':
      return withMilestone(state, event.milestoneId, { status: 'accepted', since: event.at, overdue: false });
    case 'DeliveryRejected':
      return withMilestone(state, event.milestoneId, { status: 'due', since: event.at });
    case 'ReceiptRecorded': {
      const { paymentLineId, amount, receivedOn, reference } = event;
      const settled = isZero(event.outstanding);
      const next = withPayment(state, paymentLineId, ({ received, overdue }) => ({
        received: add(received, amount),
        overdue: overdue && !settled,
      }));
      const receipts = [...state.performance.receipts, { paymentLineId, amount, receivedOn, reference }];
      return { ...next, performance: { ...next.performance, receipts } };
    }
    case 'AmendmentRequested': {
      const { amendmentId, requestedBy, reason, changes, terms, at } = event;
      const amendment = { amendmentId, requestedBy, requestedAt: at, reason, changes, terms, consent: noConsent };
      return { ...state, amendment, asked: { ...state.asked, amendments: state.asked.amendments + 1 } };
    }
    case 'AmendmentAgreed':
      return state.amendment
        ? { ...state, amendment: { ...state.amendment, consent: agreed(state.amendment.consent, event) } }
        : state;
    case 'AmendmentRefused':
      return { ...state, amendment: null };
    case 'AmendmentExecuted':
      return executeAmendment(state, event);
    case 'RescissionRequested': {
      const { rescissionId, requestedBy, reason, settlement, at } = event;
      const rescission = { rescissionId, requestedBy, requestedAt: at, reason, settlement, consent: noConsent };
      return { ...state, rescission, asked: { ...state.asked, rescissions: state.asked.rescissions + 1 } };
    }
    case 'RescissionAgreed':
      return state.rescission
        ? { ...state, rescission: { ...state.rescission, consent: agreed(state.rescission.consent, event) } }
        : state;
    case 'RescissionRefused':
      return { ...state, rescission: null };
    case 'MilestoneOverdue':
      return withPassed(withMilestone(state, event.milestoneId, { overdue: true }), event.key);
    case 'PaymentOverdue':
      return withPassed(
        withPayment(state, event.paymentLineId, () => ({ overdue: true })),
        event.key,
      );
    case 'TermEnded':
      return { ...withPassed(state, event.key), termEnded: true };
  }
}
