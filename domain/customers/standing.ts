import { type Money } from '../kernel/money';

/** Whether business is done with a customer: as usual, with a second look, or not at all. */
export type CustomerStatus = 'normal' | 'watched' | 'blocked';

/** A customer of the directory (相对方库) as a contract's rules see it. */
export interface CustomerStanding {
  customerId: string;
  name: string;
  status: CustomerStatus;
  /** Why it is watched or blocked. */
  reason: string | null;
  /** How much may be open at once; null where no limit is set. */
  creditLimit: Money | null;
  /** What its other contracts in force and on their way come to, in the currency of the limit. */
  committed: Money | null;
}
