import { refuse, type Refusal } from '../contract/refusals';
import { type CustomerStanding } from '../customers/standing';

/** Why nothing goes on with this customer; null where it does, or the contract names no customer of the directory. */
export function refuseBlocked(customer: CustomerStanding | null): Refusal | null {
  return customer?.status === 'blocked' ? refuse('CUSTOMER_BLOCKED', customer.name, customer.reason ?? '') : null;
}
