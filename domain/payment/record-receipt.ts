import { type Day } from '../kernel/days';
import { type Money } from '../kernel/money';

/** So much of money that came is to count for a line. */
export interface AllocationAsked {
  paymentLineId: string;
  amount: Money;
}

/**
 * What is recorded of one transfer. `allocations` say what counts for which line; `paymentLineId` in their place: for this line, as far as it is
 * outstanding. What is left of the amount stays with the contract. These stand apart from their rules, for an entry that waits to be verified holds
 * them.
 */
export interface RecordReceipt {
  paymentLineId?: string;
  allocations?: AllocationAsked[];
  amount: Money;
  receivedOn: Day;
  reference: string;
}

/** What the contract has kept of a receipt counts for lines. */
export interface AllocateReceipt {
  reference: string;
  allocations: AllocationAsked[];
}

/** The receipt never was: it was dishonoured, or was booked on the wrong contract, or in a wrong amount. */
export interface ReverseReceipt {
  reference: string;
  reason: string;
}
