import { type Day, type Instant } from '../kernel/days';
import { type Money } from '../kernel/money';

interface Due {
  paymentLineId: string;
  /** The agreed due day. */
  dueOn: Day;
  /** The effective due day at that time, from `effectiveDueOn`; older events do not have it. */
  effectiveDueOn?: Day;
  dueAt: Instant;
}

/** The part of a receipt that is allocated to a line. */
export interface Allocation {
  paymentLineId: string;
  amount: Money;
  /** The amount that remains outstanding on the line. */
  outstanding: Money;
}

/** The part that a reversed receipt had paid of a line. */
export interface ReturnedAllocation extends Allocation {
  /** The agreed due day; a line that was settled is due again on it. */
  dueOn: Day;
}

export interface PaymentEvents {
  /** A receipt (回款): one bank transfer. `reference` is the bank's; it can be booked only once in the company. */
  ReceiptRecorded: {
    amount: Money;
    receivedOn: Day;
    reference: string;
    allocations: Allocation[];
    /** The part of the receipt that is not allocated to a line; it is kept on the contract. */
    unallocated: Money;
  };
  /** Money kept on the contract is allocated to lines. `receiptSeq`: number of the event that recorded the receipt. */
  ReceiptAllocated: {
    receiptSeq: number;
    reference: string;
    /** The day of the receipt; older events do not have it. */
    receivedOn?: Day;
    allocations: Allocation[];
    /** The part of the receipt that is still not allocated. */
    unallocated: Money;
  };
  /** The receipt was not real, or not for this contract: what it had paid is owed again, and its reference is free again. */
  ReceiptReversed: {
    receiptSeq: number;
    amount: Money;
    receivedOn: Day;
    reference: string;
    reason: string;
    allocations: ReturnedAllocation[];
    /** The part of the receipt that was not allocated. */
    unallocated: Money;
  };
  /** The reminder before the due day. */
  PaymentReminderDue: Due;
  /** The due day has passed. The customer is told by `PaymentChased`, some working days later. */
  PaymentOverdue: Due & { outstanding: Money };
  /** A repeated reminder after the due day. */
  PaymentChased: Due & { occurrence: number };
}
