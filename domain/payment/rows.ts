import { type EventTable, type StateTable } from '../contract/projection';
import { isLapsed } from '../ending/lapsed';
import { compare, subtract, zero } from '../kernel/money';
import { paymentDue } from './due';
import { type PaymentEvents } from './events';
import { referenceKey } from './reference-key';

/** One row per line of the payment plan, with what was received. */
export const paymentLineTable: StateTable = {
  table: 'obligations',
  key: ['contractId', 'kind', 'obligationId'],
  rows: (contract, { terms, calendar }) => {
    const { contractId } = contract;
    const payment = 'payment' in contract ? contract.payment : null;
    const isInForce = contract.stage !== 'signed' && !isLapsed(contract);
    const open = new Map(payment?.open.map((line) => [line.paymentLineId, line]));
    return terms.paymentPlan.map((agreed) => {
      const { paymentLineId, title, amount } = agreed;
      const line = open.get(paymentLineId);
      const { dueOn, effectiveDueOn, awaits } = paymentDue(contract, line ?? agreed, calendar);
      const outstanding = payment ? (line?.outstanding ?? zero(amount.currency)) : amount;
      const isPartPaid = compare(outstanding, amount) < 0;
      // Nothing is due before the contract is in force, though money may come in.
      const isAgreed = !payment || (!isInForce && line !== undefined && !isPartPaid);
      const isOpen = line !== undefined && isInForce;
      const due = awaits === null ? 'due' : 'awaiting_acceptance';
      const status = isAgreed ? 'agreed' : !line ? 'settled' : isPartPaid ? 'part_paid' : due;
      return {
        ...{ contractId, kind: 'payment', obligationId: paymentLineId, title, dueOn, status },
        ...{ effectiveDueOn: isOpen ? effectiveDueOn : null, awaits: isOpen ? awaits : null },
        ...{ overdue: line?.overdue ?? false, currency: amount.currency },
        ...{ amount: amount.amount, received: subtract(amount, outstanding).amount },
      };
    });
  },
};

/** The columns of a transfer. */
function transfer({ amount, receivedOn, reference }: Pick<PaymentEvents['ReceiptRecorded'], Transfer>) {
  return {
    ...{ amount: amount.amount, currency: amount.currency, receivedOn },
    ...{ reference, referenceKey: referenceKey(reference) },
  };
}
type Transfer = 'amount' | 'receivedOn' | 'reference';

/** One row per receipt, including reversed ones. A receipt is identified by the number of its event. */
export const receiptTable: EventTable<PaymentEvents> = {
  table: 'receipts',
  key: ['contractId', 'seq'],
  rows: {
    ReceiptRecorded: ({ contractId }, event) => [
      { contractId, seq: event.seq, ...transfer(event), recordedAt: event.at },
    ],
    ReceiptReversed: ({ contractId }, event) => [
      {
        ...{ contractId, seq: event.receiptSeq, ...transfer(event) },
        ...{ reversedAt: event.at, reversedBecause: event.reason },
      },
    ],
  },
};

/** What each receipt is allocated to. The allocations of a reversed receipt stay on record. */
export const allocationTable: EventTable<PaymentEvents> = {
  table: 'receipt_allocations',
  key: ['contractId', 'seq', 'paymentLineId'],
  rows: {
    ReceiptRecorded: ({ contractId }, { seq, allocations }) =>
      allocations.map(({ paymentLineId, amount }) => ({
        ...{ contractId, seq, paymentLineId, receiptSeq: seq, amount: amount.amount },
      })),
    ReceiptAllocated: ({ contractId }, { seq, receiptSeq, allocations }) =>
      allocations.map(({ paymentLineId, amount }) => ({
        ...{ contractId, seq, paymentLineId, receiptSeq, amount: amount.amount },
      })),
  },
};
