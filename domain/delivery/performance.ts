import { type Command } from '../contract/commands';
import { type Active, type Performance } from '../contract/contract';
import { type Instant, latestDayAnywhere } from '../kernel/days';
import { type EventBody } from '../contract/events';
import { compare, isMoney, type Money, normalise, subtract, zero } from '../kernel/money';
import { refuse, type Refusal } from '../contract/refusals';
import { type PaymentLine, type Terms } from '../drafting/terms';

type ReportDelivery = Extract<Command, { type: 'reportDelivery' }>;
type DecideDelivery = Extract<Command, { type: 'acceptDelivery' | 'rejectDelivery' }>;
type RecordReceipt = Extract<Command, { type: 'recordReceipt' }>;

/** Where performance stands on the day the contract becomes active. */
export function beginPerformance(terms: Terms, since: Instant): Performance {
  return {
    milestones: Object.fromEntries(
      terms.milestones.map(({ milestoneId }) => [
        milestoneId,
        { status: 'due', attempt: 0, since, deliveredOn: null, evidence: null, overdue: false },
      ]),
    ),
    payments: Object.fromEntries(
      terms.paymentPlan.map(({ paymentLineId, amount }) => [
        paymentLineId,
        { received: zero(amount.currency), since, overdue: false },
      ]),
    ),
    receipts: [],
  };
}

export function outstanding(line: PaymentLine, performance: Performance): Money {
  const received = performance.payments[line.paymentLineId]?.received ?? zero(line.amount.currency);
  return subtract(line.amount, received);
}

export function isSettled(line: PaymentLine, performance: Performance): boolean {
  return compare(outstanding(line, performance), zero(line.amount.currency)) <= 0;
}

export function isAccepted(milestoneId: string, performance: Performance): boolean {
  return performance.milestones[milestoneId]?.status === 'accepted';
}

/** Whether no duty is open. */
export function isPerformed(terms: Terms, performance: Performance): boolean {
  return (
    terms.milestones.every(({ milestoneId }) => isAccepted(milestoneId, performance)) &&
    terms.paymentPlan.every((line) => isSettled(line, performance))
  );
}

/** Whether the contract lays down any duty at all; one that does not (a framework) ends with its term. */
export function hasDuties(terms: Terms): boolean {
  return terms.milestones.length + terms.paymentPlan.length > 0;
}

export function reportDelivery(contract: Active, command: ReportDelivery, now: Instant): EventBody[] | Refusal {
  const { milestoneId, deliveredOn, evidence } = command;
  const progress = contract.performance.milestones[milestoneId];
  if (progress === undefined) return refuse('UNKNOWN_MILESTONE', milestoneId, contract.number);
  if (progress.status !== 'due') return refuse('DELIVERY_ALREADY_REPORTED', milestoneId);
  if (deliveredOn > latestDayAnywhere(now)) return refuse('DATE_IN_FUTURE', deliveredOn);
  return [{ type: 'DeliveryReported', milestoneId, attempt: progress.attempt + 1, deliveredOn, evidence }];
}

/** The customer's word on a reported delivery (验收); it counts for the report it was asked for and no other. */
export function decideDelivery(contract: Active, command: DecideDelivery): EventBody[] | Refusal {
  const { milestoneId, attempt } = command;
  const progress = contract.performance.milestones[milestoneId];
  if (progress === undefined) return refuse('UNKNOWN_MILESTONE', milestoneId, contract.number);
  if (progress.attempt !== attempt) return refuse('STALE_DELIVERY', milestoneId, attempt, progress.attempt);
  if (progress.status !== 'reported') return refuse('DELIVERY_NOT_REPORTED', milestoneId);
  return command.type === 'acceptDelivery'
    ? [{ type: 'DeliveryAccepted', milestoneId, attempt, comment: command.comment }]
    : [{ type: 'DeliveryRejected', milestoneId, attempt, reason: command.reason }];
}

export function recordReceipt(contract: Active, command: RecordReceipt, now: Instant): EventBody[] | Refusal {
  const { paymentLineId, receivedOn, reference } = command;
  const line = contract.terms.paymentPlan.find((candidate) => candidate.paymentLineId === paymentLineId);
  if (line === undefined) return refuse('UNKNOWN_PAYMENT_LINE', paymentLineId, contract.number);
  const { currency } = line.amount;
  if (command.amount.currency !== currency) return refuse('CURRENCY_MISMATCH', currency, command.amount.currency);
  if (!isMoney(command.amount) || compare(command.amount, zero(currency)) <= 0)
    return refuse('NOT_AN_AMOUNT', command.amount.amount, currency);
  if (receivedOn > latestDayAnywhere(now)) return refuse('DATE_IN_FUTURE', receivedOn);
  if (contract.performance.receipts.some((receipt) => receipt.reference === reference))
    return refuse('DUPLICATE_RECEIPT', reference);
  const amount = normalise(command.amount);
  const open = outstanding(line, contract.performance);
  if (compare(amount, open) > 0)
    return refuse('RECEIPT_EXCEEDS_OUTSTANDING', `${amount.amount} ${currency}`, `${open.amount} ${currency}`);
  return [
    { type: 'ReceiptRecorded', paymentLineId, amount, receivedOn, reference, outstanding: subtract(open, amount) },
  ];
}
