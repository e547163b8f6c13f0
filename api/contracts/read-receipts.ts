import { type z } from 'zod';
import { type Money, normalise, subtract, sum } from '../../domain/kernel/money';
import { type Database } from '../../prisma/client';
import { type contractView } from './contract-view';

type ReceiptView = NonNullable<z.input<typeof contractView>['performance']>['receipts'][number];

/**
 * The receipts of a contract with their allocations and the unallocated rest. A reversed receipt keeps its former allocations but counts for nothing.
 */
export async function receiptsOf(db: Database, contractId: string): Promise<ReceiptView[]> {
  const [receipts, rows] = await Promise.all([
    db.receipt.findMany({ where: { contractId }, orderBy: { seq: 'asc' } }),
    db.receiptAllocation.findMany({ where: { contractId }, orderBy: [{ seq: 'asc' }, { paymentLineId: 'asc' }] }),
  ]);
  return receipts.map(({ seq, amount, currency, receivedOn, reference, reversedAt, reversedBecause }) => {
    const money = (value: { toFixed: () => string }): Money => normalise({ amount: value.toFixed(), currency });
    const allocations = rows
      .filter(({ receiptSeq }) => receiptSeq === seq)
      .map((row) => ({ paymentLineId: row.paymentLineId, amount: money(row.amount) }));
    const allocated = sum(
      allocations.map((one) => one.amount),
      currency,
    );
    return {
      ...{ amount: money(amount), receivedOn: receivedOn.toISOString().slice(0, 10), reference, allocations },
      unallocated: subtract(money(amount), allocated),
      reversed: reversedAt && { at: reversedAt.toISOString(), reason: reversedBecause ?? '' },
    };
  });
}
