import { add, compare, isZero, type Money, sum, zero } from '../kernel/money';
import { agreedDay, type Dated } from './due';
import { type OpenPaymentLine, type PaymentState } from './state';

/** Money received on the contract and not allocated to a line. */
export function unallocatedOf({ unallocated }: PaymentState, currency: string): Money {
  return unallocated ?? zero(currency);
}

export function withUnallocated({ unallocated: _before, ...payment }: PaymentState, unallocated: Money): PaymentState {
  return isZero(unallocated) ? payment : { ...payment, unallocated };
}

/**
 * Whether the unallocated money would pay this line and all lines due before it. The customer is then not asked to pay; our side must
 * allocate the money.
 */
export function isCovered(contract: Dated & { payment: PaymentState }, line: OpenPaymentLine): boolean {
  const { unallocated, open } = contract.payment;
  if (!unallocated) return false;
  const { dueOn } = agreedDay(contract, line);
  const earlier = open.filter((other) => {
    const due = agreedDay(contract, other);
    return due.awaits === null && due.dueOn < dueOn && other.paymentLineId !== line.paymentLineId;
  });
  const { currency } = unallocated;
  const needed = sum(
    earlier.map(({ outstanding }) => outstanding),
    currency,
  );
  return compare(unallocated, add(needed, line.outstanding)) >= 0;
}
