import { type Active, type Consent, type MilestoneProgress, type PaymentProgress } from './contract';
import { type ContractEvent } from './events';
import { add, isZero } from './money';
import { type Terms } from './terms';

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

/** Duties whose date moved start anew: not overdue, reminded from now on. The old terms are kept. */
function executeAmendment(state: Active, event: Extract<ActiveEvent, { type: 'AmendmentExecuted' }>): Active {
  const moved = (before: { dueOn: string } | undefined, after: { dueOn: string }) => before?.dueOn !== after.dueOn;
  const anew = { overdue: false, since: event.at };
  let next: Active = {
    ...state,
    terms: event.terms,
    amendment: null,
    termEnded: state.termEnded && event.terms.term.endsOn <= state.terms.term.endsOn,
  };
  const line = (terms: Terms, id: string) => terms.paymentPlan.find(({ paymentLineId }) => paymentLineId === id);
  const milestone = (terms: Terms, id: string) => terms.milestones.find(({ milestoneId }) => milestoneId === id);
  for (const after of event.terms.milestones)
    if (moved(milestone(state.terms, after.milestoneId), after)) next = withMilestone(next, after.milestoneId, anew);
  for (const after of event.terms.paymentPlan)
    if (moved(line(state.terms, after.paymentLineId), after)) next = withPayment(next, after.paymentLineId, () => anew);
  const executed = { amendmentId: event.amendmentId, executedAt: event.at, before: state.terms };
  return { ...next, amendments: [...state.amendments, executed] };
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
