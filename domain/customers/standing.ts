import { add, compare, type Money } from '../kernel/money';

/** Whether business is done with a customer: as usual, with a second look, or not at all. */
export const customerStatuses = ['normal', 'watched', 'blocked'] as const;
export type CustomerStatus = (typeof customerStatuses)[number];

/** A customer of the directory (相对方库) as a contract's rules see it. */
export interface CustomerStanding {
  customerId: string;
  name: string;
  status: CustomerStatus;
  /** Why it stands so. */
  reason: string | null;
  /** How much may be open at once; null where no limit is set. */
  creditLimit: Money | null;
  /** What its other contracts in force and on their way come to, in the currency of the limit. */
  committed: Money | null;
}

/** Whether a contract at this gross price brings the customer above its credit limit; a limit in another currency says nothing about it. */
export function exceedsCredit(customer: CustomerStanding | null, gross: Money): boolean {
  const { creditLimit = null, committed = null } = customer ?? {};
  if (creditLimit?.currency !== gross.currency || committed === null) return false;
  return compare(add(committed, gross), creditLimit) > 0;
}
