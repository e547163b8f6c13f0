import { type Day, type Instant } from '../kernel/days';
import { type Money } from '../kernel/money';

/** A payment line that is not settled yet. Fields are absent until they apply. */
export interface OpenPaymentLine {
  paymentLineId: string;
  dueOn: Day;
  outstanding: Money;
  /** Since when it has had its current due day; absent: since the contract became active. */
  since?: Instant;
  overdue?: true;
  /** Whether the reminder before the due day was sent. */
  warned?: true;
  /** Number of reminders sent after the due day. */
  reminders?: number;
}

export interface PaymentState {
  open: OpenPaymentLine[];
  settled: number;
  /** Money received and not allocated to a line; absent if zero. */
  unallocated?: Money;
}
