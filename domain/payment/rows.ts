import { effectiveDueOn } from '../contract/due-day';
import { type EventTable, type StateTable } from '../contract/projection';
import { compare, subtract, zero } from '../kernel/money';
import { type PaymentEvents } from './events';
import { referenceKey } from './reference-key';

/** Every line of the payment plan and what has come in on it. */
export const paymentLineTable: StateTable = {
  table: 'obligations',
  key: ['contractId', 'kind', 'obligationId'],
  rows: (contract, { terms, calendar }) => {
    const { contractId } = contract;
    const payment = 'payment' in contract ? contract.payment : null;
    const open = new Map(payment?.open.map((line) => [line.paymentLineId, line]));
    return terms.paymentPlan.map(({ paymentLineId, title, dueOn, amount }) => {
      const line = open.get(paymentLineId);
      const outstanding = payment ? (line?.outstanding ?? zero(amount.currency)) : amount;
      const isPartPaid = compare(outstanding, amount) < 0;
      // Before the contract is in force nothing is due, though money may come in.
      const isAgreed = !payment || (contract.stage === 'signed' && line !== undefined && !isPartPaid);
      const status = isAgreed ? 'agreed' : !line ? 'settled' : isPartPaid ? 'part_paid' : 'due';
      return {
        ...{ contractId, kind: 'payment', obligationId: paymentLineId, title, dueOn, status },
        effectiveDueOn:
          line && contract.stage !== 'signed' ? effectiveDueOn(contract.terms, line.dueOn, calendar) : null,
        ...{ overdue: line?.overdue ?? false, currency: amount.currency },
        ...{ amount: amount.amount, received: subtract(amount, outstanding).amount },
      };
    });
  },
};

/** Money that came. */
export const receiptTable: EventTable<PaymentEvents> = {
  table: 'receipts',
  key: ['contractId', 'seq'],
  rows: {
    ReceiptRecorded: ({ contractId }, { seq, paymentLineId, amount, receivedOn, reference, at: recordedAt }) => [
      {
        ...{ contractId, seq, paymentLineId, amount: amount.amount, currency: amount.currency },
        ...{ receivedOn, reference, referenceKey: referenceKey(reference), recordedAt },
      },
    ],
  },
};
