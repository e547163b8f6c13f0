import { type Day, type Instant } from '../kernel/days';
import { type Money } from '../kernel/money';

interface Due {
  paymentLineId: string;
  /** As agreed. */
  dueOn: Day;
  /** When it was really due, as `effectiveDueOn` gave it then; events of before this was told apart have none. */
  effectiveDueOn?: Day;
  dueAt: Instant;
}

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
  PaymentReminderDue: Due;
  /** The due day is over. The customer hears of it by `PaymentChased`, some working days later. */
  PaymentOverdue: Due & { outstanding: Money };
  /** After the due day, again and again. */
  PaymentChased: Due & { occurrence: number };
}
