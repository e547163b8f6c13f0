import { add, compare, type Money } from '../kernel/money';

/** Whether we do business with a customer: as usual, with extra care, or not at all. */
export const customerStatuses = ['normal', 'watched', 'blocked'] as const;
export type CustomerStatus = (typeof customerStatuses)[number];

/** A customer of the directory (相对方库) as the rules of contracts see it. */
export interface CustomerStanding {
  customerId: string;
  name: string;
  status: CustomerStatus;
  /** The reason for the status. */
  reason: string | null;
  /** Credit limit; null if none is set. */
  creditLimit: Money | null;
  /** Total of its other contracts, in force or under way, in the currency of the limit. */
  committed: Money | null;
}

/** Whether a contract with this gross price exceeds the customer's credit limit; a limit in another currency is not applied. */
export function exceedsCredit(customer: CustomerStanding | null, gross: Money): boolean {
  const { creditLimit = null, committed = null } = customer ?? {};
  if (creditLimit?.currency !== gross.currency || committed === null) return false;
  return compare(add(committed, gross), creditLimit) > 0;
}
