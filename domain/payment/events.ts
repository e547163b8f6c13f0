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

/** What of a receipt counts for a line. */
export interface Allocation {
  paymentLineId: string;
  amount: Money;
  /** What is still to come on the line. */
  outstanding: Money;
}

/** What a reversed receipt had paid of a line. */
export interface ReturnedAllocation extends Allocation {
  /** As agreed: a line that was settled is due again on its day. */
  dueOn: Day;
}

export interface PaymentEvents {
  /** Money that came (回款), in one transfer. `reference` is the bank's; it is counted once in the company. */
  ReceiptRecorded: {
    amount: Money;
    receivedOn: Day;
    reference: string;
    allocations: Allocation[];
    /** What of the receipt is for no line yet: the contract keeps it. */
    unallocated: Money;
  };
  /** Money that the contract had kept counts for lines. `receiptSeq`: the number of the event by which it came. */
  ReceiptAllocated: {
    receiptSeq: number;
    reference: string;
    /** Of the receipt; events of before conditions were given the day of their money have none. */
    receivedOn?: Day;
    allocations: Allocation[];
    /** What of the receipt is still for no line. */
    unallocated: Money;
  };
  /** The money did not come, or not for this contract: what the receipt had paid is owed again, and its reference is free. */
  ReceiptReversed: {
    receiptSeq: number;
    amount: Money;
    receivedOn: Day;
    reference: string;
    reason: string;
    allocations: ReturnedAllocation[];
    /** What of the receipt had been for no line. */
    unallocated: Money;
  };
  /** Before the due day. */
  PaymentReminderDue: Due;
  /** The due day is over. The customer hears of it by `PaymentChased`, some working days later. */
  PaymentOverdue: Due & { outstanding: Money };
  /** After the due day, again and again. */
  PaymentChased: Due & { occurrence: number };
}
