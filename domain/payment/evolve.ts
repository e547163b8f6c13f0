import { type Active, type Contract, type Signed } from '../contract/contract';
import { type Evolvers, inStage } from '../contract/evolver';
import { isZero } from '../kernel/money';
import { CorruptHistoryError, type Recorded } from '../kernel/stream';
import { type PaymentEvents } from './events';
import { type OpenPaymentLine } from './state';

type Event = Recorded<{ type: keyof PaymentEvents; paymentLineId: string }>;

/** The contract with one open line as it has become; null closes it. */
function withLine(
  contract: Contract,
  event: Event,
  change: (line: OpenPaymentLine) => OpenPaymentLine | null,
): Active | Signed {
  const current = inStage(contract, ['signed', 'active'], event);
  const { open, settled } = current.payment;
  const line = open.find(({ paymentLineId }) => paymentLineId === event.paymentLineId);
  if (!line) throw new CorruptHistoryError(`${contract.contractId} has no open payment line ${event.paymentLineId}.`);
  const next = change(line);
  const others = open.flatMap((other) => (other === line ? (next ?? []) : other));
  return { ...current, payment: { open: others, settled: next ? settled : settled + 1 } };
}

export const paymentEvolvers: Evolvers<PaymentEvents> = {
  ReceiptRecorded: (contract, event) => {
    const { outstanding } = event;
    return withLine(contract, event, (line) => (isZero(outstanding) ? null : { ...line, outstanding }));
  },
  PaymentReminderDue: (contract, event) => withLine(contract, event, (line) => ({ ...line, warned: true })),
  PaymentOverdue: (contract, event) => {
    // Before due days were told from effective ones, the customer was mailed by this event: that was the first of the reminders.
    const told = event.effectiveDueOn === undefined ? { reminders: 1 } : {};
    return withLine(contract, event, (line) => ({ ...line, overdue: true, ...told }));
  },
  PaymentChased: (contract, event) =>
    withLine(contract, event, (line) => ({ ...line, reminders: event.occurrence + 1 })),
};
