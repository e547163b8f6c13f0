import { type Money, zero } from '../kernel/money';
import { type ContractEvent } from './events';

/** An event as recorded by any version of the program. */
export interface StoredEvent {
  type: string;
}

/** A receipt from the time when each transfer was for exactly one payment line. */
interface ReceiptOfOneLine extends StoredEvent {
  type: 'ReceiptRecorded';
  paymentLineId: string;
  amount: Money;
  outstanding: Money;
}

function isOfOneLine(event: StoredEvent): event is ReceiptOfOneLine {
  return event.type === 'ReceiptRecorded' && !('allocations' in event);
}

function withAllocations({ paymentLineId, outstanding, ...receipt }: ReceiptOfOneLine): StoredEvent {
  const { amount } = receipt;
  const allocations = [{ paymentLineId, amount, outstanding }];
  return { ...receipt, ...{ allocations, unallocated: zero(amount.currency) } };
}

/**
 * Converts events of earlier formats to the current one; no other code reads an old format. Events stay for ever as they were written, in Postgres
 * and in workflow histories.
 */
export function upcast(event: StoredEvent): ContractEvent {
  const today = isOfOneLine(event) ? withAllocations(event) : event;
  return today as unknown as ContractEvent; // recorded by us, and converted to the current format above
}
