import { type Day, type Instant } from '../kernel/days';
import { type Money } from '../kernel/money';

/** A payment line that is not yet settled. What is left out has not happened. */
export interface OpenPaymentLine {
  paymentLineId: string;
  dueOn: Day;
  outstanding: Money;
  /** Since when it is due as it is due now; left out, since the contract became active. */
  since?: Instant;
  overdue?: true;
  /** Whether the reminder before the due day has gone out. */
  warned?: true;
  /** How many reminders after the due day have gone out. */
  reminders?: number;
}

export interface PaymentState {
  open: OpenPaymentLine[];
  settled: number;
  /** What came and is for no line yet; left out where that is nothing. */
  unallocated?: Money;
}
