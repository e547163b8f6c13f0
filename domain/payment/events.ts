import { type Day, type Instant } from '../kernel/days';
import { type Money } from '../kernel/money';

export interface PaymentEvents {
  /** Money that came (回款). `reference` is the bank's; it is counted once in the company. */
  ReceiptRecorded: {
    paymentLineId: string;
    amount: Money;
    receivedOn: Day;
    reference: string;
    /** What is still to come on the line. */
    outstanding: Money;
  };
  /** Before the due day. */
  PaymentReminderDue: { paymentLineId: string; dueOn: Day; dueAt: Instant };
  PaymentOverdue: { paymentLineId: string; dueOn: Day; outstanding: Money; dueAt: Instant };
  /** After the due day, again and again. */
  PaymentChased: { paymentLineId: string; dueOn: Day; occurrence: number; dueAt: Instant };
}
