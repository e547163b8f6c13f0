import { type Money, zero } from '../kernel/money';
import { type ContractEvent } from './events';

/** An event as it was recorded, whatever version of the program wrote it. */
export interface StoredEvent {
  type: string;
}

/** A receipt of before one transfer could be for several lines, or for none: the whole of it was for one. */
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
 * The one place where events of earlier shapes are given today's. Events are kept for ever as they were written, in Postgres and in the histories
 * of workflows; nobody else reads an old shape.
 */
export function upcast(event: StoredEvent): ContractEvent {
  const today = isOfOneLine(event) ? withAllocations(event) : event;
  return today as unknown as ContractEvent; // written by the recorder, and given the shape of today
}
