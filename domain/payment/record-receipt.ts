import { type Day } from '../kernel/days';
import { type Money } from '../kernel/money';

/** An amount of a receipt to be allocated to a line. */
export interface AllocationAsked {
  paymentLineId: string;
  amount: Money;
}

/**
 * The payload for recording one transfer. `allocations` distribute it over lines; `paymentLineId` instead allocates it to one line, up to what is
 * outstanding there. The rest is kept on the contract. These types are in a file without rules, because an entry that waits for verification
 * contains them.
 */
export interface RecordReceipt {
  paymentLineId?: string;
  allocations?: AllocationAsked[];
  amount: Money;
  receivedOn: Day;
  reference: string;
}

/** Allocates money of a receipt that was kept on the contract. */
export interface AllocateReceipt {
  reference: string;
  allocations: AllocationAsked[];
}

/** Reverses a receipt: it was dishonoured, or booked on the wrong contract or with a wrong amount. */
export interface ReverseReceipt {
  reference: string;
  reason: string;
}
