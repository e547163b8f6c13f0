import { type Day } from '../kernel/days';
import { type Money } from '../kernel/money';
import { type AllocationAsked } from './record-receipt';

/** A receipt as recorded on the contract. */
export interface BookedReceipt {
  /** Number of the event that recorded it. */
  seq: number;
  amount: Money;
  receivedOn: Day;
  /** The reference as recorded. */
  reference: string;
  isReversed: boolean;
  /** The amounts allocated to lines, one entry per line. */
  allocations: readonly AllocationAsked[];
}
