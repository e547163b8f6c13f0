import { type Active, type Contract, type Signed } from '../contract/contract';
import { type Evolvers, inStage } from '../contract/evolver';
import { type Instant } from '../kernel/days';
import { add, isZero, type Money, subtract } from '../kernel/money';
import { CorruptHistoryError, type Recorded } from '../kernel/stream';
import { allocatedIn, type Receiving, receivingStages } from './allocate';
import { conditionMoneyCame, conditionMoneyGone } from '../signing/paid-conditions';
import { type Allocation, type PaymentEvents, type ReturnedAllocation } from './events';
import { type OpenPaymentLine, type PaymentState } from './state';
import { unallocatedOf, withUnallocated } from './unallocated';

type Event = Recorded<{ type: keyof PaymentEvents; paymentLineId: string }>;

/** The payments with one open line changed; null closes the line. */
function changeLine(
  { contractId }: Contract,
  payment: PaymentState,
  paymentLineId: string,
  change: (line: OpenPaymentLine) => OpenPaymentLine | null,
): PaymentState {
  const line = payment.open.find((open) => open.paymentLineId === paymentLineId);
  if (!line) throw new CorruptHistoryError(`${contractId} has no open payment line ${paymentLineId}.`);
  const next = change(line);
  const open = payment.open.flatMap((other) => (other === line ? (next ?? []) : other));
  return { ...payment, open, settled: next ? payment.settled : payment.settled + 1 };
}

function withLine(
  contract: Contract,
  event: Event,
  change: (line: OpenPaymentLine) => OpenPaymentLine | null,
): Active | Signed {
  const current = inStage(contract, ['signed', 'active'], event);
  return { ...current, payment: changeLine(current, current.payment, event.paymentLineId, change) };
}

/** The contract with changed payments. */
function withPayment(
  contract: Contract,
  event: Recorded<{ type: keyof PaymentEvents }>,
  change: (payment: PaymentState, contract: Receiving) => PaymentState,
): Contract {
  const current = inStage(contract, receivingStages, event);
  const payment = change(current.payment ?? { open: [], settled: 0 }, current);
  // Separate returns, because TypeScript does not narrow a union type for a spread.
  if (current.stage === 'signed') return { ...current, payment };
  return current.stage === 'active' ? { ...current, payment } : { ...current, payment };
}

function pay(contract: Contract, payment: PaymentState, allocations: readonly Allocation[]): PaymentState {
  return allocations.reduce(
    (paid, { paymentLineId, outstanding }) =>
      changeLine(contract, paid, paymentLineId, (line) => (isZero(outstanding) ? null : { ...line, outstanding })),
    payment,
  );
}

/** Makes an amount owed again. A line that was settled is reopened, and its reminders start anew. */
function owe(
  { stage }: Pick<Contract, 'stage'>,
  payment: PaymentState,
  { paymentLineId, dueOn, outstanding }: ReturnedAllocation,
  at: Instant,
): PaymentState {
  if (payment.open.some((line) => line.paymentLineId === paymentLineId)) {
    const open = payment.open.map((line) => (line.paymentLineId === paymentLineId ? { ...line, outstanding } : line));
    return { ...payment, open };
  }
  // Nothing is due before the contract is in force.
  const since = stage === 'signed' ? {} : { since: at };
  const line = { paymentLineId, dueOn, outstanding, ...since };
  return { ...payment, open: [...payment.open, line], settled: payment.settled - 1 };
}

const kept = (payment: PaymentState, { currency }: Money) => unallocatedOf(payment, currency);

export const paymentEvolvers: Evolvers<PaymentEvents> = {
  ReceiptRecorded: (contract, event) =>
    withPayment(conditionMoneyCame(contract, { ...event, receiptSeq: event.seq }), event, (payment) => {
      const { allocations, unallocated } = event;
      return withUnallocated(pay(contract, payment, allocations), add(kept(payment, unallocated), unallocated));
    }),
  ReceiptAllocated: (contract, event) =>
    withPayment(conditionMoneyCame(contract, { receivedOn: undefined, ...event }), event, (payment) => {
      const { allocations, unallocated } = event;
      const taken = allocatedIn(allocations, unallocated.currency);
      return withUnallocated(pay(contract, payment, allocations), subtract(kept(payment, unallocated), taken));
    }),
  ReceiptReversed: (contract, event) =>
    withPayment(conditionMoneyGone(contract, event.receiptSeq), event, (payment) => {
      const { allocations, unallocated, at } = event;
      const owed = allocations.reduce((before, allocation) => owe(contract, before, allocation, at), payment);
      return withUnallocated(owed, subtract(kept(payment, unallocated), unallocated));
    }),
  PaymentReminderDue: (contract, event) => withLine(contract, event, (line) => ({ ...line, warned: true })),
  PaymentOverdue: (contract, event) => {
    // Older events, without `effectiveDueOn`, also mailed the customer: that was the first reminder.
    const told = event.effectiveDueOn === undefined ? { reminders: 1 } : {};
    return withLine(contract, event, (line) => ({ ...line, overdue: true, ...told }));
  },
  PaymentChased: (contract, event) =>
    withLine(contract, event, (line) => ({ ...line, reminders: event.occurrence + 1 })),
};
