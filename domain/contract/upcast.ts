import { type BoundStep } from '../approval/state';
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

/** An added approver from before the step itself said so: the event alone said where it was added. */
interface AddedWithoutPlace extends StoredEvent {
  type: 'ApproverAdded';
  stepId: string;
  position: 'before' | 'after';
  step: BoundStep;
}

function isWithoutPlace(event: StoredEvent): event is AddedWithoutPlace {
  return event.type === 'ApproverAdded' && (event as AddedWithoutPlace).step.addedTo === undefined; // `type` says which event it is
}

function withPlace({ step, ...event }: AddedWithoutPlace): StoredEvent {
  const { stepId, position } = event;
  return { ...event, ...{ step: { ...step, addedTo: { stepId, position } } } };
}

function toToday(event: StoredEvent): StoredEvent {
  if (isOfOneLine(event)) return withAllocations(event);
  return isWithoutPlace(event) ? withPlace(event) : event;
}

/**
 * Converts events of earlier formats to the current one; no other code reads an old format. Events stay for ever as they were written, in Postgres
 * and in workflow histories.
 */
export function upcast(event: StoredEvent): ContractEvent {
  return toToday(event) as unknown as ContractEvent; // recorded by us, and converted to the current format above
}
