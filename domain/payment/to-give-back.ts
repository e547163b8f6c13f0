import { type Contract } from '../contract/contract';
import { type Terms } from '../drafting/terms';
import { isLapsed } from '../ending/lapsed';
import { add, type Money, subtract, sum } from '../kernel/money';
import { unallocatedOf } from './unallocated';

/**
 * The money received for a contract that never took effect, whatever line it was booked on: it was not owed and must be paid back. Null if
 * the contract took effect or has not ended, so that nothing is to be paid back. A reversed receipt no longer counts.
 * Source: 中华人民共和国民法典 (Civil Code) art. 157.
 */
export function toGiveBackOf(contract: Contract, { paymentPlan }: Terms): Money | null {
  if (!isLapsed(contract) || !('payment' in contract) || !contract.payment) return null;
  const { payment, terms } = contract;
  const { currency } = terms.gross;
  const planned = sum(
    paymentPlan.map(({ amount }) => amount),
    currency,
  );
  const outstanding = sum(
    payment.open.map((line) => line.outstanding),
    currency,
  );
  return add(subtract(planned, outstanding), unallocatedOf(payment, currency));
}
