import { refuse, type Refusal } from '../contract/refusals';
import { type CustomerStanding } from '../customers/standing';

/** Refuses a blocked customer; null if it is not blocked, or not in the directory. */
export function refuseBlocked(customer: CustomerStanding | null): Refusal | null {
  return customer?.status === 'blocked' ? refuse('CUSTOMER_BLOCKED', customer.name, customer.reason ?? '') : null;
}
