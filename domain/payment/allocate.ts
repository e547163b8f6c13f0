import { type Contract } from '../contract/contract';
import { type Input } from '../contract/inputs';
import { refuse, type Refusal } from '../contract/refusals';
import { compare, isMoney, type Money, normalise, subtract, sum, zero } from '../kernel/money';
import { moneyWords } from '../kernel/show-money';
import { type Allocation } from './events';
import { type AllocationAsked } from './record-receipt';

/** A contract that can receive money: signed, in force, or ended and not archived. */
export type Receiving = Contract & { stage: (typeof receivingStages)[number] };
export const receivingStages = ['signed', 'active', 'completed', 'terminated', 'expired'] as const;

/** Refuses an amount that is in another currency or not above zero. */
export function refuseAmount({ terms }: Receiving, amount: Money): Refusal | null {
  const { currency } = terms.gross;
  if (amount.currency !== currency) return refuse('CURRENCY_MISMATCH', currency, amount.currency);
  const isPositive = isMoney(amount) && compare(amount, zero(currency)) > 0;
  return isPositive ? null : refuse('NOT_AN_AMOUNT', amount.amount, currency);
}

/** The outstanding amount of a line, or the refusal if it is settled or unknown. */
export function outstandingOn(contract: Receiving, paymentLineId: string, input: Input<'texts'>): Money | Refusal {
  const line = contract.payment?.open.find((open) => open.paymentLineId === paymentLineId);
  if (line) return line.outstanding;
  const { paymentPlan } = input('texts').termsOf(contract.terms);
  const isKnown = paymentPlan.some((planned) => planned.paymentLineId === paymentLineId);
  return refuse(isKnown ? 'PAYMENT_LINE_SETTLED' : 'UNKNOWN_PAYMENT_LINE', paymentLineId, contract.number);
}

function allocateOne(
  contract: Receiving,
  { paymentLineId, amount: asked }: AllocationAsked,
  input: Input<'texts'>,
): Allocation | Refusal {
  const outstanding = outstandingOn(contract, paymentLineId, input);
  if ('refused' in outstanding) return outstanding;
  const wrong = refuseAmount(contract, asked);
  if (wrong) return wrong;
  const amount = normalise(asked);
  if (compare(amount, outstanding) > 0)
    return refuse('ALLOCATION_EXCEEDS_OUTSTANDING', ...[moneyWords(amount), moneyWords(outstanding), paymentLineId]);
  return { paymentLineId, amount, outstanding: subtract(outstanding, amount) };
}

/** Allocates at most `money`; each allocation tells what remains outstanding on its line. */
export function allocate(
  contract: Receiving,
  asked: readonly AllocationAsked[],
  money: Money,
  input: Input<'texts'>,
): Allocation[] | Refusal {
  const ids = asked.map(({ paymentLineId }) => paymentLineId);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) return refuse('LINE_ALLOCATED_TWICE', twice);
  const done: Allocation[] = [];
  for (const one of asked) {
    const allocation = allocateOne(contract, one, input);
    if ('refused' in allocation) return allocation;
    done.push(allocation);
  }
  const total = allocatedIn(done, money.currency);
  if (compare(total, money) > 0) return refuse('ALLOCATIONS_EXCEED_RECEIPT', moneyWords(total), moneyWords(money));
  return done;
}

export function allocatedIn(allocations: readonly Pick<Allocation, 'amount'>[], currency: string): Money {
  return sum(
    allocations.map(({ amount }) => amount),
    currency,
  );
}
