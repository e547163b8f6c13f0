import { type Day } from '../kernel/days';
import { type Money } from '../kernel/money';
import { type AllocationAsked } from './record-receipt';

/** A receipt as the books of the contract have it. */
export interface BookedReceipt {
  /** The number of the event by which it was recorded. */
  seq: number;
  amount: Money;
  receivedOn: Day;
  /** As it was recorded. */
  reference: string;
  isReversed: boolean;
  /** What of it counts for which line, each line once. */
  allocations: readonly AllocationAsked[];
}
