import { type Contract } from '../../domain/contract/contract';
import { add, compare, isZero, type Money, subtract, sum, zero } from '../../domain/kernel/money';
import { type PaymentState } from '../../domain/payment/state';
import { booksOf, termsOf } from './contract-library';

/** Receipts that were not reversed: their total, and the amount allocated to a line. */
function cameIn(contract: Contract, currency: string) {
  const books = booksOf(contract).filter(({ isReversed }) => !isReversed);
  const total = (amounts: Money[]) => sum(amounts, currency);
  const onLine = (paymentLineId: string) =>
    total(
      books.flatMap(({ allocations }) =>
        allocations.filter((one) => one.paymentLineId === paymentLineId).map(({ amount }) => amount),
      ),
    );
  return { received: total(books.map(({ amount }) => amount)), onLine };
}

/**
 * Checks that for each line the received and the outstanding amount add up to its amount, that a line is open exactly while something is outstanding,
 * and that all money received is either allocated or unallocated.
 */
export function expectEveryCent(contract: Contract, { open, settled, unallocated }: PaymentState): void {
  const { paymentPlan, price } = termsOf(contract);
  const { currency } = price.gross;
  const { received, onLine } = cameIn(contract, currency);
  const lines = paymentPlan.map(({ paymentLineId, amount }) => {
    const line = open.find((one) => one.paymentLineId === paymentLineId);
    const outstanding = line?.outstanding ?? zero(currency);
    expect(compare(add(onLine(paymentLineId), outstanding), amount)).toBe(0);
    expect(line !== undefined && isZero(line.outstanding)).toBe(false);
    return line;
  });
  expect(open).toHaveLength(lines.filter((line) => line !== undefined).length);
  expect(open.length + settled).toBeLessThanOrEqual(paymentPlan.length);
  const allocated = sum(
    paymentPlan.map(({ paymentLineId }) => onLine(paymentLineId)),
    currency,
  );
  const kept = unallocated ?? zero(currency);
  expect(subtract(received, allocated)).toEqual(kept);
  expect(compare(kept, zero(currency))).toBeGreaterThanOrEqual(0);
  expect(unallocated !== undefined && isZero(unallocated)).toBe(false);
}
