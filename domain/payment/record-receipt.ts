import { type Day } from '../kernel/days';
import { type Money } from '../kernel/money';

/** What is recorded of money that came; apart from its rule, for an entry that waits to be verified holds it. */
export interface RecordReceipt {
  paymentLineId: string;
  amount: Money;
  receivedOn: Day;
  reference: string;
}
